import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { nullsFirst } from '../database/portable.ts';
import { actions, occurrences, retroNotes } from '../database/schema/index.ts';
import { previousClosed } from '../ritual/outcome-store.ts';
import type { Action } from './action.ts';
import { notesOf, type Try, triesOf } from './note-store.ts';

/** Most actions a list is read with: a squad that has more open ones looks at the oldest first. */
const MOST = 50;

/** One action of the workspace. */
export async function actionOf(q: Query, workspaceId: string, id: string): Promise<Action | undefined> {
  const [row] = await q
    .select()
    .from(actions)
    .where(and(eq(actions.workspaceId, workspaceId), eq(actions.id, id)))
    .limit(1);
  return row;
}

/** What is still to be tried or done, oldest first. */
export async function openActions(q: Query, squadId: string): Promise<Action[]> {
  return await q
    .select()
    .from(actions)
    // An open one has no end: said so, the index gives them in their order.
    .where(and(eq(actions.squadId, squadId), eq(actions.state, 'open'), isNull(actions.endedAt)))
    .orderBy(asc(actions.id))
    .limit(MOST);
}

/** What was done after that instant, UTC milliseconds. */
export async function actionsDoneSince(q: Query, squadId: string, after: number): Promise<Action[]> {
  return await q
    .select()
    .from(actions)
    .where(and(eq(actions.squadId, squadId), eq(actions.state, 'done'), gt(actions.endedAt, after)))
    .orderBy(nullsFirst(actions.endedAt), asc(actions.id))
    .limit(MOST);
}

/** What was taken in that retro, in the order in which it was. */
export async function actionsOfRetro(q: Query, occurrenceId: string): Promise<Action[]> {
  const rows = await q.select().from(actions).where(eq(actions.occurrenceId, occurrenceId)).limit(MOST);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What the squad's last retro before that date wants to try and nobody has taken, each text once. */
export const triesLeft = remembered(
  [occurrences, retroNotes, actions],
  async (q, squadId: string, before: LocalDate): Promise<readonly Try[]> => {
    const retro = await previousClosed(q, { squadId, ritual: 'retro', date: before });
    if (!retro) return [];
    const taken = new Set((await actionsOfRetro(q, retro.id)).map(({ text }) => text));
    const tries = (await notesOf(q, retro.id)).flatMap(triesOf).filter(({ text }) => !taken.has(text));
    return [...new Map(tries.map((one) => [one.text, one])).values()];
  },
);

/** Somebody takes what was noted to try. @returns who has it: of two who take the same text, the first */
export async function addAction(
  change: Change,
  given: Pick<Action, 'workspaceId' | 'squadId' | 'occurrenceId' | 'text' | 'ownerId'> & {
    readonly by: string;
  },
): Promise<{ added: boolean; ownerId: string }> {
  const { by, ...fields } = given;
  const row = { id: change.newId(), ...fields, createdBy: by, createdAt: change.at, state: 'open' as const };
  const added = await change.tx.insert(actions).values(row).onConflictDoNothing().returning();
  if (added.length > 0) return { added: true, ownerId: given.ownerId };
  const known = await actionsOfRetro(change.tx, given.occurrenceId);
  return { added: false, ownerId: known.find(({ text }) => text === given.text)?.ownerId ?? given.ownerId };
}

/** It is done, or given up. @returns false: it was not open any more, nothing is changed */
export async function endAction(
  change: Change,
  id: string,
  state: 'done' | 'dropped',
  by: string,
): Promise<boolean> {
  const rows = await change.tx
    .update(actions)
    .set({ state, endedAt: change.at, endedBy: by })
    .where(and(eq(actions.id, id), eq(actions.state, 'open')))
    .returning({ id: actions.id });
  return rows.length > 0;
}
