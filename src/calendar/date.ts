import { UTCDateMini } from '@date-fns/utc';
// By their own paths: the package's index loads some three hundred files.
import { addDays as add } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { getISODay } from 'date-fns/getISODay';
import { lastDayOfQuarter } from 'date-fns/lastDayOfQuarter';
import { setISODay } from 'date-fns/setISODay';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfQuarter } from 'date-fns/startOfQuarter';
import { z } from 'zod';

/**
 * A day of the calendar without a zone, as ISO text: `'2026-11-23'`. Sorts, and compares with `<` and `===`, as text.
 * A week is named by its Monday.
 */
export type LocalDate = string;

/** Monday 1 … Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Days from the first to the last, both included. */
export interface DateRange {
  from: LocalDate;
  to: LocalDate;
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * Whether a text names a day that exists.
 * @example isDate('2027-02-29') // false
 */
export function isDate(text: string): boolean {
  return z.regexes.date.test(text);
}

/** Never the machine's own midnight: date-fns reads and counts a `UTCDateMini` in UTC. */
function midnight(date: LocalDate): Date {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  return new UTCDateMini(Date.parse(date));
}

/**
 * The date that UTC shows at an instant.
 * @example utcDate(0) // '1970-01-01'
 */
export function utcDate(instant: Date | number): LocalDate {
  return new Date(instant).toISOString().slice(0, 10);
}

/**
 * The date so many days later, or earlier if `days` is negative.
 * @throws RangeError if `date` is none
 * @example addDays('2026-12-31', 1) // '2027-01-01'
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return utcDate(add(midnight(date), days));
}

/**
 * How many days `to` lies after `from`; negative if before.
 * @throws RangeError if one is no date
 * @example daysBetween('2026-11-23', '2026-11-27') // 4
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return differenceInCalendarDays(midnight(to), midnight(from));
}

/**
 * @throws RangeError if `date` is none
 * @example weekdayOf('2026-11-23') // 1, a Monday
 */
export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[getISODay(midnight(date)) - 1] ?? 7;
}

/**
 * The Monday of the date's ISO week, which names the week.
 * @throws RangeError if `date` is none
 * @example mondayOf('2026-11-29') // '2026-11-23', the 29th is its Sunday
 */
export function mondayOf(date: LocalDate): LocalDate {
  return utcDate(startOfISOWeek(midnight(date)));
}

/**
 * That day of the week of any of its dates.
 * @throws RangeError if `date` is none
 * @example dateInWeek('2026-11-23', 5) // '2026-11-27'
 */
export function dateInWeek(date: LocalDate, weekday: Weekday): LocalDate {
  return utcDate(setISODay(midnight(date), weekday));
}

/**
 * The seven dates of the week, Monday first, of any of its dates.
 * @throws RangeError if `date` is none
 * @example daysOfWeek('2026-11-23') // ['2026-11-23', …, '2026-11-29']
 */
export function daysOfWeek(date: LocalDate): LocalDate[] {
  return WEEKDAYS.map((weekday) => dateInWeek(date, weekday));
}

/**
 * The first day of the month of a date.
 * @example monthOf('2026-11-23') // '2026-11-01'
 */
export const monthOf = (date: LocalDate): LocalDate => `${date.slice(0, 8)}01`;

/**
 * The first day of the month after that of a date.
 * @example monthAfter('2026-02-28') // '2026-03-01'
 */
export const monthAfter = (date: LocalDate): LocalDate => monthOf(addDays(monthOf(date), 31));

/**
 * First and last day of the date's quarter.
 * @throws RangeError if `date` is none
 * @example quarterOf('2026-11-23') // { from: '2026-10-01', to: '2026-12-31' }
 */
export function quarterOf(date: LocalDate): DateRange {
  const day = midnight(date);
  return { from: utcDate(startOfQuarter(day)), to: utcDate(lastDayOfQuarter(day)) };
}
