import { and, desc, eq, ne } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { commitmentMembers, commitments, launches, launchMembers } from '../database/schema/index.ts';
import type { State } from '../hypothesis/hypothesis.ts';
import { hypothesisOf, transition } from '../hypothesis/store.ts';
import type { Action } from './action.ts';
import { endAction } from './action-store.ts';
import type { Commitment, Launch, Makers } from './commitment.ts';
import { nobody } from './makers.ts';

type Row = typeof commitments.$inferInsert;
type Taken = 'workspaceId' | 'squadId' | 'sprintId' | 'days' | 'ownerId';

/** What became of taking a hypothesis in: done, or somebody was faster (null: it ended otherwise, see `state`). */
export type TakenIn =
  | { readonly taken: true; readonly commitmentId: string }
  | { readonly taken: false; readonly by: string | null; readonly state: State };

/** Takes a hypothesis into a sprint; it is committed from then on. Of two who do, one does. */
export async function takeIn(
  change: Change,
  given: Pick<Commitment, Taken | 'variant' | 'others'> & {
    readonly hypothesisId: string;
    readonly liveBy: LocalDate;
    readonly by: string;
  },
): Promise<TakenIn> {
  const { others, by, ...fields } = given;
  const { workspaceId, hypothesisId } = given;
  const known = await hypothesisOf(change.tx, workspaceId, hypothesisId);
  // What nobody has estimated yet is still an idea: taking it in says that it is ready.
  if (known?.state === 'idea') await transition(change, hypothesisId, 'ready', by);
  const { moved, from } = await transition(change, hypothesisId, 'committed', by);
  if (!moved) return { taken: false, by: (await takenBy(change.tx, hypothesisId))?.by ?? null, state: from };
  const commitmentId = await insert(change, { ...fields, state: 'open', createdBy: by }, others);
  return { taken: true, commitmentId };
}

/** Who took the hypothesis in last, and when (UTC milliseconds); undefined: nobody did, or it was dropped. */
export async function takenBy(
  q: Query,
  hypothesisId: string,
): Promise<{ readonly by: string; readonly at: number } | undefined> {
  const [row] = await q
    .select({ by: commitments.createdBy, at: commitments.createdAt })
    .from(commitments)
    .where(and(eq(commitments.hypothesisId, hypothesisId), ne(commitments.state, 'dropped')))
    .orderBy(desc(commitments.id))
    .limit(1);
  return row;
}

/** Takes other work into a sprint: what is no bet, but takes days. */
export async function addOtherWork(
  change: Change,
  given: Pick<Commitment, Taken | 'title'> & { readonly by: string },
): Promise<string> {
  const { by, ...fields } = given;
  return await insert(change, { ...fields, state: 'open', createdBy: by }, []);
}

/** Takes an action of a retro into a sprint. @returns false: it is in already, nothing is changed */
export async function takeInAction(
  change: Change,
  { id: actionId, workspaceId, squadId, ownerId }: Action,
  sprintId: string,
  by: string,
): Promise<boolean> {
  const [known] = await change.tx
    .select({ id: commitments.id })
    .from(commitments)
    .where(
      and(
        eq(commitments.actionId, actionId),
        eq(commitments.sprintId, sprintId),
        ne(commitments.state, 'dropped'),
      ),
    )
    .limit(1);
  if (known) return false;
  await insert(
    change,
    { workspaceId, squadId, sprintId, actionId, ownerId, state: 'open', createdBy: by },
    [],
  );
  return true;
}

async function insert(
  change: Change,
  fields: Omit<Row, 'id' | 'createdAt'>,
  others: readonly string[],
): Promise<string> {
  const id = change.newId();
  await change.tx.insert(commitments).values({ id, createdAt: change.at, ...fields });
  const beside = [...new Set(others)].filter((userId) => userId !== fields.ownerId);
  if (beside.length > 0) {
    await change.tx.insert(commitmentMembers).values(beside.map((userId) => ({ commitmentId: id, userId })));
  }
  return id;
}

