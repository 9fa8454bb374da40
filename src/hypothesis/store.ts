import { and, asc, count, eq, gt, inArray, isNotNull, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { nullsLast } from '../database/portable.ts';
import { hypotheses, hypothesisVersions, transitions } from '../database/schema/index.ts';
import { estimatesOf, type Given, insertParts, noEstimates } from './estimate-store.ts';
import type { Hypothesis, State, Wording } from './hypothesis.ts';
import { isReady, mayMove, scoreOf } from './rules.ts';
import { addVersion, sameWording } from './version-store.ts';
import { addWords, keepWords } from './words-store.ts';

const columns = {
  id: hypotheses.id,
  workspaceId: hypotheses.workspaceId,
  squadId: hypotheses.squadId,
  state: hypotheses.state,
  parentId: hypotheses.parentId,
  authorId: hypotheses.authorId,
  score: hypotheses.score,
  sourceUrl: hypotheses.sourceUrl,
  createdAt: hypotheses.createdAt,
  differs: hypothesisVersions.differs,
  title: hypothesisVersions.title,
  effect: hypothesisVersions.effect,
  because: hypothesisVersions.because,
  direction: hypothesisVersions.direction,
  worthItFrom: hypothesisVersions.worthItFrom,
  worthItKind: hypothesisVersions.worthItKind,
  impact: hypothesisVersions.impact,
  confidence: hypothesisVersions.confidence,
};

/** Hypotheses in the wording that counts. */
export const inTheirWording = (q: Query, which: SQL | undefined) =>
  q
    .select(columns)
    .from(hypotheses)
    .innerJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(which);

/** The hypothesis of that id, in whatever state; undefined when the workspace has none. */
export async function hypothesisOf(
  q: Query,
  workspaceId: string,
  id: string,
): Promise<Hypothesis | undefined> {
  const [row] = await inTheirWording(
    q,
    and(eq(hypotheses.id, id), eq(hypotheses.workspaceId, workspaceId)),
  ).limit(1);
  return row;
}

/** The squad's hypotheses of those ids, by id; others are left out. */
export async function hypothesesOf(
  q: Query,
  squadId: string,
  ids: readonly string[],
): Promise<Map<string, Hypothesis>> {
  if (ids.length === 0) return new Map();
  const rows = await inTheirWording(
    q,
    and(inArray(hypotheses.id, [...new Set(ids)]), eq(hypotheses.squadId, squadId)),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** Written out as in the schema, since a partial index serves only a query in which its condition stands. */
export const waitsOnList = sql`${hypotheses.state} in ('idea', 'ready')`;

const waiting = (squadId: string) =>
  and(eq(hypotheses.squadId, squadId), waitsOnList, isNull(hypotheses.parentId));

/**
 * What the squad could take in, the best first; those without a score last, the oldest first. Scale-ups are not among
 * them: they are listed by themselves.
 */
export async function ideasByScore(
  q: Query,
  squadId: string,
  limit: number,
  /** Only those of which somebody has estimated the simple variant; those that are left out; how many of the others are passed over. */
  {
    isEstimated = false,
    but = [],
    offset = 0,
  }: { readonly isEstimated?: boolean; readonly but?: readonly string[]; readonly offset?: number } = {},
): Promise<Hypothesis[]> {
  const estimated = isEstimated ? isNotNull(hypotheses.simpleDays) : undefined;
  const others = but.length === 0 ? undefined : notInArray(hypotheses.id, [...but]);
  return await inTheirWording(q, and(waiting(squadId), estimated, others))
    .orderBy(nullsLast(hypotheses.score), asc(hypotheses.id))
    .limit(limit)
    .offset(offset);
}

/** How many ideas the squad could take in (without scale-ups), and for how many of them nobody has estimated the simple variant. */
export async function ideaCounts(
  q: Query,
  squadId: string,
): Promise<{ ideas: number; withoutEstimate: number }> {
  const [row] = await q
    .select({ ideas: count(), estimated: count(hypotheses.simpleDays) })
    .from(hypotheses)
    .where(waiting(squadId));
  const ideas = row?.ideas ?? 0;
  return { ideas, withoutEstimate: ideas - (row?.estimated ?? 0) };
}

/** Ideas of which nobody has estimated the simple variant, the oldest first. @param after only those that are younger than this one */
export async function ideasToEstimate(
  q: Query,
  squadId: string,
  limit: number,
  after: string | null = null,
): Promise<Hypothesis[]> {
  const younger = after === null ? undefined : gt(hypotheses.id, after);
  return await inTheirWording(q, and(waiting(squadId), isNull(hypotheses.simpleDays), younger))
    .orderBy(asc(hypotheses.id))
    .limit(limit);
}

/** What became of a wish to move: `from` is where the hypothesis stood. */
export type Moved = { readonly moved: boolean; readonly from: State };

/**
 * Moves a hypothesis on, and records who did it and why. Where the table of moves has no such step (somebody was
 * faster), nothing is written and `moved` is false.
 * @throws when there is no such hypothesis
 */
export async function transition(
  change: Change,
  hypothesisId: string,
  to: State,
  by: string,
  why: string | null = null,
): Promise<Moved> {
  const [row] = await change.tx
    .select({ workspaceId: hypotheses.workspaceId, state: hypotheses.state })
    .from(hypotheses)
    .where(eq(hypotheses.id, hypothesisId))
    .limit(1);
  if (!row) throw new Error(`There is no hypothesis ${hypothesisId}.`);
  const from = row.state;
  if (!mayMove(from, to)) return { moved: false, from };
  await change.tx.update(hypotheses).set({ state: to }).where(eq(hypotheses.id, hypothesisId));
  await record(change, { workspaceId: row.workspaceId, hypothesisId, from, to, by, why });
  return { moved: true, from };
}

async function record(
  change: Change,
  step: Omit<typeof transitions.$inferInsert, 'id' | 'at'>,
): Promise<void> {
  await change.tx.insert(transitions).values({ id: change.newId(), at: change.at, ...step });
}

/** Stores a new hypothesis: an idea, or ready at once when enough is known of it. */
export async function addHypothesis(
  change: Change,
  given: {
    readonly workspaceId: string;
    readonly squadId: string;
    readonly authorId: string;
    /** Who logs it, if not the author. */
    readonly by?: string;
    /** The won hypothesis that this one makes bigger. */
    readonly parentId?: string;
    /** The message that it is logged from. */
    readonly sourceUrl?: string;
    readonly wording: Wording;
  },
): Promise<Hypothesis> {
  const { workspaceId, squadId, authorId, parentId = null, sourceUrl = null, wording } = given;
  const by = given.by ?? authorId;
  const id = change.newId();
  const versionId = change.newId();
  const idea = { id, workspaceId, squadId, state: 'idea', parentId, authorId, sourceUrl } as const;
  await change.tx.insert(hypotheses).values({ ...idea, versionId, createdAt: change.at });
  await addVersion(change, { id: versionId, workspaceId, hypothesisId: id, wording, differs: null, by });
  await record(change, { workspaceId, hypothesisId: id, from: null, to: 'idea', by, why: null });
  const hypothesis: Hypothesis = { ...idea, ...wording, createdAt: change.at, score: null, differs: null };
  await addWords(change, hypothesis);
  if (!isReady(hypothesis, false)) return hypothesis;
  await transition(change, id, 'ready', by);
  return { ...hypothesis, state: 'ready' };
}

/** Gives a hypothesis another wording; the earlier ones stay. The same again writes nothing. */
export async function reword(
  change: Change,
  hypothesis: Hypothesis,
  wording: Wording,
  by: string,
): Promise<Hypothesis> {
  if (sameWording(hypothesis, wording)) return hypothesis;
  return await nextVersion(change, hypothesis, { wording, differs: hypothesis.differs, by });
}

/** Keeps with a hypothesis what is different now from what was tried before. The same again writes nothing. */
export async function keepDifference(
  change: Change,
  hypothesis: Hypothesis,
  differs: string | null,
  by: string,
): Promise<Hypothesis> {
  if (differs === hypothesis.differs) return hypothesis;
  return await nextVersion(change, hypothesis, { wording: hypothesis, differs, by });
}

async function nextVersion(
  change: Change,
  { id: hypothesisId, workspaceId }: Hypothesis,
  said: { wording: Wording; differs: string | null; by: string },
): Promise<Hypothesis> {
  const id = change.newId();
  await addVersion(change, { id, workspaceId, hypothesisId, ...said });
  await change.tx.update(hypotheses).set({ versionId: id }).where(eq(hypotheses.id, hypothesisId));
  return await reworded(change, workspaceId, hypothesisId, said.by);
}

/** The hypothesis after its wording changed: it is found by its new words, and perhaps ready by now. */
async function reworded(change: Change, workspaceId: string, id: string, by: string): Promise<Hypothesis> {
  const hypothesis = await settled(change, workspaceId, id, by);
  await keepWords(change, hypothesis);
  return hypothesis;
}

/**
 * Stores what a member's own part takes; an earlier estimate of the member stays, but counts no more. A variant that is
 * null is left as it was. The score follows, and an idea is ready from then on.
 */
export async function addEstimate(change: Change, hypothesis: Hypothesis, given: Given): Promise<Hypothesis> {
  await insertParts(change, hypothesis, given);
  return await settled(change, hypothesis.workspaceId, hypothesis.id, given.userId);
}

/** The hypothesis with its score stored anew, and ready if it is by now. */
async function settled(change: Change, workspaceId: string, id: string, by: string): Promise<Hypothesis> {
  const hypothesis = await hypothesisOf(change.tx, workspaceId, id);
  if (!hypothesis) throw new Error(`There is no hypothesis ${id}.`);
  const days = (await estimatesOf(change.tx, [id])).get(id) ?? noEstimates;
  const simpleDays = days.simple?.total ?? null;
  const score = scoreOf(hypothesis, simpleDays);
  await change.tx.update(hypotheses).set({ score, simpleDays }).where(eq(hypotheses.id, id));
  const estimated = days.simple !== null || days.full !== null;
  if (hypothesis.state !== 'idea' || !isReady(hypothesis, estimated)) return { ...hypothesis, score };
  await transition(change, id, 'ready', by);
  return { ...hypothesis, score, state: 'ready' };
}
