import { inArray, or } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { lastingNumbers } from '../database/schema/index.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';

/** What the number was some weeks after a win was made bigger. */
export type Lasting = Readonly<
  Pick<typeof lastingNumbers.$inferSelect, 'hypothesisId' | 'wonId' | 'value' | 'by' | 'at'>
>;

/** Keeps what the number is now; of several times the newest counts. */
export async function addLasting(
  change: Change,
  bigger: Pick<Hypothesis, 'id' | 'workspaceId' | 'squadId'> & { readonly parentId: string },
  value: string,
  by: string,
): Promise<void> {
  const { id: hypothesisId, workspaceId, squadId, parentId: wonId } = bigger;
  await change.tx.insert(lastingNumbers).values({
    id: change.newId(),
    workspaceId,
    squadId,
    hypothesisId,
    wonId,
    value,
    by,
    at: change.at,
  });
}

/** The same of these hypotheses, by their ids: of a bigger version its own, of a win that of its bigger version. */
export async function lastingOf(
  q: Query,
  hypothesisIds: readonly string[],
): Promise<ReadonlyMap<string, Lasting>> {
  if (hypothesisIds.length === 0) return new Map();
  const ids = [...hypothesisIds];
  // Asked once, so there are few of each; a later one takes the place of an earlier.
  const rows = await q
    .select()
    .from(lastingNumbers)
    .where(or(inArray(lastingNumbers.hypothesisId, ids), inArray(lastingNumbers.wonId, ids)));
  const inOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return new Map(inOrder.flatMap((row) => [[row.wonId, row] as const, [row.hypothesisId, row] as const]));
}
