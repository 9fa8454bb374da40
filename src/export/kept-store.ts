import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import {
  actions,
  blockers,
  checkIns,
  commitmentChanges,
  commitmentMembers,
  commitments,
  entries,
  estimates,
  hotTopics,
  hypotheses,
  hypothesisVersions,
  imports,
  lastingNumbers,
  launches,
  launchMembers,
  looks,
  measurementPlans,
  members,
  metrics,
  occurrences,
  outcomes,
  people,
  quarrels,
  readings,
  repeats,
  results,
  retroNotes,
  sprints,
  targets,
  transitions,
} from '../database/schema/index.ts';
import type { Squad } from '../squad/squad.ts';

/** So many of a kind are read, with all that belongs to them, before the next. */
const BATCH = 200;

type Page<R> = R extends AsyncGenerator<infer One> ? One : never;
export type Bet = Page<ReturnType<typeof betsKept>>;
export type Metric = Page<ReturnType<typeof numbersKept>>;
export type Week = Page<ReturnType<typeof weeksKept>>;
export type Held = Page<ReturnType<typeof heldKept>>;
export type Blocked = Page<ReturnType<typeof blockersKept>>;
export type Action = typeof actions.$inferSelect;

/** Names of everybody whom the bot knows in the squad's workspace, by Slack's id. */
export async function namesKept(q: Query, { workspaceId }: Squad): Promise<ReadonlyMap<string, string>> {
  const rows = await q
    .select({ userId: people.userId, name: people.name })
    .from(people)
    .where(eq(people.workspaceId, workspaceId));
  return new Map(rows.map(({ userId, name }) => [userId, name]));
}

/** Who is in the squad, or was. */
export const membersKept = async (q: Query, { id }: Squad) =>
  inOrder(await q.select().from(members).where(eq(members.squadId, id)));

/** The numbers that the squad counts, or counted, with their targets and all that was entered or came. */
export async function* numbersKept(q: Query, { id }: Squad) {
  const found = await q.select().from(metrics).where(eq(metrics.squadId, id));
  for (const metric of found.sort(byId)) {
    yield {
      ...metric,
      targets: inOrder(await q.select().from(targets).where(eq(targets.metricId, metric.id))),
      readings: inOrder(await q.select().from(readings).where(eq(readings.metricId, metric.id))),
    };
  }
}

/** Every idea with its wordings, estimates, steps, plans, results and whatever else there is of it, oldest first. */
export async function* betsKept(q: Query, { id }: Squad) {
  const all = await q.select({ id: hypotheses.id }).from(hypotheses).where(eq(hypotheses.squadId, id));
  for (const ids of batches(all)) {
    const found = await q.select().from(hypotheses).where(inArray(hypotheses.id, ids));
    const versions = ofEach(
      await q.select().from(hypothesisVersions).where(inArray(hypothesisVersions.hypothesisId, ids)),
    );
    const steps = ofEach(await q.select().from(transitions).where(inArray(transitions.hypothesisId, ids)));
    const parts = ofEach(await q.select().from(estimates).where(inArray(estimates.hypothesisId, ids)));
    const two = ofEach(await q.select().from(quarrels).where(inArray(quarrels.hypothesisId, ids)));
    const asked = ofEach(await q.select().from(hotTopics).where(inArray(hotTopics.hypothesisId, ids)));
    const plans = ofEach(
      await q.select().from(measurementPlans).where(inArray(measurementPlans.hypothesisId, ids)),
    );
    const looked = ofEach(await q.select().from(looks).where(inArray(looks.hypothesisId, ids)));
    const waited = ofEach(await q.select().from(checkIns).where(inArray(checkIns.hypothesisId, ids)));
    const answers = ofEach(await q.select().from(results).where(inArray(results.hypothesisId, ids)));
    const lasting = ofEach(
      await q.select().from(lastingNumbers).where(inArray(lastingNumbers.hypothesisId, ids)),
    );
    for (const bet of found.sort(byId)) {
      yield {
        ...bet,
        versions: versions(bet.id),
        transitions: steps(bet.id),
        estimates: parts(bet.id),
        quarrels: two(bet.id),
        hotTopics: asked(bet.id),
        measurementPlans: plans(bet.id),
        looks: looked(bet.id),
        checkIns: waited(bet.id),
        results: answers(bet.id),
        lastingNumbers: lasting(bet.id),
      };
    }
  }
}

