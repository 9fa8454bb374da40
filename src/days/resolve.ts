import { UTCDateMini } from '@date-fns/utc';
import { addMonths } from 'date-fns/addMonths';
import {
  addDays,
  type DateRange,
  dateInWeek,
  daysBetween,
  isDate,
  type LocalDate,
  mondayOf,
  utcDate,
  weekdayOf,
} from '../calendar/date.ts';
import type { Order } from './order.ts';
import type { Count, Day, Item, Point } from './phrase.ts';

/** What is decided where words leave two meanings open. */
export interface Choice {
  readonly order: Order;
  /** Whether so many days are days of the calendar or of work. */
  readonly counting: 'calendar' | 'working';
  /** Where "the next three days" begin, in days from today. */
  readonly nextFrom: 0 | 1;
}

/** A day is meant as past where it lies less than that many days back, else as next year's. */
const BACK = 180;

/**
 * The days that one item names; undefined: it names none, as a date that does not exist or is another weekday.
 * @param near the last day of what was named before, from which a bare number or weekday goes on
 */
export function daysOf(
  item: Item,
  today: LocalDate,
  choice: Choice,
  near: LocalDate | undefined,
): DateRange | undefined {
  switch (item.is) {
    case 'days':
    case 'open':
      return spanOf(item.first, isRelative(item.first) ? today : (near ?? today), choice, near);
    case 'back': {
      // "Friday, back on Wednesday": from that Friday on.
      const from = near ?? today;
      const on = spanOf(item.on, isRelative(item.on) ? today : from, choice, near);
      return on && { from, to: addDays(on.from, -1) };
    }
    case 'count': {
      const start = item.next ? addDays(today, choice.nextFrom) : today;
      const from = item.first ? spanOf(item.first, today, choice, near)?.from : start;
      return from === undefined ? undefined : { from, to: lastOf(from, item.count, choice) };
    }
    case 'range':
      return rangeOf(item, today, choice, near);
  }
}

function rangeOf(
  { first, last }: Extract<Item, { is: 'range' }>,
  today: LocalDate,
  choice: Choice,
  near: LocalDate | undefined,
): DateRange | undefined {
  // Until next week, or until December: to its beginning or its end, nobody knows.
  const isWide = last.is === 'month' || last.is === 'month-ahead' || (last.is === 'week' && last.ahead !== 0);
  if (isWide && (last.is === 'week' || first?.is !== 'month')) return undefined;
  // "24 to 28 December": the first day's month stands behind it.
  if (first?.is === 'calendar' && first.day.is === 'day' && last.is === 'calendar' && last.day.is !== 'day') {
    const to = spanOf(last, today, choice, undefined)?.to;
    const from = to === undefined ? undefined : monthsDay(to, first.day.day, -1);
    return to === undefined || from === undefined ? undefined : { from, to };
  }
  const from = first ? spanOf(first, today, choice, near)?.from : today;
  if (from === undefined) return undefined;
  const isSame = first?.is === 'weekday' && last.is === 'weekday' && first.weekday === last.weekday;
  const after = isSame && last.week === undefined ? addDays(from, 1) : from;
  // "Thursday to Tuesday" is the Tuesday after that Thursday; "tomorrow" and "next Tuesday" count from today.
  const to = spanOf(last, isRelative(last) ? today : after, choice, isRelative(last) ? undefined : from)?.to;
  return to === undefined ? undefined : { from, to };
}

/** Whether it counts from the day on which it is said, wherever it stands. */
const isRelative = (point: Point): boolean =>
  point.is === 'relative' ||
  (point.is === 'weekday' && point.week !== undefined) ||
  ['week', 'weekend', 'month-ahead', 'year', 'end'].includes(point.is);

/** First and last day of what was named. @param today counts as it: the day from which it is to be seen */
function spanOf(
  point: Point,
  today: LocalDate,
  choice: Choice,
  near: LocalDate | undefined,
): DateRange | undefined {
  switch (point.is) {
    case 'relative':
      return single(addDays(today, point.days));
    case 'weekday': {
      if (point.week !== undefined) return single(dateInWeek(addDays(today, 7 * point.week), point.weekday));
      return single(addDays(today, (point.weekday - weekdayOf(today) + 7) % 7));
    }
    case 'calendar': {
      const date = dateOf(point.day, today, choice, near);
      const isOther = date !== undefined && point.weekday !== undefined && weekdayOf(date) !== point.weekday;
      return date === undefined || isOther ? undefined : single(date);
    }
    case 'week':
      return weekOf(point.ahead, today);
    case 'weekend': {
      const day = addDays(today, 7 * point.ahead);
      return fromTodayOn({ from: dateInWeek(day, 6), to: dateInWeek(day, 7) }, today);
    }
    case 'week-of': {
      const date = dateOf(point.day, today, choice, near);
      return date === undefined ? undefined : { from: mondayOf(date), to: dateInWeek(date, 5) };
    }
    case 'month': {
      const first = yearless(point.month, 1, addDays(today, -31));
      return first === undefined ? undefined : fromTodayOn(monthFrom(first), today);
    }
    case 'month-ahead':
      return fromTodayOn(monthFrom(monthsLater(`${today.slice(0, 7)}-01`, point.ahead)), today);
    case 'year':
      return { from: today, to: `${today.slice(0, 4)}-12-31` };
    case 'end': {
      const whole = spanOf(point.of, today, choice, near);
      return whole && single(whole.to);
    }
  }
}

