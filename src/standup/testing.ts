import { addDays } from '../calendar/date.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import { instantOf } from '../calendar/zone.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Squad } from '../squad/squad.ts';
import type { Answers, Entry } from './entry.ts';
import type { Day } from './rules.ts';

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
  firstWeek: null,
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
    isPlanned: true,
    entries: [],
    channelAt: at('11:00'),
    lateUntil: at('17:30'),
    prompts: Object.fromEntries(
      memberIds.map((userId) => [userId, { promptAt: at('10:00'), nudgeAt: at('10:45') }]),
    ),
    ...fields,
  };
}

/** The date so many days before that Tuesday. */
export const daysBefore = (days: number): string => addDays(DATE, -days);
