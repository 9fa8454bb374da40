import { and, asc, count, desc, eq, inArray, isNotNull, max, ne, type SQL, sql } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import {
  actions,
  checkIns,
  commitmentMembers,
  commitments,
  hypotheses,
  hypothesisVersions,
  launches,
  launchMembers,
  results,
  sprints,
} from '../database/schema/index.ts';
import { waitsOnList } from '../hypothesis/store.ts';
import { armsSchema } from './arms.ts';
import type { CheckIn, Commitment, Launch, Result, ScaleUp } from './commitment.ts';

/** Most rows a list of the week is read with: beyond any squad's week, and the bound of each screen. */
const MOST = 100;

/** Sprints looked through for what is still open, newest first: a planning carries over what an earlier one left. */
const RECENT = 8;

/** Everything the squad took into the sprint, in the order in which it was; what was dropped is among it. */
export async function commitmentsOf(q: Query, sprintId: string): Promise<Commitment[]> {
  return await read(q, eq(commitments.sprintId, sprintId));
}

/** One commitment of the workspace. */
export async function commitmentOf(
  q: Query,
  workspaceId: string,
  id: string,
): Promise<Commitment | undefined> {
  const [found] = await read(q, and(eq(commitments.workspaceId, workspaceId), eq(commitments.id, id)));
  return found;
}

