import { addDays, type DateRange, type LocalDate, mondayOf } from '../calendar/date.ts';
import { LATE_LIMIT_MINUTES } from '../calendar/ritual-settings.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Squad } from '../squad/squad.ts';
import type { Occurrence, OccurrenceState } from './occurrence.ts';

const MINUTE_MS = 60_000;
/** Later than this after its time it says that it is late. */
const LATE_MS = 2 * MINUTE_MS;
/** How long a ritual opened by hand stays open when its own closing is over or too near. */
const BY_HAND_MS = 150 * MINUTE_MS;

/** What can happen to an occurrence. */
export type OccurrenceEvent =
  /** The calendar has it, perhaps at another time. */
  | 'schedule'
  /** The calendar has it no more. */
  | 'cancel'
  /** Its hour has come. */
  | 'open'
  /** Its hour is over, or the squad pauses. */
  | 'skip'
  /** Somebody opens it. */
  | 'open-by-hand'
  /** Its closing has come, or somebody closes it. */
  | 'close';

const transitions: Record<OccurrenceState, Partial<Record<OccurrenceEvent, OccurrenceState>>> = {
  scheduled: {
    schedule: 'scheduled',
    cancel: 'cancelled',
    open: 'open',
    skip: 'skipped',
    'open-by-hand': 'open',
  },
  open: { close: 'closed' },
  closed: { 'open-by-hand': 'open' },
  skipped: { 'open-by-hand': 'open' },
  cancelled: { schedule: 'scheduled', 'open-by-hand': 'open' },
};

/** The state that follows; undefined: that cannot happen in this state and changes nothing. */
export function after(state: OccurrenceState, event: OccurrenceEvent): OccurrenceState | undefined {
  return transitions[state][event];
}

/** What a scheduled occurrence does when its timer is taken: as usual, late and saying so, or not at all. */
export function howToOpen(
  { opensAt, lateUntil }: Pick<Occurrence, 'opensAt' | 'lateUntil'>,
  at: number,
): 'open' | 'open-late' | 'skip' {
  if (at > lateUntil) return 'skip';
  return at - opensAt > LATE_MS ? 'open-late' : 'open';
}

/** Opens, closes, and the last instant for opening late, in UTC milliseconds. */
export type Times = Pick<Occurrence, 'opensAt' | 'closesAt' | 'lateUntil'>;

/**
 * The times of an occurrence that is opened by hand: its own closing if the calendar has one and half an hour of it is
 * left (the limit for opening late), else two and a half hours from now.
 */
export function timesByHand(calendar: Times | undefined, at: number): Times {
  const opensAt = calendar?.opensAt ?? at;
  if (calendar && at <= calendar.lateUntil) {
    return { opensAt, closesAt: calendar.closesAt, lateUntil: calendar.lateUntil };
  }
  const closesAt = at + BY_HAND_MS;
  return { opensAt, closesAt, lateUntil: closesAt - LATE_LIMIT_MINUTES * MINUTE_MS };
}

/**
 * When an open occurrence closes after the calendar changed: at the calendar's hour, unless that is over or was over
 * already when it was opened by hand; then it keeps its own.
 */
export function closingAfterChange(
  occurrence: Pick<Occurrence, 'closesAt' | 'openedAt'>,
  calendar: Times,
  at: number,
): number {
  const openedInTime = (occurrence.openedAt ?? at) <= calendar.lateUntil;
  return openedInTime && calendar.closesAt > at ? calendar.closesAt : occurrence.closesAt;
}

/** The days of the sprint in which a date lies: its ISO week. */
export function sprintDays(date: LocalDate): DateRange {
  const from = mondayOf(date);
  return { from, to: addDays(from, 6) };
}

/** The week in which the squad is at an instant, by its own zone. */
export function weekAt(squad: Pick<Squad, 'rituals'>, at: number): LocalDate {
  return mondayOf(dateAt(at, squad.rituals.zone));
}
