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

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Midnight UTC of that date, NaN if the text names no day. Never the machine's own zone. */
function utcMidnight(text: string): number {
  if (!DATE.test(text)) return Number.NaN;
  const ms = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8)));
  return utcDate(ms) === text ? ms : Number.NaN;
}

/**
 * The date that UTC shows at an instant.
 * @example utcDate(0) // '1970-01-01'
 */
export function utcDate(instant: number): LocalDate {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Days since 1 January 1970. @throws RangeError if the text names no day. */
function dayNumber(date: LocalDate): number {
  const ms = utcMidnight(date);
  if (Number.isNaN(ms)) throw new RangeError(`not a date: ${date}`);
  return ms / DAY_MS;
}

/**
 * Whether a text names a day that exists (years 100 to 9999).
 * @example isDate('2027-02-29') // false
 */
export function isDate(text: string): boolean {
  return !Number.isNaN(utcMidnight(text));
}

/**
 * The date so many days later, or earlier if `days` is negative.
 * @throws RangeError if `date` is none
 * @example addDays('2026-12-31', 1) // '2027-01-01'
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return utcDate((dayNumber(date) + days) * DAY_MS);
}

/**
 * How many days `to` lies after `from`; negative if before.
 * @throws RangeError if one is no date
 * @example daysBetween('2026-11-23', '2026-11-27') // 4
 */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * For `sort`: negative if `a` is the earlier. Elsewhere compare dates as text, with `<`.
 * @example ['2026-11-24', '2026-11-23'].sort(compareDates) // ['2026-11-23', '2026-11-24']
 */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/**
 * @throws RangeError if `date` is none
 * @example weekdayOf('2026-11-23') // 1, a Monday
 */
export function weekdayOf(date: LocalDate): Weekday {
  // Day 0, 1 January 1970, was a Thursday.
  return WEEKDAYS.at((dayNumber(date) + 3) % 7) ?? 1;
}

/**
 * The Monday of the date's ISO week, which names the week.
 * @throws RangeError if `date` is none
 * @example mondayOf('2026-11-29') // '2026-11-23', the 29th is its Sunday
 */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/**
 * That day of the week of any of its dates.
 * @throws RangeError if `date` is none
 * @example dateInWeek('2026-11-23', 5) // '2026-11-27'
 */
export function dateInWeek(date: LocalDate, weekday: Weekday): LocalDate {
  return addDays(date, weekday - weekdayOf(date));
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
 * First and last day of the date's quarter.
 * @throws RangeError if `date` is none
 * @example quarterOf('2026-11-23') // { from: '2026-10-01', to: '2026-12-31' }
 */
export function quarterOf(date: LocalDate): DateRange {
  const day = new Date(dayNumber(date) * DAY_MS);
  const year = day.getUTCFullYear();
  const month = day.getUTCMonth() - (day.getUTCMonth() % 3);
  return { from: utcDate(Date.UTC(year, month, 1)), to: utcDate(Date.UTC(year, month + 3, 0)) };
}
