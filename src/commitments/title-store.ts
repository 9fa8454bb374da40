import { eq, inArray, sql } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { commitments, hypotheses, hypothesisVersions } from '../database/schema/index.ts';

/** The titles of these commitments, whatever became of them, in the order in which they were taken in. As typed. */
export async function titlesOf(q: Query, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map(await titles(q, ...[...new Set(ids)].sort()));
}

const tables = [commitments, hypotheses, hypothesisVersions];

const titles = remembered(tables, async (q, ...ids: string[]): Promise<readonly [string, string][]> => {
  const rows = await q
    .select({
      id: commitments.id,
      title: sql<string>`coalesce(${hypothesisVersions.title}, ${commitments.title}, '')`,
    })
    .from(commitments)
    .leftJoin(hypotheses, eq(hypotheses.id, commitments.hypothesisId))
    .leftJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(inArray(commitments.id, ids));
  return rows
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, title }): [string, string] => [id, title]);
});
