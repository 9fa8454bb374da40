import { and, eq, gte, isNull } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { secrets, visits, wallLinks } from '../database/schema/index.ts';
import { keptSecret } from '../delivery/store/due.ts';
import type { Squad } from '../squad/squad.ts';

const SECRET = 'pages';

export type Visit = Readonly<typeof visits.$inferSelect>;
export type WallLink = Readonly<typeof wallLinks.$inferSelect>;
type Of = Pick<Squad, 'id' | 'workspaceId'>;

/** What passes are made with. @param make makes it, the first time */
export const passSecret = (change: Change, make: () => string): Promise<string> =>
  keptSecret(change.tx, SECRET, make);

/** The same, for reading one; undefined before the first. */
export async function knownPassSecret(q: Query): Promise<string | undefined> {
  const [row] = await q.select({ value: secrets.value }).from(secrets).where(eq(secrets.name, SECRET));
  return row?.value;
}

/** A member may open the page until then. @returns the visit's id */
export async function addVisit(
  change: Change,
  { id: squadId, workspaceId }: Of,
  given: { readonly userId: string; readonly linkUntil: number },
): Promise<string> {
  const id = change.newId();
  await change.tx.insert(visits).values({ id, workspaceId, squadId, ...given, at: change.at });
  return id;
}

export async function visitOf(q: Query, id: string): Promise<Visit | undefined> {
  const [row] = await q.select().from(visits).where(eq(visits.id, id)).limit(1);
  return row;
}

/** The visit begins, unless it did before, or its link is too old. */
export async function openVisit(change: Change, id: string, until: number): Promise<boolean> {
  const opened = await change.tx
    .update(visits)
    .set({ openedAt: change.at, until })
    .where(and(eq(visits.id, id), isNull(visits.openedAt), gte(visits.linkUntil, change.at)))
    .returning({ id: visits.id });
  return opened.length > 0;
}

/** The squad's link for a wall, unless it has none. */
export async function currentWall(q: Query, squadId: string): Promise<WallLink | undefined> {
  const [row] = await q
    .select()
    .from(wallLinks)
    .where(and(eq(wallLinks.squadId, squadId), isNull(wallLinks.endedAt)))
    .limit(1);
  return row;
}

/** The link for a wall of that id, unless it was revoked. */
export async function wallOf(q: Query, id: string): Promise<WallLink | undefined> {
  const [row] = await q
    .select()
    .from(wallLinks)
    .where(and(eq(wallLinks.id, id), isNull(wallLinks.endedAt)))
    .limit(1);
  return row;
}

/** The squad gets a link for a wall. @returns its id */
export async function addWall(change: Change, { id: squadId, workspaceId }: Of, by: string): Promise<string> {
  const id = change.newId();
  await change.tx.insert(wallLinks).values({ id, workspaceId, squadId, by, at: change.at });
  return id;
}

/** It leads nowhere from now on. @returns whether there was one */
export async function endWall(change: Change, { id }: Of, by: string): Promise<boolean> {
  const ended = await change.tx
    .update(wallLinks)
    .set({ endedAt: change.at, endedBy: by })
    .where(and(eq(wallLinks.squadId, id), isNull(wallLinks.endedAt)))
    .returning({ id: wallLinks.id });
  return ended.length > 0;
}
