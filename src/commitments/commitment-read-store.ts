import { asc, desc, eq, inArray, max, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
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
  sprints,
} from '../database/schema/index.ts';
import { worthItFromOf } from './arms.ts';
import type { CheckIn, Commitment, Makers } from './commitment.ts';
import { nobody } from './makers.ts';
import { resultsOf } from './result-store.ts';

/** Most rows a list of the week is read with: beyond any squad's week, and the bound of each screen. */
const MOST = 100;

/** What a commitment was carried over from. */
const earlier = alias(commitments, 'earlier');

/** The rows of commitments, in the order in which they were taken in. @param which of all; at most a hundred */
export const commitmentRows = (q: Query, which: SQL | undefined) =>
  q
    .select({
      commitment: commitments,
      week: sprints.from,
      hypothesis: hypotheses,
      version: hypothesisVersions,
      action: { text: actions.text },
      launch: launches,
      daysBefore: earlier.days,
    })
    .from(commitments)
    .innerJoin(sprints, eq(sprints.id, commitments.sprintId))
    .leftJoin(hypotheses, eq(hypotheses.id, commitments.hypothesisId))
    .leftJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .leftJoin(actions, eq(actions.id, commitments.actionId))
    .leftJoin(launches, eq(launches.commitmentId, commitments.id))
    .leftJoin(earlier, eq(earlier.id, commitments.carriedFrom))
    .where(which)
    .orderBy(asc(commitments.id))
    .limit(MOST);

/** Commitments with all that became of them: a fixed number of queries. @param which as of `commitmentRows` */
export async function readCommitments(q: Query, which: SQL | undefined): Promise<Commitment[]> {
  return await completed(q, await commitmentRows(q, which));
}

/** What became of each. */
export async function completed(
  q: Query,
  rows: Awaited<ReturnType<typeof commitmentRows>>,
): Promise<Commitment[]> {
  const ids = rows.map(({ commitment }) => commitment.id);
  const betIds = rows.flatMap(({ hypothesis }) => (hypothesis ? [hypothesis.id] : []));
  const others = await othersOf(q, ids);
  const found = await resultsOf(q, betIds);
  const looks = await checkInsOf(q, betIds);
  const makers = await makersOf(
    q,
    rows.flatMap(({ launch }) => launch?.id ?? []),
  );
  return rows.map(({ commitment, week, hypothesis, version, action, launch, daysBefore }) => ({
    ...commitment,
    week,
    isWhatIsLeft: commitment.carriedFrom !== null && commitment.days !== daysBefore,
    title: version?.title ?? action?.text ?? commitment.title ?? '',
    bet:
      hypothesis && version
        ? {
            id: hypothesis.id,
            state: hypothesis.state,
            parentId: hypothesis.parentId,
            authorId: hypothesis.authorId,
            effect: version.effect,
            worthItFrom: worthItFromOf(version),
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

const listOf = { built: 'builtBy', designed: 'designedBy', made: 'madeBy' } as const;

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
    const as = listOf[part];
    all.set(launchId, { ...known, [as]: [...known[as], userId] });
  }
  return all;
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
