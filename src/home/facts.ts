import { addDays } from '../calendar/date.ts';
import { openActions } from '../commitments/action-store.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { ruledOutCount } from '../commitments/result-store.ts';
import type { Query } from '../database/database.ts';
import { permalinkOf } from '../delivery/want.ts';
import { estimatesOf } from '../hypothesis/estimate-store.ts';
import { nextPlanning } from '../hypothesis/next-planning.ts';
import { hypothesesOf, ideasByScore } from '../hypothesis/store.ts';
import { decidersOn } from '../hypothesis/topic-rules.ts';
import { openTopics } from '../hypothesis/topic-store.ts';
import type { Current } from '../metric/current.ts';
import { BOARD, messageKey } from '../ritual/messages.ts';
import { sprintDays, weekAt } from '../ritual/rules.ts';
import { occurrencesOfSprint, openOccurrence, openStandups } from '../ritual/store.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { type Person, workspaceAddress } from '../slack/people-store.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { membersOf } from '../squad/member-store.ts';
import { isActive, readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadsOf } from '../squad/store.ts';
import { dueOf, type SquadBoard, squadBoard } from '../squad-board/facts.ts';
import { attendanceOf } from '../standup/day.ts';
import { pendingOf } from '../standup/rules.ts';
import {
  type GoingOn,
  nextUp,
  shownSquads,
  type Upcoming,
  type Viewer,
  type Waiting,
  whatWaits,
} from './rules.ts';
import { lastAnswers } from './store.ts';

/** Ideas looked through for an estimate that is missing: the best ones, which the next planning may take in. */
const IDEAS = 20;

/** Of the squad's board what stands on Home. */
type Glance = Pick<SquadBoard, 'today' | 'number' | 'pace' | 'inTheAir' | 'blockers'>;

/** A squad as its member sees it. */
export interface SquadOnHome {
  readonly squad: Squad;
  /** Of the channel, for a link. */
  readonly address: string | undefined;
  readonly zone: string;
  readonly current: Current | undefined;
  /** What all of the squad look at. */
  readonly glance: Glance;
  /** This week's, without what was dropped. */
  readonly commitments: readonly Commitment[];
  readonly names: Names;
  readonly waiting: readonly Waiting[];
  readonly moreWaiting: number;
  readonly next: Upcoming | undefined;
  /** Answers that the squad ruled out, all there ever were. */
  readonly ruledOut: number;
}

/** What a person's Home is drawn from. */
export interface HomeFacts {
  readonly squads: readonly SquadOnHome[];
  /** Squads beyond those shown. */
  readonly moreSquads: number;
}

/** The squads a person belongs to, and what waits there: a fixed number of indexed queries a squad, at most five squads. */
export async function homeFacts(q: Query, person: Person, now: number): Promise<HomeFacts> {
  const { workspaceId, userId } = person;
  const own = await squadsOf(q, workspaceId, userId);
  const answers = await lastAnswers(
    q,
    userId,
    own.map((squad) => squad.id),
  );
  const { shown, more } = shownSquads(own, answers);
  const address = await workspaceAddress(q, workspaceId);
  const squads: SquadOnHome[] = [];
  for (const squad of shown) {
    const channel = address && new URL(`/archives/${squad.channelId}`, address).href;
    squads.push({ ...(await squadOnHome(q, squad, person, now)), address: channel });
  }
  return { squads, moreSquads: more };
}

async function squadOnHome(
  q: Query,
  squad: Squad,
  person: Person,
  now: number,
): Promise<Omit<SquadOnHome, 'address'>> {
  const members = await membersOf(q, squad);
  const viewer = viewerIn(squad, person);
  const board = await squadBoard(q, squad, now);
  const { week, today, current, blockers } = board;
  const commitments = [...board.bets, ...board.otherWork];
  const absences = await absencesOf(q, squad.id, week, addDays(week, 6));
  const deciders = decidersOn(squad, members, absences, today);
  const on: GoingOn = {
    squad,
    now,
    standups: await standupsOn(q, squad, viewer),
    meetings: await meetingsOn(q, squad),
    absences,
    due: dueOf(board),
    commitments,
    hasNumber: current?.standing.value !== undefined,
    ...(await ideasOn(q, squad, viewer)),
    decides: deciders.who.includes(viewer.userId),
    blockers,
    actions: await openActions(q, squad.id),
  };
  const { listed, more } = whatWaits(on, viewer);
  const people = [
    ...commitments.map((one) => one.ownerId),
    ...listed.flatMap((one) => ('userId' in one ? one.userId : [])),
  ];
  return {
    squad,
    zone: viewer.zone,
    current,
    glance: board,
    commitments,
    names: await namesOf(q, squad.workspaceId, people),
    waiting: listed,
    moreWaiting: more,
    next: await nextFor(q, squad, on, viewer),
    ruledOut: await ruledOutCount(q, squad.id),
  };
}

const viewerIn = (squad: Squad, person: Person): Viewer => ({
  userId: person.userId,
  zone: readingZone(person, squad),
});

async function standupsOn(q: Query, squad: Squad, { userId }: Viewer): Promise<GoingOn['standups']> {
  const found: GoingOn['standups'][number][] = [];
  for (const occurrence of await openStandups(q, squad.id)) {
    const pending = pendingOf(await attendanceOf(q, squad, occurrence)).includes(userId);
    found.push({ occurrence, pending });
  }
  return found;
}

async function meetingsOn(q: Query, squad: Squad): Promise<GoingOn['meetings']> {
  const found: GoingOn['meetings'][number][] = [];
  for (const ritual of ['planning', 'retro'] as const) {
    const occurrence = await openOccurrence(q, squad.id, ritual);
    if (!occurrence) continue;
    const address = await permalinkOf(q, squad.workspaceId, messageKey(occurrence, BOARD));
    found.push({ occurrence, address });
  }
  return found;
}

async function ideasOn(
  q: Query,
  squad: Squad,
  { userId }: Viewer,
): Promise<Pick<GoingOn, 'ideas' | 'topics'>> {
  const ideas = await ideasByScore(q, squad.id, IDEAS);
  const topics = await openTopics(q, squad.id);
  const askedIds = topics.map(({ hypothesisId }) => hypothesisId);
  const asked = await hypothesesOf(q, squad.id, askedIds);
  const days = await estimatesOf(q, [...new Set([...ideas.map(({ id }) => id), ...askedIds])]);
  const estimated = (id: string): boolean => {
    const known = days.get(id);
    const parts = [...(known?.simple?.parts ?? []), ...(known?.full?.parts ?? [])];
    return parts.some((part) => part.userId === userId);
  };
  return {
    ideas: ideas.map((hypothesis) => ({ hypothesis, estimated: estimated(hypothesis.id) })),
    topics: topics.flatMap(({ id: topicId, hypothesisId }) => {
      const hypothesis = asked.get(hypothesisId);
      return hypothesis ? [{ topicId, hypothesis, estimated: estimated(hypothesisId) }] : [];
    }),
  };
}

/** This week's next ritual, after the last one the next week's planning. */
async function nextFor(q: Query, squad: Squad, on: GoingOn, viewer: Viewer): Promise<Upcoming | undefined> {
  if (!isActive(squad)) return undefined;
  const week = weekAt(squad, on.now);
  const next = nextUp(await occurrencesOfSprint(q, { squadId: squad.id, ...sprintDays(week) }), on, viewer);
  if (next) return next;
  const planning = await nextPlanning(q, squad, on.now);
  return planning.kind === 'at' ? { ritual: 'planning', at: planning.at } : undefined;
}
