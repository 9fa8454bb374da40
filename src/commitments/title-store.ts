import { eq, inArray, sql } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { commitments, hypotheses, hypothesisVersions } from '../database/schema/index.ts';

/** The titles of these commitments, whatever became of them, in the order in which they were taken in. As typed. */
export async function titlesOf(q: Query, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await q
    .select({
      id: commitments.id,
      title: sql<string>`coalesce(${hypothesisVersions.title}, ${commitments.title}, '')`,
    })
    .from(commitments)
    .leftJoin(hypotheses, eq(hypotheses.id, commitments.hypothesisId))
    .leftJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(inArray(commitments.id, [...new Set(ids)]));
  return new Map(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, title }) => [id, title]));
}
