import { and, eq, isNull } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { secrets, squadTokens } from '../database/schema/index.ts';
import { keptSecret } from '../delivery/store/due.ts';
import type { Squad } from '../squad/squad.ts';

/** A squad's token, as far as it is kept. */
export type SquadToken = Readonly<typeof squadTokens.$inferSelect>;

/** The one that programs may use now. */
export async function currentToken(q: Query, squadId: string): Promise<SquadToken | undefined> {
  const [row] = await q
    .select()
    .from(squadTokens)
    .where(and(eq(squadTokens.squadId, squadId), isNull(squadTokens.endedAt)))
    .limit(1);
  return row;
}

/** The one with that hash, unless it has ended. */
export async function tokenWith(q: Query, hash: string): Promise<SquadToken | undefined> {
  const [row] = await q
    .select()
    .from(squadTokens)
    .where(and(eq(squadTokens.hash, hash), isNull(squadTokens.endedAt)))
    .limit(1);
  return row;
}

/** The squad's token is ended at once. @returns whether there was one */
export async function endToken(change: Change, squad: Pick<Squad, 'id'>, by: string): Promise<boolean> {
  const ended = await change.tx
    .update(squadTokens)
    .set({ endedAt: change.at, endedBy: by })
    .where(and(eq(squadTokens.squadId, squad.id), isNull(squadTokens.endedAt)))
    .returning({ id: squadTokens.id });
  return ended.length > 0;
}

/** The squad has this one from now on. @returns whether that ended another */
export async function beginToken(
  change: Change,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
  given: { readonly hash: string; readonly by: string },
): Promise<boolean> {
  const replaced = await endToken(change, squad, given.by);
  const { id: squadId, workspaceId } = squad;
  await change.tx
    .insert(squadTokens)
    .values({ id: change.newId(), workspaceId, squadId, ...given, at: change.at });
  return replaced;
}

/** A program has sent something with it. */
export async function noteUse(change: Change, { id }: Pick<SquadToken, 'id'>): Promise<void> {
  await change.tx.update(squadTokens).set({ usedAt: change.at }).where(eq(squadTokens.id, id));
}

const SECRET = 'squad tokens';

/** What tokens are made from. @param make makes it, the first time */
export const tokenSecret = (change: Change, make: () => string): Promise<string> =>
  keptSecret(change.tx, SECRET, make);

/** The same, for showing one again; undefined before the first. */
export async function knownTokenSecret(q: Query): Promise<string | undefined> {
  const [row] = await q.select({ value: secrets.value }).from(secrets).where(eq(secrets.name, SECRET));
  return row?.value;
}
