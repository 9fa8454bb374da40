import type { Weekday } from '../calendar/date.ts';
import { attempt, type Cursor, isAt, meaningAt, take } from './cursor.ts';
import type { Count, Day, Point } from './phrase.ts';

/** "3 days", "a week", 两周. */
export function countOf(cursor: Cursor): Count | undefined {
  return attempt(cursor, (at) => {
    const number = take(at, 'number');
    const unit = number && !number.day ? take(at, 'unit')?.unit : undefined;
    if (!number || unit === undefined || unit === 'year' || number.value < 1) return undefined;
    return unit === 'fortnight' ? { value: number.value * 2, unit: 'week' } : { value: number.value, unit };
  });
}

/** A day, week, weekend or month by its name. */
export function pointOf(cursor: Cursor): Point | undefined {
  // "the coming Friday"
  if (take(cursor, 'article')) take(cursor, 'article');
  for (const read of [now, endOf, restOf, dayAfter, later, weekend, dayInCalendar, weekday, named, month]) {
    const found = attempt(cursor, read);
    if (found) return found;
  }
  return undefined;
}

function now(cursor: Cursor): Point | undefined {
  const relative = take(cursor, 'relative');
  if (relative) return { is: 'relative', days: relative.days };
  return take(cursor, 'now') && { is: 'relative', days: 0 };
}

/** "the end of the month", 下月底, "end of December". */
function endOf(cursor: Cursor): Point | undefined {
  const span = take(cursor, 'span') ?? take(cursor, 'month');
  if (span && take(cursor, 'end')) return { is: 'end', of: spanned(span) };
  if (span || !take(cursor, 'end')) return undefined;
  return { is: 'end', of: whole(cursor) ?? { is: 'week', ahead: 0 } };
}

const spanned = (
  span: { is: 'span'; unit: 'week' | 'month'; ahead: number } | { is: 'month'; month: number },
): Point =>
  span.is === 'month' ? span : { is: span.unit === 'week' ? 'week' : 'month-ahead', ahead: span.ahead };

/** A week, month or year behind "end of", "rest of" or a weekday. */
function whole(cursor: Cursor): Point | undefined {
  return attempt(cursor, (at) => {
    take(at, 'of');
    take(at, 'article');
    const ahead = take(at, 'which')?.ahead ?? 0;
    const unit = take(at, 'unit')?.unit;
    if (unit === 'week') return { is: 'week', ahead };
    if (unit === 'month') return { is: 'month-ahead', ahead };
    if (unit === 'year' && ahead === 0) return { is: 'year' };
    const span = take(at, 'span') ?? take(at, 'month');
    return span && spanned(span);
  });
}

/** "the rest of the week". */
function restOf(cursor: Cursor): Point | undefined {
  if (!take(cursor, 'rest')) return undefined;
  const rest = whole(cursor);
  return rest?.is === 'week' || rest?.is === 'month-ahead' ? rest : undefined;
}

/** "the day after tomorrow". */
function dayAfter(cursor: Cursor): Point | undefined {
  if (take(cursor, 'unit')?.unit !== 'day' || !take(cursor, 'after')) return undefined;
  const relative = take(cursor, 'relative');
  return relative && { is: 'relative', days: relative.days + 1 };
}

/** "in 3 days", "3 days from now", 三天后. */
function later(cursor: Cursor): Point | undefined {
  const isIn = take(cursor, 'in') !== undefined;
  const count = countOf(cursor);
  if (count?.unit !== 'day') return undefined;
  const isLater = take(cursor, 'later') ?? (take(cursor, 'from') && take(cursor, 'now'));
  return isLater || isIn ? { is: 'relative', days: count.value } : undefined;
}

function weekend(cursor: Cursor): Point | undefined {
  const of = take(cursor, 'weekend-of');
  if (of) return { is: 'weekend', ahead: of.week };
  const ahead = take(cursor, 'which')?.ahead ?? 0;
  return take(cursor, 'weekend') && { is: 'weekend', ahead };
}

/** A date, with or without its weekday before or behind it. */
function dayInCalendar(cursor: Cursor): Point | undefined {
  const before = take(cursor, 'weekday');
  if (before?.week !== undefined) return undefined;
  if (before) {
    take(cursor, 'and');
    take(cursor, 'article');
  }
  const day = dayOf(cursor);
  if (!day || (before && day.is === 'day' && day.bare)) return undefined;
  const behind = before ? undefined : plainWeekday(cursor);
  return { is: 'calendar', day, weekday: before?.weekday ?? behind };
}

