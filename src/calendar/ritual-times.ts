import { dateInWeek, type LocalDate } from './date.ts';
import { LATE_LIMIT_MINUTES, type MeetingTimes, type RitualSettings } from './ritual-settings.ts';
import { type DaysOff, lastWorkingDayInWeek, nextWorkingDayInWeek, workingDaysOf } from './working-days.ts';
import { instantOf, minutesOf, type Zone } from './zone.ts';

const MINUTE_MS = 60_000;

/** One planning, stand-up or retro as the calendar has it; instants in UTC milliseconds. */
export interface Occasion {
  /** Its day: the squad's for planning and retro, each member's own for a stand-up. */
  date: LocalDate;
  opensAt: number;
  /** From here on it is skipped rather than opened late: 30 minutes before it closes. */
  lateUntil: number;
  closesAt: number;
}

/** @returns the occasion with the last instant at which it may open late. */
export function occasion(date: LocalDate, opensAt: number, closesAt: number): Occasion {
  return { date, opensAt, lateUntil: closesAt - LATE_LIMIT_MINUTES * MINUTE_MS, closesAt };
}

function meetingOn(date: LocalDate, times: MeetingTimes, zone: Zone): Occasion {
  const opensAt = instantOf(date, times.at, zone);
  const ordinary = (minutesOf(times.closes) - minutesOf(times.at)) * MINUTE_MS;
  const closesAt = instantOf(date, times.closes, zone);
  // Where clocks go forward during a meeting at night, nothing of it might be left.
  const tooShort = closesAt - opensAt <= LATE_LIMIT_MINUTES * MINUTE_MS;
  return occasion(date, opensAt, tooShort ? opensAt + ordinary : closesAt);
}

/** On its weekday; if that is off, the next working day of the week, or else the last one before. */
function planningDate(monday: LocalDate, settings: RitualSettings, daysOff: DaysOff): LocalDate | undefined {
  const day = dateInWeek(monday, settings.planning.weekday);
  return nextWorkingDayInWeek(day, daysOff) ?? lastWorkingDayInWeek(day, daysOff);
}

/**
 * The planning of a week. On a day off it moves to the next working day within the ISO week, to the last one before
 * if none is left.
 * @returns `undefined` if the week has no working day
 * @throws RangeError if `monday` or the zone is none
 * @example planningOf('2026-11-23', defaultRitualSettings('Europe/Berlin'), NO_DAYS_OFF)?.opensAt // 08:30 UTC
 */
export function planningOf(
  monday: LocalDate,
  settings: RitualSettings,
  daysOff: DaysOff,
): Occasion | undefined {
  const date = planningDate(monday, settings, daysOff);
  return date === undefined ? undefined : meetingOn(date, settings.planning, settings.zone);
}

/**
 * The retro of a week. On a day off it moves to the last working day before within the ISO week, to the next one if
 * there was none. It never opens before the planning has closed: where days off would bring that about, it is held on
 * the first working day that allows it.
 * @returns `undefined` if the week has no working day, or only one on which the planning is still open by then
 * @throws RangeError if `monday` or the zone is none
 * @example retroOf('2026-11-23', settings, { off: [{ from: '2026-11-27', to: '2026-11-27' }], working: [] })?.date // '2026-11-26'
 */
export function retroOf(monday: LocalDate, settings: RitualSettings, daysOff: DaysOff): Occasion | undefined {
  const planned = planningDate(monday, settings, daysOff);
  if (planned === undefined) return undefined;
  const sameDay = settings.planning.closes <= settings.retro.at;
  const possible = workingDaysOf(monday, daysOff).filter(
    (day) => day > planned || (sameDay && day === planned),
  );
  const usual = dateInWeek(monday, settings.retro.weekday);
  const date = possible.findLast((day) => day <= usual) ?? possible[0];
  return date === undefined ? undefined : meetingOn(date, settings.retro, settings.zone);
}
