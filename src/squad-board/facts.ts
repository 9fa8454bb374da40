import { type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { inTheAirOf } from '../commitments/in-the-air.ts';
import { commitmentsInSight } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { type HotTopic, newestTopic } from '../hypothesis/topic-store.ts';
import type { Plan } from '../measurement/plan.ts';
import { type Current, currentNumber, paceIn } from '../metric/current.ts';
import type { Pace } from '../metric/pace.ts';
import { numberOf } from '../retro/close.ts';
import type { Digest } from '../retro/snapshot.ts';
import { weekAt } from '../ritual/rules.ts';
import { sprintOn } from '../ritual/store.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { membersOf } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { among, type Blocker } from '../standup/blockers/blocker.ts';
import { peopleIn } from '../standup/blockers/obstacles.ts';
import { openBlockers } from '../standup/blockers/store.ts';

/** Something live without a verdict. */
export interface Flying {
  readonly commitment: Commitment;
  /** When it is decided, or looked at again; null: nobody has said when, so it is due. */
  readonly on: LocalDate | null;
  /** How; null: nobody has said. */
  readonly plan: Plan | null;
}

/** What a squad looks at together, on one day: for its message in Slack, its members' Home, and the page. */
export interface SquadBoard {
  readonly squad: Squad;
  /** Its running week, by the Monday. */
  readonly week: LocalDate;
  /** The squad's date. */
  readonly today: LocalDate;
  /** The number of the week, and of the weeks before it. */
  readonly number: Digest['metric'];
  /** The same as other screens tell it; undefined only before set-up. */
  readonly current: Current | undefined;
  /** Where it should be by now; undefined where nothing tells it. */
  readonly pace: Pace | undefined;
  /** The bets of this week, without what was dropped, in the order in which they were taken in. */
  readonly bets: readonly Commitment[];
  /** What else takes days this week: actions and other work. */
  readonly otherWork: readonly Commitment[];
  /** Bets that got their verdict this week, whenever they went live. */
  readonly decided: readonly Commitment[];
  /** What has no verdict yet: what is due first, then by its day. */
  readonly inTheAir: readonly Flying[];
  /** What is in somebody's way, oldest first. */
  readonly blockers: readonly Blocker[];
  /** What the squad was asked last; null: it never was. */
  readonly asked: HotTopic | null;
  /** Of everybody who is in all this. */
  readonly names: Names;
}

/** Reads what the squad looks at, from current rows: a fixed number of queries. @param now UTC milliseconds */
export async function squadBoard(q: Query, squad: Squad, now: number): Promise<SquadBoard> {
  const { id, workspaceId, rituals } = squad;
  const week = weekAt(squad, now);
  const sprintId = (await sprintOn(q, id, week))?.id;
  const since = instantOf(week, '00:00', rituals.zone);
  const inSight = await commitmentsInSight(q, id, { sprintId, since });
  const taken = inSight.filter((one) => one.sprintId === sprintId && one.state !== 'dropped');
  const current = await currentNumber(q, id, week);
  const number = current ? await numberOf(q, squad, week) : NO_NUMBER;
  const members = (await membersOf(q, squad)).map(({ userId }) => userId);
  const blockers = among(await openBlockers(q, id), members);
  return {
    squad,
    week,
    today: dateAt(now, rituals.zone),
    number,
    current,
    pace: current && (await paceIn(q, squad, current, week)),
    bets: taken.filter(({ bet }) => bet !== null),
    otherWork: taken.filter(({ bet }) => bet === null),
    decided: inSight.filter(({ state, result }) => state === 'launched' && (result?.at ?? 0) >= since),
    inTheAir: await flyingOf(q, squad, inSight),
    blockers,
    asked: (await newestTopic(q, id)) ?? null,
    names: await namesOf(q, workspaceId, [
      ...taken.flatMap(({ ownerId, others }) => [ownerId, ...others]),
      ...peopleIn(blockers),
      ...(number.by === null ? [] : [number.by]),
    ]),
  };
}

/** Before set-up. */
const NO_NUMBER: Digest['metric'] = {
  ...{ name: '', kind: 'total', value: null, at: null, by: null, target: null },
  weeks: [],
};

/** What is live and whose day has come, so that somebody is to say what came of it. */
export const dueOf = ({ inTheAir, today }: Pick<SquadBoard, 'inTheAir' | 'today'>): Commitment[] =>
  inTheAir.filter(({ on }) => (on ?? today) <= today).map(({ commitment }) => commitment);

/** What is decided this week, today or on a day that is still to come. */
export const decidedThisWeek = ({
  inTheAir,
  today,
}: Pick<SquadBoard, 'inTheAir' | 'today'>): readonly Flying[] =>
  inTheAir.filter(({ on }) => on !== null && on >= today && mondayOf(on) === mondayOf(today));

async function flyingOf(q: Query, squad: Squad, inSight: readonly Commitment[]): Promise<Flying[]> {
  const live = inSight.filter(({ state, result }) => state === 'launched' && result === null);
  const planned = await inTheAirOf(q, squad, live);
  return live
    .map((commitment) => {
      const { plan = null, on = null } = planned.get(commitment.id) ?? {};
      return { commitment, plan, on: commitment.checkIn?.date ?? on };
    })
    .toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1));
}