function plainWeekday(cursor: Cursor): Weekday | undefined {
  return attempt(cursor, (at) => {
    const found = take(at, 'weekday');
    return found?.week === undefined ? found?.weekday : undefined;
  });
}

function dayOf(cursor: Cursor): Day | undefined {
  const exact = take(cursor, 'date') ?? take(cursor, 'pair');
  if (exact) return exact;
  const han = take(cursor, 'month-day');
  if (han) return { is: 'month-day', month: han.month, day: han.day };
  return attempt(cursor, dayMonth) ?? attempt(cursor, monthDay) ?? attempt(cursor, dayAlone);
}

/** "24 December", "the 24th of December 2026". */
function dayMonth(cursor: Cursor): Day | undefined {
  const number = dayNumber(cursor);
  take(cursor, 'of');
  const month = number && take(cursor, 'month');
  return month && number && { is: 'month-day', month: month.month, day: number.value, ...yearOf(cursor) };
}

/** "December 24th", "Dec 24, 2026". */
function monthDay(cursor: Cursor): Day | undefined {
  const month = take(cursor, 'month');
  take(cursor, 'article');
  const number = month && dayNumber(cursor);
  return month && number && { is: 'month-day', month: month.month, day: number.value, ...yearOf(cursor) };
}

/** "the 24th", 24号, or a number beside a day that has its month. */
function dayAlone(cursor: Cursor): Day | undefined {
  const number = dayNumber(cursor);
  return number && { is: 'day', day: number.value, bare: !number.day };
}

/** A number that can be a day of a month and counts nothing. */
function dayNumber(cursor: Cursor): { value: number; day?: boolean } | undefined {
  const number = take(cursor, 'number');
  if (!number || number.counts || isAt(cursor, 'unit')) return undefined;
  return number.value >= 1 && number.value <= 31 ? number : undefined;
}

function yearOf(cursor: Cursor): { year?: number } {
  const found = attempt(cursor, (at) => {
    take(at, 'and');
    const year = take(at, 'number')?.value;
    return year !== undefined && year >= 2000 && year < 2100 ? year : undefined;
  });
  return found === undefined ? {} : { year: found };
}

/** "Friday", "next Friday", "Friday next week", "next week on Friday". */
function weekday(cursor: Cursor): Point | undefined {
  const span = take(cursor, 'span');
  const which = span ? undefined : take(cursor, 'which');
  const isWeek =
    which !== undefined && meaningAt(cursor)?.is === 'unit' && take(cursor, 'unit')?.unit === 'week';
  const found = take(cursor, 'weekday');
  if (!found || (span && span.unit !== 'week')) return undefined;
  const said = span?.ahead ?? weekSaid(which?.ahead, isWeek) ?? found.week;
  const behind = said === undefined ? attempt(cursor, weekBehind) : undefined;
  const week = said ?? behind;
  return { is: 'weekday', weekday: found.weekday, ...(week === undefined ? {} : { week }) };
}

/** "this Friday" is the coming one; "this week Friday" is this week's. */
const weekSaid = (ahead: number | undefined, isWeek: boolean): number | undefined =>
  ahead === 0 && !isWeek ? undefined : ahead;

function weekBehind(cursor: Cursor): number | undefined {
  const span = take(cursor, 'span');
  if (span) return span.unit === 'week' ? span.ahead : undefined;
  take(cursor, 'of');
  take(cursor, 'article');
  const which = take(cursor, 'which');
  return which && take(cursor, 'unit')?.unit === 'week' ? which.ahead : undefined;
}

/** "next week", 下周, "the week after next", "the week of 7 December", "next month". */
function named(cursor: Cursor): Point | undefined {
  const span = take(cursor, 'span');
  if (span) return spanned(span);
  const which = take(cursor, 'which');
  const unit = take(cursor, 'unit')?.unit;
  if (which) {
    if (unit === 'week') return { is: 'week', ahead: which.ahead };
    return unit === 'month' ? { is: 'month-ahead', ahead: which.ahead } : undefined;
  }
  if (unit !== 'week') return undefined;
  if (take(cursor, 'after')) return take(cursor, 'which')?.ahead === 1 ? { is: 'week', ahead: 2 } : undefined;
  if (!take(cursor, 'of')) return undefined;
  const day = dayOf(cursor);
  return day && { is: 'week-of', day };
}

function month(cursor: Cursor): Point | undefined {
  take(cursor, 'in');
  const found = take(cursor, 'month');
  return found && { is: 'month', month: found.month };
}