/** Those of the workspace's commitments, by id. */
export async function commitmentsById(
  q: Query,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Commitment>> {
  if (ids.length === 0) return new Map();
  const found = await read(
    q,
    and(eq(commitments.workspaceId, workspaceId), inArray(commitments.id, [...ids])),
  );
  return new Map(found.map((one) => [one.id, one]));
}

/** All results that were ever entered of a hypothesis, newest first, at most so many. */
export async function resultsEntered(q: Query, hypothesisId: string, most: number): Promise<Result[]> {
  const rows = await q
    .select()
    .from(results)
    .where(eq(results.hypothesisId, hypothesisId))
    .orderBy(desc(results.id))
    .limit(most);
  return rows.map((row) => ({ ...row, arms: armsSchema.parse(row.arms) }));
}

/** The same, or what it became where it was carried over since. */
export async function latestOf(q: Query, workspaceId: string, id: string): Promise<Commitment | undefined> {
  const found = await commitmentOf(q, workspaceId, id);
  if (found?.state !== 'carried') return found;
  const [next] = await q
    .select({ id: commitments.id })
    .from(commitments)
    .where(eq(commitments.carriedFrom, id))
    .limit(1);
  return next ? await latestOf(q, workspaceId, next.id) : found;
}

/** What came into the sprint from the one before. */
export async function carriedInto(q: Query, sprintId: string): Promise<Commitment[]> {
  return await read(q, and(eq(commitments.sprintId, sprintId), isNotNull(commitments.carriedFrom)));
}

/** What the given commitments became where they were carried over. */
export async function carriedTo(q: Query, ids: readonly string[]): Promise<Commitment[]> {
  if (ids.length === 0) return [];
  return await read(q, inArray(commitments.carriedFrom, [...ids]));
}

/** What is still to be built, whatever the sprint: after a week without a retro also an earlier one's. */
export async function openCommitments(q: Query, squadId: string): Promise<Commitment[]> {
  const recent = q
    .select({ id: sprints.id })
    .from(sprints)
    .where(eq(sprints.squadId, squadId))
    .orderBy(desc(sprints.week))
    .limit(RECENT);
  return await read(q, and(inArray(commitments.sprintId, recent), eq(commitments.state, 'open')));
}

/** What that person still has to build, as owner or beside one. */
export async function openCommitmentsFor(q: Query, squadId: string, userId: string): Promise<Commitment[]> {
  const open = await openCommitments(q, squadId);
  return open.filter((one) => one.ownerId === userId || one.others.includes(userId));
}

/** What is live without a verdict, oldest launch first. */
export async function liveCommitments(q: Query, squadId: string): Promise<Commitment[]> {
  const live = q
    .select({ id: hypotheses.id })
    .from(hypotheses)
    .where(and(eq(hypotheses.squadId, squadId), eq(hypotheses.state, 'launched')));
  return await read(
    q,
    and(
      eq(commitments.squadId, squadId),
      eq(commitments.state, 'launched'),
      inArray(commitments.hypothesisId, live),
    ),
  );
}

/** The commitment with which a hypothesis went live. */
export async function launchedOf(
  q: Query,
  squadId: string,
  hypothesisId: string,
): Promise<Commitment | undefined> {
  const found = await read(
    q,
    and(
      eq(commitments.squadId, squadId),
      eq(commitments.hypothesisId, hypothesisId),
      eq(commitments.state, 'launched'),
    ),
  );
  return found.at(-1);
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

/** What is live without a verdict and whose day to look again has come, or was never named. */
export async function resultsDue(q: Query, squadId: string, today: LocalDate): Promise<Commitment[]> {
  const live = await liveCommitments(q, squadId);
  return live.filter((one) => one.checkIn === null || one.checkIn.date <= today);
}

/** What got its verdict after that instant (UTC milliseconds), whenever it was launched; the newest verdict stands. */
export async function decidedSince(q: Query, squadId: string, after: number): Promise<Commitment[]> {
  const decided = q
    .select({ id: results.commitmentId })
    .from(results)
    .where(
      and(
        eq(results.squadId, squadId),
        inArray(results.ruledOut, [true, false]),
        sql`${results.at} > ${after}`,
      ),
    );
  return await read(q, and(eq(commitments.squadId, squadId), inArray(commitments.id, decided)));
}

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

/** A later result of the same hypothesis takes the place of an earlier one. */
const isLatest = sql`not exists (select 1 from ${results} as later where later.hypothesis_id = ${results.hypothesisId} and later.id > ${results.id})`;

/** How many hypotheses the squad ruled out, of all there ever were. */
export async function ruledOutCount(q: Query, squadId: string): Promise<number> {
  const [row] = await q
    .select({ n: count() })
    .from(results)
    .where(and(eq(results.squadId, squadId), eq(results.ruledOut, true), isLatest));
  return row?.n ?? 0;
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

async function read(q: Query, which: SQL | undefined): Promise<Commitment[]> {
  const rows = await q
    .select({
      commitment: commitments,
      week: sprints.week,
      hypothesis: hypotheses,
      version: hypothesisVersions,
      action: { text: actions.text },
      launch: launches,
    })
    .from(commitments)
    .innerJoin(sprints, eq(sprints.id, commitments.sprintId))
    .leftJoin(hypotheses, eq(hypotheses.id, commitments.hypothesisId))
    .leftJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .leftJoin(actions, eq(actions.id, commitments.actionId))
    .leftJoin(launches, eq(launches.commitmentId, commitments.id))
    .where(which)
    .orderBy(asc(commitments.id))
    .limit(MOST);
  const ids = rows.map(({ commitment }) => commitment.id);
  const betIds = rows.flatMap(({ hypothesis }) => (hypothesis ? [hypothesis.id] : []));
  const others = await othersOf(q, ids);
  const found = await resultsOf(q, betIds);
  const looks = await checkInsOf(q, betIds);
  const makers = await makersOf(
    q,
    rows.flatMap(({ launch }) => launch?.id ?? []),
  );
  return rows.map(({ commitment, week, hypothesis, version, action, launch }) => ({
    ...commitment,
    week,
    title: version?.title ?? action?.text ?? commitment.title ?? '',
    bet:
      hypothesis && version
        ? {
            id: hypothesis.id,
            state: hypothesis.state,
            authorId: hypothesis.authorId,
            effect: version.effect,
            worthItFrom: {
              direction: version.direction,
              kind: version.worthItKind,
              value: version.worthItFrom,
            },
          }
        : null,
    others: others.get(commitment.id) ?? [],
    launch: launch && { ...launch, ...(makers.get(launch.id) ?? nobody) },
    result: found.get(hypothesis?.id ?? '') ?? null,
    checkIn: looks.get(hypothesis?.id ?? '') ?? null,
  }));
}

async function othersOf(q: Query, ids: readonly string[]): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>();
  if (ids.length === 0) return all;
  const rows = await q
    .select()
    .from(commitmentMembers)
    .where(inArray(commitmentMembers.commitmentId, [...ids]))
    .orderBy(asc(commitmentMembers.commitmentId), asc(commitmentMembers.userId));
  for (const { commitmentId, userId } of rows)
    all.set(commitmentId, [...(all.get(commitmentId) ?? []), userId]);
  return all;
}

type Makers = Pick<Launch, 'builtBy' | 'designedBy'>;
const nobody: Makers = { builtBy: [], designedBy: [] };

async function makersOf(q: Query, launchIds: readonly string[]): Promise<Map<string, Makers>> {
  const all = new Map<string, Makers>();
  if (launchIds.length === 0) return all;
  const rows = await q
    .select()
    .from(launchMembers)
    .where(inArray(launchMembers.launchId, [...launchIds]))
    .orderBy(asc(launchMembers.launchId), asc(launchMembers.part), asc(launchMembers.userId));
  for (const { launchId, part, userId } of rows) {
    const known = all.get(launchId) ?? nobody;
    const as = part === 'built' ? 'builtBy' : 'designedBy';
    all.set(launchId, { ...known, [as]: [...known[as], userId] });
  }
  return all;
}

/** The newest result of each of these hypotheses, by its id; those without one are left out. */
export async function resultsOf(q: Query, hypothesisIds: readonly string[]): Promise<Map<string, Result>> {
  if (hypothesisIds.length === 0) return new Map();
  const newest = q
    .select({ id: max(results.id) })
    .from(results)
    .where(inArray(results.hypothesisId, [...hypothesisIds]))
    .groupBy(results.hypothesisId);
  const rows = await q.select().from(results).where(inArray(results.id, newest));
  return new Map(rows.map((row) => [row.hypothesisId, { ...row, arms: armsSchema.parse(row.arms) }]));
}

async function checkInsOf(q: Query, hypothesisIds: readonly string[]): Promise<Map<string, CheckIn>> {
  if (hypothesisIds.length === 0) return new Map();
  const newest = q
    .select({ id: max(checkIns.id) })
    .from(checkIns)
    .where(inArray(checkIns.hypothesisId, [...hypothesisIds]))
    .groupBy(checkIns.hypothesisId);
  const rows = await q.select().from(checkIns).where(inArray(checkIns.id, newest)).orderBy(desc(checkIns.id));
  return new Map(rows.map((row) => [row.hypothesisId, row]));
}
