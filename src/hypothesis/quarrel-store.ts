import { and, eq, isNull } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { quarrels } from '../database/schema/index.ts';

/** Two sides of a quarrel, and the bet that answers it. */
export type Quarrel = Readonly<typeof quarrels.$inferSelect>;

/** One quarrel of the workspace. */
export async function quarrelById(q: Query, workspaceId: string, id: string): Promise<Quarrel | undefined> {
  const [row] = await q
    .select()
    .from(quarrels)
    .where(and(eq(quarrels.id, id), eq(quarrels.workspaceId, workspaceId)))
    .limit(1);
  return row;
}

/** The quarrel that a hypothesis is to answer, if any. */
export async function quarrelOf(q: Query, hypothesisId: string): Promise<Quarrel | undefined> {
  const [row] = await q.select().from(quarrels).where(eq(quarrels.hypothesisId, hypothesisId)).limit(1);
  return row;
}

/** Stores a quarrel. @throws when its hypothesis answers another one */
export async function addQuarrel(change: Change, opened: Omit<Quarrel, 'id' | 'openedAt'>): Promise<Quarrel> {
  const quarrel: Quarrel = { ...opened, id: change.newId(), openedAt: change.at };
  await change.tx.insert(quarrels).values(quarrel);
  return quarrel;
}

/** Somebody writes the other side; one that is written stays. */
export async function addOtherSide(
  change: Change,
  id: string,
  side: Pick<Quarrel, 'other' | 'otherBy' | 'otherMind'>,
): Promise<void> {
  await change.tx
    .update(quarrels)
    .set(side)
    .where(and(eq(quarrels.id, id), isNull(quarrels.other)));
}
