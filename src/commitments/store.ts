import { and, desc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import { built } from '../database/built.ts';
import type { Query } from '../database/database.ts';
import { commitments, hypotheses, results, sprints } from '../database/schema/index.ts';
import type { Squad } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';
import { commitmentRows, completed, readCommitments } from './commitment-read-store.ts';
import { inTheAirOf } from './in-the-air.ts';

/** Sprints looked through for what is still open, newest first: a planning carries over what an earlier one left. */
const RECENT = 8;

/** Everything the squad took into the sprint, in the order in which it was; what was dropped is among it. */
export async function commitmentsOf(q: Query, sprintId: string): Promise<Commitment[]> {
  return await readCommitments(q, eq(commitments.sprintId, sprintId));
}

/** One commitment of the workspace. */
export async function commitmentOf(
  q: Query,
  workspaceId: string,
  id: string,
): Promise<Commitment | undefined> {
  const [found] = await readCommitments(
    q,
    and(eq(commitments.workspaceId, workspaceId), eq(commitments.id, id)),
  );
  return found;
}

/** Whose a commitment of the workspace is, and how it stands, without all that belongs to it. */
export async function standingOf(
  q: Query,
  workspaceId: string,
  id: string,
): Promise<Pick<Commitment, 'squadId' | 'state'> | undefined> {
  const [row] = await q
    .select({ squadId: commitments.squadId, state: commitments.state })
    .from(commitments)
    .where(and(eq(commitments.workspaceId, workspaceId), eq(commitments.id, id)))
    .limit(1);
  return row;
}

/** Those of the workspace's commitments, by id. */
export async function commitmentsById(
  q: Query,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, Commitment>> {
  if (ids.length === 0) return new Map();
  const found = await readCommitments(
    q,
    and(eq(commitments.workspaceId, workspaceId), inArray(commitments.id, [...ids])),
  );
  return new Map(found.map((one) => [one.id, one]));
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

/** What the given commitments became where they were carried over. */
export async function carriedTo(q: Query, ids: readonly string[]): Promise<Commitment[]> {
  if (ids.length === 0) return [];
  return await readCommitments(q, inArray(commitments.carriedFrom, [...ids]));
}

const openRows = built<{ squadId: string }>()((q, value) => {
  const recent = q
    .select({ id: sprints.id })
    .from(sprints)
    .where(eq(sprints.squadId, value('squadId')))
    .orderBy(desc(sprints.to))
    .limit(RECENT);
  return commitmentRows(q, and(inArray(commitments.sprintId, recent), eq(commitments.state, 'open')));
});

/** What is still to be built, whatever the sprint: after a week without a retro also an earlier one's. */
export async function openCommitments(q: Query, squadId: string): Promise<Commitment[]> {
  return await completed(q, await openRows(q, { squadId }));
}

/** Live without a verdict. */
function isLive(q: Query, squadId: string) {
  const live = q
    .select({ id: hypotheses.id })
    .from(hypotheses)
    .where(and(eq(hypotheses.squadId, squadId), eq(hypotheses.state, 'launched')));
  return and(
    eq(commitments.squadId, squadId),
    eq(commitments.state, 'launched'),
    inArray(commitments.hypothesisId, live),
  );
}

/** What is live without a verdict, oldest launch first. */
export async function liveCommitments(q: Query, squadId: string): Promise<Commitment[]> {
  return await readCommitments(q, isLive(q, squadId));
}

/**
 * What a squad has before its eyes in a week, each once, in the order in which it was taken in: all it took into its
 * sprint, what is live without a verdict, and what got one since an instant (UTC milliseconds).
 */
export async function commitmentsInSight(
  q: Query,
  squadId: string,
  week: { readonly sprintId: string | undefined; readonly since: number },
): Promise<Commitment[]> {
  const decided = q
    .select({ id: results.commitmentId })
    .from(results)
    .where(
      and(
        eq(results.squadId, squadId),
        inArray(results.ruledOut, [true, false]),
        gte(results.at, week.since),
      ),
    );
  return await readCommitments(
    q,
    or(
      week.sprintId === undefined ? undefined : eq(commitments.sprintId, week.sprintId),
      isLive(q, squadId),
      and(eq(commitments.squadId, squadId), inArray(commitments.id, decided)),
    ),
  );
}

/** The last commitment to a hypothesis that stands so. */
const lastOf =
  (state: 'open' | 'launched') =>
  async (q: Query, squadId: string, hypothesisId: string): Promise<Commitment | undefined> => {
    const found = await readCommitments(
      q,
      and(
        eq(commitments.squadId, squadId),
        eq(commitments.hypothesisId, hypothesisId),
        eq(commitments.state, state),
      ),
    );
    return found.at(-1);
  };

/** The commitment with which a hypothesis went live. */
export const launchedOf = lastOf('launched');

/** The commitment with which a hypothesis is in work. */
export const inWorkOf = lastOf('open');

/** What is live without a verdict and whose day has come: the one to look again, else its plan's; or it has none. */
export async function resultsDue(
  q: Query,
  squad: Pick<Squad, 'id' | 'rituals'>,
  today: LocalDate,
): Promise<Commitment[]> {
  const live = await liveCommitments(q, squad.id);
  const inTheAir = await inTheAirOf(q, squad, live);
  return live.filter(({ id, checkIn }) => (checkIn?.date ?? inTheAir.get(id)?.on ?? today) <= today);
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
  return await readCommitments(q, and(eq(commitments.squadId, squadId), inArray(commitments.id, decided)));
}