const single = (date: LocalDate): DateRange => ({ from: date, to: date });

/** What is left of days that have begun. */
const fromTodayOn = ({ from, to }: DateRange, today: LocalDate): DateRange => ({
  from: from < today && today <= to ? today : from,
  to,
});

/** Monday to Friday; of this week what is left of it, on a weekend that. */
function weekOf(ahead: number, today: LocalDate): DateRange {
  const day = addDays(today, 7 * ahead);
  const last = ahead === 0 && weekdayOf(today) > 5 ? 7 : 5;
  return fromTodayOn({ from: mondayOf(day), to: dateInWeek(day, last) }, today);
}

function monthFrom(first: LocalDate): DateRange {
  return { from: first, to: addDays(monthsLater(first, 1), -1) };
}

const monthsLater = (date: LocalDate, months: number): LocalDate =>
  utcDate(addMonths(new UTCDateMini(Date.parse(date)), months));

/** The last of so many days. */
function lastOf(from: LocalDate, { value, unit }: Count, { counting }: Choice): LocalDate {
  // Longer than anything that is noted: refused as such, whatever it is exactly.
  const many = Math.min(value, 1000);
  if (unit === 'week') return addDays(from, many * 7 - 1);
  if (unit === 'month') return addDays(monthsLater(from, many), -1);
  if (unit === 'day' && counting === 'calendar') return addDays(from, many - 1);
  let last = from;
  for (let left = many - (weekdayOf(from) <= 5 ? 1 : 0); left > 0; ) {
    last = addDays(last, 1);
    if (weekdayOf(last) <= 5) left -= 1;
  }
  return last;
}

function dateOf(
  day: Day,
  today: LocalDate,
  choice: Choice,
  near: LocalDate | undefined,
): LocalDate | undefined {
  switch (day.is) {
    case 'date':
      return day.date;
    case 'month-day':
      return inYear(day.month, day.day, day.year, today);
    case 'pair': {
      const order = orderIn(day, choice.order);
      if (order === undefined) return undefined;
      const [month, date] = order === 'month-first' ? [day.first, day.second] : [day.second, day.first];
      return inYear(month, date, day.year, today);
    }
    case 'day':
      return day.bare && near === undefined ? undefined : monthsDay(near ?? today, day.day, 1);
  }
}

/** Which of the two is the month, where the numbers leave that open. */
function orderIn(
  { first, second, sign }: Extract<Day, { is: 'pair' }>,
  order: Order,
): 'day-first' | 'month-first' | undefined {
  if (first > 12) return 'day-first';
  if (second > 12) return 'month-first';
  if (sign === '..') return 'day-first';
  return sign === '/' ? order.slash : order.point;
}

function inYear(
  month: number,
  day: number,
  year: number | undefined,
  today: LocalDate,
): LocalDate | undefined {
  if (year === undefined) return yearless(month, day, today);
  const date = iso(year, month, day);
  return isDate(date) ? date : undefined;
}

/** This year's, or next year's when that is over for months. */
function yearless(month: number, day: number, today: LocalDate): LocalDate | undefined {
  const year = Number(today.slice(0, 4));
  const dates = [iso(year, month, day), iso(year + 1, month, day)].filter(isDate);
  return dates.find((date) => daysBetween(date, today) < BACK) ?? dates[0];
}

/** The nearest day with that number on or after a date, or on or before it. */
export function monthsDay(near: LocalDate, day: number, direction: 1 | -1): LocalDate | undefined {
  for (let month = 0; month < 3; month += 1) {
    const date = `${monthsLater(`${near.slice(0, 7)}-01`, month * direction).slice(0, 7)}-${two(day)}`;
    if (isDate(date) && (direction === 1 ? date >= near : date <= near)) return date;
  }
  return undefined;
}

const two = (part: number): string => String(part).padStart(2, '0');
const iso = (year: number, month: number, day: number): LocalDate => `${year}-${two(month)}-${two(day)}`;
