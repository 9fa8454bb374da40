import { and, desc, eq, exists, gte, inArray, lt, min, type SQL } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { hypotheses, results } from '../database/schema/index.ts';
import { isAnswered } from '../hypothesis/find-store.ts';
import { isLatest } from './result-store.ts';

/** How an answer ended, as it is told: what was ruled out is not told as lost. */
export const endings = ['won', 'ruledOut', 'lost', 'inconclusive', 'invalid'] as const;
/** By which way of its plan an answer was found. */
export const answerWays = ['line', 'comparison', 'test'] as const;

/** Which answers are looked for; what is left out is not asked. */
export interface Sought {
  readonly ending?: (typeof endings)[number] | undefined;
  readonly way?: (typeof answerWays)[number] | undefined;
  /** Instants in UTC milliseconds, the first included. */
  readonly from?: number | undefined;
  readonly before?: number | undefined;
}

/** It is answered, and its newest answer is one of those. */
function fits(q: Query, { ending, way, from, before }: Sought): SQL | undefined {
  const asked = [
    ending === undefined ? undefined : eq(results.ruledOut, ending === 'ruledOut'),
    ending === undefined || ending === 'ruledOut' ? undefined : eq(results.verdict, ending),
    way === undefined ? undefined : eq(results.rule, way),
    from === undefined ? undefined : gte(results.at, from),
    before === undefined ? undefined : lt(results.at, before),
  ].filter((one) => one !== undefined);
  if (asked.length === 0) return isAnswered;
  const theirs = q
    .select({ id: results.id })
    .from(results)
    .where(and(eq(results.hypothesisId, hypotheses.id), ...asked, isLatest));
  return and(isAnswered, exists(theirs));
}

/**
 * The squad's answered bets, the newest first.
 * @param page.behind the last one of the page before; undefined: the first page
 * @returns ids, one more than `size` where another page follows
 */
export async function answeredPage(
  q: Query,
  squadId: string,
  sought: Sought,
  { behind, size }: { readonly behind: string | undefined; readonly size: number },
): Promise<string[]> {
  const rows = await q
    .select({ id: hypotheses.id })
    .from(hypotheses)
    .where(
      and(
        eq(hypotheses.squadId, squadId),
        fits(q, sought),
        behind === undefined ? undefined : lt(hypotheses.id, behind),
      ),
    )
    .orderBy(desc(hypotheses.id))
    .limit(size + 1);
  return rows.map(({ id }) => id);
}

/** Those of these ids, in their order, that are answered so. */
export async function answeredAmong(
  q: Query,
  squadId: string,
  sought: Sought,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await q
    .select({ id: hypotheses.id })
    .from(hypotheses)
    .where(and(inArray(hypotheses.id, [...ids]), eq(hypotheses.squadId, squadId), fits(q, sought)));
  const those = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => those.has(id));
}

/** When the squad's first answer came, UTC milliseconds; undefined: none did. */
export async function firstAnswerAt(q: Query, squadId: string): Promise<number | undefined> {
  const [row] = await q
    .select({ at: min(results.at) })
    .from(results)
    .where(and(eq(results.squadId, squadId), inArray(results.ruledOut, [true, false])));
  return row?.at ?? undefined;
}
