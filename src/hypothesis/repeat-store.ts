import { and, count, eq, inArray } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { repeats } from '../database/schema/index.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Notes that a wrong answer which was proposed again was given up. */
export async function addRepeat(change: Change, proposed: Hypothesis, ofId: string): Promise<void> {
  const { id: hypothesisId, workspaceId, squadId } = proposed;
  await change.tx
    .insert(repeats)
    .values({ id: change.newId(), workspaceId, squadId, hypothesisId, ofId, at: change.at });
}

/** How often each of these was proposed again and given up, by its id; those never are left out. */
export async function repeatsOf(
  q: Query,
  squadId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await q
    .select({ ofId: repeats.ofId, n: count() })
    .from(repeats)
    .where(and(eq(repeats.squadId, squadId), inArray(repeats.ofId, [...ids])))
    .groupBy(repeats.ofId);
  return new Map(rows.map(({ ofId, n }) => [ofId, n]));
}
