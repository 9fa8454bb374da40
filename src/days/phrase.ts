import type { LocalDate, Weekday } from '../calendar/date.ts';
import { attempt, type Cursor, isAt, meaningAt, take } from './cursor.ts';
import { countOf, pointOf } from './point.ts';
import type { Token, Unit } from './token.ts';

/** A day by its place in the calendar. */
export type Day =
  | { readonly is: 'date'; readonly date: LocalDate }
  | { readonly is: 'month-day'; readonly month: number; readonly day: number; readonly year?: number }
  | {
      readonly is: 'pair';
      readonly first: number;
      readonly second: number;
      readonly year: number | undefined;
      readonly sign: '/' | '.' | '..';
    }
  /** @property bare it is a number only: its month stands beside it */
  | { readonly is: 'day'; readonly day: number; readonly bare: boolean };

/** A day, or a week, weekend or month, as it was named. */
export type Point =
  | { readonly is: 'relative'; readonly days: number }
  /** @property week 0 is this one; undefined: the coming one */
  | { readonly is: 'weekday'; readonly weekday: Weekday; readonly week?: number }
  /** @property weekday named beside it: it has to be that one */
  | { readonly is: 'calendar'; readonly day: Day; readonly weekday: Weekday | undefined }
  | { readonly is: 'week' | 'weekend' | 'month-ahead'; readonly ahead: number }
  | { readonly is: 'week-of'; readonly day: Day }
  | { readonly is: 'month'; readonly month: number }
  | { readonly is: 'year' }
  /** The last day of that. */
  | { readonly is: 'end'; readonly of: Point };

/** So much time. */
export interface Count {
  readonly value: number;
  readonly unit: Exclude<Unit, 'year' | 'fortnight'>;
}

/** One stretch of days as it was named. */
export type Item =
  | { readonly is: 'days'; readonly first: Point }
  /** @property first undefined: from today on */
  | { readonly is: 'range'; readonly first: Point | undefined; readonly last: Point }
  /** @property next "the next three days", which may begin today or tomorrow */
  | { readonly is: 'count'; readonly first: Point | undefined; readonly count: Count; readonly next: boolean }
  /** From then on, without an end. */
  | { readonly is: 'open'; readonly first: Point }
  /** Until the day before. */
  | { readonly is: 'back'; readonly on: Point };

/** What a phrase says, and the places in the text that say nothing known. */
export interface Phrase {
  readonly items: readonly Item[];
  readonly unread: readonly { readonly start: number; readonly end: number }[];
}

/** The stretches of days that a phrase names: each token is read, or is among the unread. */
export function phraseOf(tokens: readonly Token[]): Phrase {
  const cursor: Cursor = { tokens: tokens.filter(({ meaning }) => meaning.is !== 'filler'), at: 0 };
  const items: Item[] = [];
  const unread: { start: number; end: number }[] = [];
  let token = cursor.tokens[cursor.at];
  for (; token; token = cursor.tokens[cursor.at]) {
    const item = attempt(cursor, itemOf);
    if (item) items.push(item);
    else {
      if (token.meaning.is !== 'and') unread.push(token);
      cursor.at += 1;
    }
  }
  return { items, unread };
}

function itemOf(cursor: Cursor): Item | undefined {
  if (take(cursor, 'back')) {
    const on = pointOf(cursor);
    return on && { is: 'back', on };
  }
  if (take(cursor, 'to')) {
    const last = pointOf(cursor);
    if (!last) return undefined;
    if (!take(cursor, 'from')) return { is: 'range', first: undefined, last };
    const first = pointOf(cursor);
    return first && { is: 'range', first, last };
  }
  return attempt(cursor, countedOf) ?? namedOf(cursor);
}

/** "3 days", "the next two weeks", "two days from Monday". */
function countedOf(cursor: Cursor): Item | undefined {
  take(cursor, 'for');
  take(cursor, 'article');
  const next = take(cursor, 'which');
  if (next && next.ahead !== 1) return undefined;
  const count = countOf(cursor);
  // "in 3 days", "3 days from now" and 三天后 are single days.
  const isDay = isAt(cursor, 'from') && isAt(cursor, 'now', 1);
  if (!count || isDay || isAt(cursor, 'later') || isAt(cursor, 'after')) return undefined;
  if (!take(cursor, 'from')) return { is: 'count', first: undefined, count, next: next !== undefined };
  const first = pointOf(cursor);
  return first && { is: 'count', first, count, next: false };
}

/** A day or more by name, with what stands behind it: an end, a length, or nothing. */
function namedOf(cursor: Cursor): Item | undefined {
  const isBetween = take(cursor, 'between') !== undefined;
  const isFrom = take(cursor, 'from') !== undefined;
  const first = pointOf(cursor);
  if (!first) return undefined;
  const starts = take(cursor, 'start') !== undefined || isFrom;
  if (take(cursor, 'to') ?? (isBetween ? take(cursor, 'and') : undefined)) {
    take(cursor, 'to');
    const last = weekdayNumber(cursor, first) ?? pointOf(cursor);
    return last && { is: 'range', ...sharedWeek(first, last) };
  }
  const count = attempt(cursor, (at) => {
    take(at, 'for');
    return countOf(at);
  });
  if (count) return { is: 'count', first, count, next: false };
  // 周一回来
  const isBack = isAt(cursor, 'back') && (meaningAt(cursor, 1)?.is ?? 'and') === 'and';
  if (isBack && take(cursor, 'back')) return { is: 'back', on: first };
  return starts || isBetween ? { is: 'open', first } : { is: 'days', first };
}

/** 周一到三. */
function weekdayNumber(cursor: Cursor, first: Point): Point | undefined {
  const meaning = meaningAt(cursor);
  if (first.is !== 'weekday' || meaning?.is !== 'number' || !meaning.han) return undefined;
  const weekday = WEEKDAYS[meaning.value - 1];
  if (weekday === undefined || isAt(cursor, 'unit', 1)) return undefined;
  cursor.at += 1;
  return { is: 'weekday', weekday };
}

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** "Monday to Wednesday next week": both are of that week. */
function sharedWeek(first: Point, last: Point): { first: Point; last: Point } {
  if (first.is !== 'weekday' || last.is !== 'weekday') return { first, last };
  const isShared = first.week === undefined && last.week !== undefined && first.weekday <= last.weekday;
  return { first: isShared && last.week !== undefined ? { ...first, week: last.week } : first, last };
}