/** Every week with what was taken into it, and what became of that. */
export async function* weeksKept(q: Query, { id }: Squad) {
  const all = await q.select({ id: sprints.id }).from(sprints).where(eq(sprints.squadId, id));
  for (const weeks of batches(all)) {
    const found = await q.select().from(sprints).where(inArray(sprints.id, weeks));
    const taken = await q.select().from(commitments).where(inArray(commitments.sprintId, weeks));
    const ids = taken.map((one) => one.id);
    const others = Map.groupBy(
      await q.select().from(commitmentMembers).where(inArray(commitmentMembers.commitmentId, ids)),
      ({ commitmentId }) => commitmentId,
    );
    const changes = Map.groupBy(
      await q.select().from(commitmentChanges).where(inArray(commitmentChanges.commitmentId, ids)),
      ({ commitmentId }) => commitmentId,
    );
    const live = await q.select().from(launches).where(inArray(launches.commitmentId, ids));
    const makers = Map.groupBy(
      await q
        .select()
        .from(launchMembers)
        .where(
          inArray(
            launchMembers.launchId,
            live.map((one) => one.id),
          ),
        ),
      ({ launchId }) => launchId,
    );
    const withMakers = live.map((one) => ({ ...one, members: sorted(makers.get(one.id) ?? []) }));
    const launched = Map.groupBy(withMakers, ({ commitmentId }) => commitmentId);
    const bySprint = Map.groupBy(inOrder(taken), ({ sprintId }) => sprintId);
    for (const week of found.sort(byId)) {
      yield {
        ...week,
        commitments: (bySprint.get(week.id) ?? []).map((one) => ({
          ...one,
          members: sorted(others.get(one.id) ?? []),
          changes: inOrder(changes.get(one.id) ?? []),
          launches: inOrder(launched.get(one.id) ?? []),
        })),
      };
    }
  }
}

/**
 * Plannings, stand-ups and retros that were held or skipped. Of one that is open, what people have noted so far is still
 * theirs, but for what stands in somebody's way: the channel reads that at once.
 */
export async function* heldKept(q: Query, { id }: Squad) {
  const ofSquad = await q
    .select({ id: occurrences.id })
    .from(occurrences)
    .where(and(eq(occurrences.squadId, id), inArray(occurrences.state, ['open', 'closed', 'skipped'])));
  const cited = await q.select({ entryId: blockers.entryId }).from(blockers).where(eq(blockers.squadId, id));
  const told = new Set(cited.map(({ entryId }) => entryId));
  for (const ids of batches(ofSquad)) {
    const found = await q.select().from(occurrences).where(inArray(occurrences.id, ids));
    const decided = ofOccurrence(await q.select().from(outcomes).where(inArray(outcomes.occurrenceId, ids)));
    const said = ofOccurrence(await q.select().from(entries).where(inArray(entries.occurrenceId, ids)));
    const noted = ofOccurrence(
      await q.select().from(retroNotes).where(inArray(retroNotes.occurrenceId, ids)),
    );
    for (const one of found.sort(byId)) {
      const isOpen = one.state === 'open';
      const state = isOpen ? ('closed' as const) : one.state;
      yield {
        ...{ ...one, state, outcomes: decided(one.id) },
        entries: said(one.id).filter((entry) => !isOpen || told.has(entry.id)),
        retroNotes: isOpen ? [] : noted(one.id),
      };
    }
  }
}

/** What stood in somebody's way, each with the words for it. */
export async function* blockersKept(q: Query, { id }: Squad) {
  const all = await q.select({ id: blockers.id }).from(blockers).where(eq(blockers.squadId, id));
  for (const ids of batches(all)) {
    const rows = await q
      .select({ blocker: blockers, words: entries.inTheWay })
      .from(blockers)
      .innerJoin(entries, eq(entries.id, blockers.entryId))
      .where(inArray(blockers.id, ids));
    yield* rows.toSorted((a, b) => byId(a.blocker, b.blocker));
  }
}

/** What retros led to. */
export const actionsKept = async (q: Query, { id }: Squad): Promise<Action[]> =>
  inOrder(await q.select().from(actions).where(eq(actions.squadId, id)));

/** With which tables old bets were brought in. */
export const importsKept = async (q: Query, { id }: Squad) =>
  inOrder(
    await q
      .select()
      .from(imports)
      .where(and(eq(imports.squadId, id), isNotNull(imports.takenAt))),
  );

/** Wrong answers that were proposed again and given up. */
export const repeatsKept = async (q: Query, { id }: Squad) =>
  inOrder(await q.select().from(repeats).where(eq(repeats.squadId, id)));

interface Identified {
  readonly id: string;
}

/** Ids are made in the order of time. */
const byId = (a: Identified, b: Identified): number => (a.id < b.id ? -1 : 1);

const inOrder = <One extends Identified>(rows: readonly One[]): One[] => rows.toSorted(byId);

const sorted = <One extends { readonly userId: string }>(rows: readonly One[]): One[] =>
  rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

function* batches(rows: readonly Identified[]): Generator<string[]> {
  const ids = rows.map(({ id }) => id).sort();
  for (let at = 0; at < ids.length; at += BATCH) yield ids.slice(at, at + BATCH);
}

function ofEach<One extends Identified & { readonly hypothesisId: string }>(rows: readonly One[]) {
  const known = Map.groupBy(inOrder(rows), ({ hypothesisId }) => hypothesisId);
  return (id: string): One[] => known.get(id) ?? [];
}

function ofOccurrence<One extends Identified & { readonly occurrenceId: string }>(rows: readonly One[]) {
  const known = Map.groupBy(inOrder(rows), ({ occurrenceId }) => occurrenceId);
  return (id: string): One[] => known.get(id) ?? [];
}