/** Moves an open commitment to another state. @returns false: it was not open any more, nothing is changed */
async function end(
  change: Change,
  id: string,
  state: 'launched' | 'done' | 'carried' | 'dropped',
  takenOutAt: number | null = null,
): Promise<boolean> {
  const rows = await change.tx
    .update(commitments)
    .set({ state, takenOutAt })
    .where(and(eq(commitments.id, id), eq(commitments.state, 'open')))
    .returning({ id: commitments.id });
  return rows.length > 0;
}

/** What is said of a launch: what, where, and who made it. */
export type Launched = Pick<Launch, 'what' | 'link'> & Makers;

/** Where nothing was said but that it is live. */
const unsaid: Launched = { what: null, link: null, ...nobody };

/**
 * It is live (a bet) or done (an action, other work).
 * @returns false: it was not open any more, nothing is changed
 */
export async function launch(
  change: Change,
  commitment: Commitment,
  by: string,
  said: Launched = unsaid,
): Promise<boolean> {
  const { id, bet, actionId } = commitment;
  if (!(await end(change, id, bet ? 'launched' : 'done'))) return false;
  if (actionId !== null) await endAction(change, actionId, 'done', by);
  if (bet === null) return true;
  const { workspaceId } = commitment;
  const { what, link } = said;
  const launchId = change.newId();
  const launched = { workspaceId, hypothesisId: bet.id, commitmentId: id, what, link, by, at: change.at };
  await change.tx.insert(launches).values({ id: launchId, ...launched });
  await addMakers(change, launchId, said);
  await transition(change, bet.id, 'launched', by);
  return true;
}

/** Keeps who made what went live. */
export async function addMakers(
  change: Change,
  launchId: string,
  { builtBy, designedBy, madeBy }: Makers,
): Promise<void> {
  const makers = [
    ...builtBy.map((userId) => ({ launchId, userId, part: 'built' as const })),
    ...designedBy.map((userId) => ({ launchId, userId, part: 'designed' as const })),
    ...madeBy.map((userId) => ({ launchId, userId, part: 'made' as const })),
  ];
  if (makers.length > 0) await change.tx.insert(launchMembers).values(makers);
}

/** What is said of what is carried over: what is next, and tenths of a person-day that are left; null: nothing. */
export interface Carried {
  readonly nextStep: string | null;
  readonly left: number | null;
}

/**
 * Carries what is still open over into another sprint, as a new row with the same people.
 * @returns false: it was not open any more, nothing is changed
 */
export async function carryOver(
  change: Change,
  commitment: Commitment,
  to: { readonly sprintId: string; readonly liveBy: LocalDate | null; readonly said: Carried },
  by: string,
): Promise<boolean> {
  if (!(await end(change, commitment.id, 'carried'))) return false;
  const { workspaceId, squadId, variant, days, ownerId, bet, actionId, title, others } = commitment;
  const other = actionId === null ? { title } : { actionId };
  const work = bet ? { hypothesisId: bet.id } : other;
  await insert(
    change,
    {
      workspaceId,
      squadId,
      variant,
      days: to.said.left ?? days,
      ownerId,
      ...work,
      sprintId: to.sprintId,
      liveBy: to.liveBy,
      nextStep: to.said.nextStep,
      state: 'open',
      carriedFrom: commitment.id,
      createdBy: by,
    },
    others,
  );
  return true;
}

/** Gives an open commitment up for good, its hypothesis too. @returns false: it was not open any more */
export async function drop(change: Change, commitment: Commitment, by: string): Promise<boolean> {
  if (!(await end(change, commitment.id, 'dropped'))) return false;
  if (commitment.bet) await transition(change, commitment.bet.id, 'dropped', by);
  if (commitment.actionId !== null) await endAction(change, commitment.actionId, 'dropped', by);
  return true;
}

/** Takes an open commitment out of its week: what it is about is back where it came from. @returns as of `drop` */
export async function takeOut(change: Change, { id, bet }: Commitment, by: string): Promise<boolean> {
  if (!(await end(change, id, 'dropped', change.at))) return false;
  if (bet) await transition(change, bet.id, 'ready', by);
  return true;
}
