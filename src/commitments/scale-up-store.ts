import { and, asc, eq, inArray, isNotNull, ne } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { hypotheses, hypothesisVersions } from '../database/schema/index.ts';
import { waitsOnList } from '../hypothesis/store.ts';
import type { ScaleUp } from './commitment.ts';
import { resultsOf } from './result-store.ts';

/** Most scale-ups that are read: beyond any squad's week. */
const MOST = 100;

/** Won, and now to be made bigger: nobody has taken it in yet. */
export async function scaleUpsWaiting(q: Query, squadId: string): Promise<ScaleUp[]> {
  const rows = await q
    .select({
      hypothesisId: hypotheses.id,
      parentId: hypotheses.parentId,
      title: hypothesisVersions.title,
      authorId: hypotheses.authorId,
    })
    .from(hypotheses)
    .innerJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(and(eq(hypotheses.squadId, squadId), waitsOnList, isNotNull(hypotheses.parentId)))
    .orderBy(asc(hypotheses.id))
    .limit(MOST);
  const won = await resultsOf(
    q,
    rows.flatMap(({ parentId }) => parentId ?? []),
  );
  return rows.flatMap(({ parentId, ...row }) => {
    if (parentId === null) return [];
    const { scaleUpOwnerId: ownerId = null, scaleUpBy: by = null } = won.get(parentId) ?? {};
    return [{ ...row, parentId, ownerId, by }];
  });
}

/** Titles of the bigger versions that the given won hypotheses have, by the won one's id; given up ones are left out. */
export async function scaleUpTitles(q: Query, wonIds: readonly string[]): Promise<Map<string, string>> {
  if (wonIds.length === 0) return new Map();
  const rows = await q
    .select({ parentId: hypotheses.parentId, title: hypothesisVersions.title })
    .from(hypotheses)
    .innerJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(and(inArray(hypotheses.parentId, [...wonIds]), ne(hypotheses.state, 'dropped')));
  return new Map(rows.flatMap(({ parentId, title }) => (parentId === null ? [] : [[parentId, title]])));
}
