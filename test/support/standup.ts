import { addDays, mondayOf } from '../../src/calendar/date.ts';
import { defaultRitualSettings } from '../../src/calendar/ritual-settings.ts';
import { instantOf } from '../../src/calendar/zone.ts';
import type { Commitment } from '../../src/commitments/commitment.ts';
import type { Metric } from '../../src/metric/metric.ts';
import type { Occurrence } from '../../src/ritual/occurrence.ts';
import type { Squad } from '../../src/squad/squad.ts';
import type { Blocker } from '../../src/standup/blocker.ts';
import type { Answers, Entry } from '../../src/standup/entry.ts';
import type { Day } from '../../src/standup/rules.ts';

/** A Tuesday. */
export const DATE = '2026-11-24';
const ZONE = 'Europe/Berlin';

/** That Tuesday at a time in the squad's zone. */
export const at = (time: string): number => instantOf(DATE, time, ZONE);

export const squad: Squad = {
  id: 'squad-1',
  workspaceId: 'T1',
  channelId: 'C1',
  name: 'Growth',
  language: 'en',
  rituals: defaultRitualSettings(ZONE),
  ownerId: 'ann',
  numberKeeperId: 'ann',
  state: 'active',
  pausedBy: null,
  pausedAt: null,
  firstWeek: null,
  channelState: 'open',
};

export const occurrence: Occurrence = {
  id: '01900000-0000-7000-8000-000000000001',
  workspaceId: 'T1',
  squadId: squad.id,
  sprintId: 'sprint-1',
  ritual: 'standup',
  date: DATE,
  state: 'open',
  round: 1,
  opensAt: at('10:00'),
  closesAt: at('18:00'),
  lateUntil: at('17:30'),
  openedAt: at('10:00'),
  openedLate: false,
  closedAt: null,
  closedBy: null,
};

/** One member's answer. */
export function entry(userId: string, answers: Partial<Answers> = {}): Entry {
  return {
    id: `entry-${userId}`,
    userId,
    yesterday: null,
    today: 'payment next',
    inTheWay: null,
    commitmentId: null,
    at: at('10:05'),
    ...answers,
  };
}

/** A stand-up of ann, ben and cem, none of whom has answered. */
export function day(fields: Partial<Day> = {}): Day {
  const memberIds = fields.memberIds ?? ['ann', 'ben', 'cem'];
  return {
    occurrence,
    memberIds,
    awayIds: [],
    notTodayIds: [],
    isPlanned: true,
    entries: [],
    blockers: [],
    channelAt: at('11:00'),
    lateUntil: at('17:30'),
    prompts: Object.fromEntries(
      memberIds.map((userId) => [userId, { promptAt: at('10:00'), nudgeAt: at('10:45') }]),
    ),
    ...fields,
  };
}

/** Something that stands in a member's way since that Tuesday, said in their answer. */
export function blocker(userId: string, fields: Partial<Blocker> = {}): Blocker {
  return {
    id: `blocker-${userId}`,
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    occurrenceId: occurrence.id,
    date: DATE,
    userId,
    entryId: `entry-${userId}`,
    text: 'step 2 has no screens',
    helperId: null,
    askedIn: null,
    helpedBy: null,
    ending: null,
    endedAt: null,
    ...fields,
  };
}

/** Other work of the week, without a bet. */
export function commitment(id: string, title: string, fields: Partial<Commitment> = {}): Commitment {
  return {
    id,
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    sprintId: occurrence.sprintId,
    week: mondayOf(DATE),
    title,
    bet: null,
    variant: null,
    days: null,
    ownerId: 'ann',
    others: [],
    liveBy: null,
    state: 'open',
    actionId: null,
    carriedFrom: null,
    isWhatIsLeft: false,
    nextStep: null,
    createdBy: 'ann',
    createdAt: at('09:00'),
    launch: null,
    result: null,
    checkIn: null,
    ...fields,
  };
}

/** The squad's number. */
export const metric: Metric = {
  id: 'm',
  workspaceId: squad.workspaceId,
  squadId: squad.id,
  name: 'new sign-ups',
  kind: 'total',
};

/** The date so many days before that Tuesday. */
export const daysBefore = (days: number): string => addDays(DATE, -days);
