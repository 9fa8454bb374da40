import { and, eq, inArray, max, sql } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { entries, squads } from '../database/schema/index.ts';

/** The person's last stand-up answer in each of these squads, as an id that grows with time; squads without one are left out. */
export async function lastAnswers(
  q: Query,
  userId: string,
  squadIds: readonly string[],
): Promise<Map<string, string>> {
  if (squadIds.length === 0) return new Map();
  // A look-up for each squad: grouped, all answers there ever were would be read.
  const last = q
    .select({ id: max(entries.id) })
    .from(entries)
    .where(and(eq(entries.squadId, squads.id), eq(entries.userId, userId)));
  const rows = await q
    .select({ id: squads.id, last: sql<string | null>`(${last})` })
    .from(squads)
    .where(inArray(squads.id, [...squadIds]));
  return new Map(rows.flatMap(({ id, last }) => (last === null ? [] : [[id, last]])));
}
