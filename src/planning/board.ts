import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Action } from '../commitments/action.ts';
import { openActions, triesLeft } from '../commitments/action-store.ts';
import type { Commitment, ScaleUp } from '../commitments/commitment.ts';
import type { Try } from '../commitments/note-store.ts';
import { scaleUpsWaiting } from '../commitments/scale-up-store.ts';
import { commitmentsOf, resultsDue } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import { hypothesesOf, ideaCounts } from '../hypothesis/store.ts';
import { currentNumber } from '../metric/current.ts';
import { targetSet } from '../metric/store.ts';
import { inChargeOn } from '../results/ask.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { sprintOn } from '../ritual/store.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { membersOf } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { ownDaysIn } from '../take-in/capacity.ts';
import { daysLeftIn } from '../take-in/load.ts';
import type { snapshotOf } from './rules.ts';
import type { Plan } from './snapshot.ts';
import { type InTurn, ideasOnBoard, type Listed } from './turn.ts';

/** Most results due and scale-ups on the board, each with its buttons. */
export const WITH_BUTTONS = 3;

/** The squad's number as a planning looks at it. */
export type LastNumber = NonNullable<Plan['metric']> & {
  /** Its target was set, or kept, for this week; else it goes on from an earlier one. */
  readonly targetIsSet: boolean;
};

/** All that an open planning shows. */
export interface Board extends InTurn {
  readonly week: LocalDate;
  /** The squad's date. */
  readonly today: LocalDate;
  readonly metric: LastNumber | null;
  /** The squad's first: there is no last week to look back at. */
  readonly isFirstWeek: boolean;
  /** Tenths of a person-day that the squad has left in the week. */
  readonly daysToWork: number;
  readonly resultsDue: readonly Commitment[];
  /** Who is to say what came of them, by the commitment. */
  readonly inCharge: ReadonlyMap<string, string>;
  /** The first few of them, and how many there are. */
  readonly scaleUps: readonly Listed[];
  readonly scaleUpCount: number;
  /** Who makes them bigger and by which day, as said with the result; by hypothesis. */
  readonly scaleUpPlans: ReadonlyMap<string, Pick<ScaleUp, 'ownerId' | 'by'>>;
  /** What earlier retros wanted to try and nobody has taken into this week. */
  readonly actions: readonly Action[];
  /** What the last retro wanted to try and nobody has taken. */
  readonly tries: readonly Try[];
  readonly carried: readonly Commitment[];
  readonly taken: readonly Commitment[];
  /** How many ideas wait. */
  readonly ideaCount: number;
  readonly names: Names;
}

/** What of a board the plan is made of. */
type Planned = Parameters<typeof snapshotOf>[0];

/** Reads what a closing planning decides, from current rows. @param now UTC milliseconds */
export async function plannedOf(q: Query, squad: Squad, occurrence: Occurrence, now: number) {
  const week = mondayOf(occurrence.date);
  const today = dateAt(now, squad.rituals.zone);
  const commitments = (await commitmentsOf(q, occurrence.sprintId)).filter((one) => one.state !== 'dropped');
  const members = await membersOf(q, squad);
  return {
    week,
    today,
    metric: await numberOf(q, squad, week),
    daysToWork: daysLeftIn(await ownDaysIn(q, squad, members, week, today)),
    carried: commitments.filter((one) => one.carriedFrom !== null),
    taken: commitments.filter((one) => one.carriedFrom === null),
    ideaCount: (await ideaCounts(q, squad.id)).ideas,
    ...(await ideasOnBoard(q, squad, occurrence)),
  } satisfies Planned;
}

/** Reads the board from current rows: a fixed number of queries. @param now UTC milliseconds */
export async function boardOf(q: Query, squad: Squad, occurrence: Occurrence, now: number): Promise<Board> {
  const planned = await plannedOf(q, squad, occurrence, now);
  const { week, today, carried, taken } = planned;
  const due = await resultsDue(q, squad, today);
  const waiting = await scaleUpsWaiting(q, squad.id);
  const inWeek = new Set([...carried, ...taken].flatMap(({ actionId }) => actionId ?? []));
  const actions = (await openActions(q, squad.id)).filter(({ id }) => !inWeek.has(id));
  const scaleUpIds = waiting.slice(0, WITH_BUTTONS).map((one) => one.hypothesisId);
  const bigger = await hypothesesOf(q, squad.id, scaleUpIds);
  const days = await estimatesOf(q, [...bigger.keys()]);
  const scaleUps = scaleUpIds
    .flatMap((id) => bigger.get(id) ?? [])
    .map((hypothesis) => ({ hypothesis, days: days.get(hypothesis.id) ?? noEstimates }));
  const board = { ...planned, scaleUps, resultsDue: due };
  return {
    ...board,
    inCharge: await inChargeOn(q, squad, due, today),
    isFirstWeek: (await sprintOn(q, squad.id, addDays(week, -7))) === undefined,
    scaleUpCount: waiting.length,
    scaleUpPlans: new Map(waiting.map((one) => [one.hypothesisId, one])),
    actions,
    tries: await triesLeft(q, squad.id, occurrence.date),
    names: await namesOf(q, squad.workspaceId, [
      ...peopleOn(board),
      ...actions.map(({ ownerId }) => ownerId),
      ...waiting.flatMap(({ ownerId }) => ownerId ?? []),
    ]),
  };
}

function peopleOn(board: Pick<Board, 'scaleUps' | 'ideas' | 'resultsDue' | 'carried' | 'taken'>): string[] {
  const listed = [...board.scaleUps, ...board.ideas].flatMap(({ hypothesis, days }) => [
    hypothesis.authorId,
    ...[days.simple, days.full].flatMap((one) => one?.parts.map((part) => part.userId) ?? []),
  ]);
  const committed = [...board.resultsDue, ...board.carried, ...board.taken];
  return [...listed, ...committed.flatMap((one) => [one.ownerId, ...one.others])];
}

/** A total's last week, a level's present value; the target is this week's. */
async function numberOf(q: Query, squad: Squad, week: LocalDate): Promise<LastNumber | null> {
  const now = await currentNumber(q, squad.id, week);
  if (!now) return null;
  const { metric } = now;
  const shown = metric.kind === 'total' ? await currentNumber(q, squad.id, addDays(week, -7)) : now;
  const { value, asOf } = shown?.standing ?? {};
  const target = await targetSet(q, metric.id, week);
  return {
    name: metric.name,
    kind: metric.kind,
    direction: metric.direction,
    value: value ?? null,
    at: asOf ?? null,
    final: asOf !== undefined && asOf >= instantOf(week, '00:00', squad.rituals.zone),
    target: target?.value ?? null,
    targetIsSet: target?.week === week,
  };
}
