import { type DateRange, daysOfWeek, type LocalDate, weekdayOf } from './date.ts';

/** What a squad declared about its calendar. Where both name a day it is worked: the single date is meant, the range swept over it. */
export interface DaysOff {
  /** Days not worked. */
  readonly off: readonly Readonly<DateRange>[];
  /** Days worked although the week or a range says otherwise, such as a make-up Saturday. */
  readonly working: readonly LocalDate[];
}

/** Nothing declared: Monday to Friday. */
export const NO_DAYS_OFF: DaysOff = { off: [], working: [] };

/**
 * @throws RangeError if `date` is none
 * @example isWorkingDay('2026-11-28', NO_DAYS_OFF) // false, a Saturday
 */
export function isWorkingDay(date: LocalDate, daysOff: DaysOff): boolean {
  if (daysOff.working.includes(date)) return true;
  return weekdayOf(date) <= 5 && !daysOff.off.some((range) => range.from <= date && date <= range.to);
}

/**
 * The working days of the week of a date, in order.
 * @throws RangeError if `date` is none
 * @example workingDaysOf('2026-11-23', NO_DAYS_OFF) // Monday '2026-11-23' … Friday '2026-11-27'
 */
export function workingDaysOf(date: LocalDate, daysOff: DaysOff): LocalDate[] {
  return daysOfWeek(date).filter((day) => isWorkingDay(day, daysOff));
}

/**
 * The date itself if it is worked, else the next working day of its week; `undefined` if the week has no more.
 * @throws RangeError if `date` is none
 * @example nextWorkingDayInWeek('2026-11-23', daysOff) // '2026-11-24' if the Monday is off
 */
export function nextWorkingDayInWeek(date: LocalDate, daysOff: DaysOff): LocalDate | undefined {
  return workingDaysOf(date, daysOff).find((day) => day >= date);
}

/**
 * The date itself if it is worked, else the last working day before it in its week; `undefined` if there was none.
 * @throws RangeError if `date` is none
 * @example lastWorkingDayInWeek('2026-11-27', daysOff) // '2026-11-26' if the Friday is off
 */
export function lastWorkingDayInWeek(date: LocalDate, daysOff: DaysOff): LocalDate | undefined {
  return workingDaysOf(date, daysOff).findLast((day) => day <= date);
}
