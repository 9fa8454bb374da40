import { and, asc, count, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { checkIns, hypotheses, measurementPlans, results } from '../database/schema/index.ts';
import { justTitle } from '../hypothesis/hypothesis.ts';
import { TITLE_MOST } from '../hypothesis/rules.ts';
import { addHypothesis, transition } from '../hypothesis/store.ts';
import { countedSchema } from '../measurement/counted.ts';
import { planSchema } from '../measurement/plan.ts';
import { cut } from '../slack/typed.ts';
import { type Counted as Armed, armsSchema } from './arms.ts';
import type { Bet, Commitment, Result } from './commitment.ts';

/** What is entered of a result. */
export type Entered = Pick<Result, 'verdict' | 'ruledOut' | 'learned'> &
  Partial<
    Armed &
      Pick<
        Result,
        'rule' | 'planId' | 'counted' | 'against' | 'holdsFor' | 'askAgain' | 'scaleUpOwnerId' | 'scaleUpBy'
      >
  >;

/** What stands in place of the arms that only results before measurement plans had. */
export const unarmed: Armed = {
  method: 'variants',
  kind: 'rate',
  arms: { a: null, b: null, metric: null, unit: null },
};

/**
 * Stores the result of a launched hypothesis; a later one takes its place, the earlier stays. A won one opens its
 * scale-up, unless it is one: then it is rolled out, and done; one that is won no longer takes it back, unless it was taken in.
 * @param scaleUpTitle of the bigger version, ready for the next planning
 * @returns the result's id
 */
export async function addResult(
  change: Change,
  commitment: Commitment,
  bet: Bet,
  entered: Entered,
  who: { readonly by: string; readonly scaleUpTitle: string },
): Promise<string> {
  const { workspaceId, squadId, id: commitmentId } = commitment;
  const { by } = who;
  const id = change.newId();
  await change.tx.insert(results).values({
    id,
    workspaceId,
    squadId,
    hypothesisId: bet.id,
    commitmentId,
    ...unarmed,
    ...entered,
    by,
    at: change.at,
    replaces: commitment.result?.id ?? null,
  });
  await transition(change, bet.id, entered.verdict, by);
  const waiting = await change.tx
    .select({ id: hypotheses.id, state: hypotheses.state })
    .from(hypotheses)
    .where(eq(hypotheses.parentId, bet.id));
  if (entered.verdict !== 'won') {
    for (const { id, state } of waiting) {
      if (state === 'idea' || state === 'ready') await transition(change, id, 'dropped', by);
    }
  } else if (bet.parentId === null && !waiting.some(({ state }) => state !== 'dropped')) {
    await addHypothesis(change, {
      workspaceId,
      squadId,
      authorId: bet.authorId,
      parentId: bet.id,
      wording: scaleUpWording(bet, who.scaleUpTitle),
    });
  }
  return id;
}

/** A digest that had told otherwise was corrected by this result: no later one tells it again. */
export async function markTold(change: Change, resultId: string, occurrenceId: string): Promise<void> {
  await change.tx.update(results).set({ toldIn: occurrenceId }).where(eq(results.id, resultId));
}

function scaleUpWording(bet: Bet, title: string) {
  const { direction, kind, value } = bet.worthItFrom;
  return {
    ...justTitle(cut(title, TITLE_MOST)),
    effect: bet.effect,
    direction,
    worthItKind: kind,
    worthItFrom: value,
  };
}

/** Too early: the day on which the squad looks again. The newest counts. */
export async function addCheckIn(
  change: Change,
  commitment: Commitment,
  bet: Bet,
  given: { readonly date: LocalDate; readonly missing: string | null; readonly by: string },
): Promise<void> {
  await change.tx.insert(checkIns).values({
    id: change.newId(),
    workspaceId: commitment.workspaceId,
    hypothesisId: bet.id,
    commitmentId: commitment.id,
    ...given,
    at: change.at,
  });
}

/** Results, each with the plan that it was judged by. */
const resultRows = (q: Query) =>
  q
    .select({ result: results, planned: measurementPlans })
    .from(results)
    .leftJoin(measurementPlans, eq(measurementPlans.id, results.planId));

const resultFrom = (
  row: typeof results.$inferSelect,
  planned: typeof measurementPlans.$inferSelect | null,
): Result => ({
  ...row,
  arms: armsSchema.parse(row.arms),
  counted: row.counted === null ? null : countedSchema.parse(row.counted),
  plan: planned && planSchema.parse(planned.plan),
  fixed: planned && { reason: planned.reason, by: planned.by, at: planned.at },
});

/** All results that were ever entered of a hypothesis, newest first, at most so many. */
export async function resultsEntered(q: Query, hypothesisId: string, most: number): Promise<Result[]> {
  const rows = await resultRows(q)
    .where(eq(results.hypothesisId, hypothesisId))
    .orderBy(desc(results.id))
    .limit(most);
  return rows.map(({ result, planned }) => resultFrom(result, planned));
}

/** The newest result of each of these hypotheses, by its id; those without one are left out. */
export async function resultsOf(q: Query, hypothesisIds: readonly string[]): Promise<Map<string, Result>> {
  if (hypothesisIds.length === 0) return new Map();
  const newest = q
    .select({ id: max(results.id) })
    .from(results)
    .where(inArray(results.hypothesisId, [...hypothesisIds]))
    .groupBy(results.hypothesisId);
  const rows = await resultRows(q).where(inArray(results.id, newest));
  return new Map(rows.map(({ result, planned }) => [result.hypothesisId, resultFrom(result, planned)]));
}

/** When a result was entered, and whether a digest was corrected by it. */
export async function resultById(q: Query, id: string): Promise<Pick<Result, 'at' | 'toldIn'> | undefined> {
  const [row] = await q
    .select({ at: results.at, toldIn: results.toldIn })
    .from(results)
    .where(eq(results.id, id))
    .limit(1);
  return row;
}

/** A later result of the same hypothesis takes the place of an earlier one. */
export const isLatest = sql`not exists (select 1 from ${results} as later where later.hypothesis_id = ${results.hypothesisId} and later.id > ${results.id})`;

/** How many hypotheses the squad ruled out, of all there ever were. */
export async function ruledOutCount(q: Query, squadId: string): Promise<number> {
  const [row] = await q
    .select({ n: count() })
    .from(results)
    .where(and(eq(results.squadId, squadId), eq(results.ruledOut, true), isLatest));
  return row?.n ?? 0;
}

/** A page of the hypotheses that the squad ruled out, newest first; one more than `size` where another page follows. */
export async function ruledOutPage(
  q: Query,
  squadId: string,
  { page, size }: { readonly page: number; readonly size: number },
): Promise<string[]> {
  const rows = await q
    .select({ hypothesisId: results.hypothesisId })
    .from(results)
    .where(and(eq(results.squadId, squadId), eq(results.ruledOut, true), isLatest))
    // By the index, which has nothing behind the instant.
    .orderBy(desc(results.at))
    .limit(size + 1)
    .offset(page * size);
  return rows.map((row) => row.hypothesisId);
}

/** The hypotheses the squad ruled out between two instants (UTC milliseconds, the first included), in their order. */
export async function ruledOutBetween(
  q: Query,
  squadId: string,
  from: number,
  before: number,
): Promise<string[]> {
  const rows = await q
    .select({ hypothesisId: results.hypothesisId, last: max(results.id) })
    .from(results)
    .where(
      and(
        eq(results.squadId, squadId),
        eq(results.ruledOut, true),
        sql`${results.at} >= ${from}`,
        sql`${results.at} < ${before}`,
        isLatest,
      ),
    )
    .groupBy(results.hypothesisId)
    .orderBy(asc(max(results.id)));
  return rows.map((row) => row.hypothesisId);
}
