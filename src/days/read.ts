import { addDays, type DateRange, daysBetween, type LocalDate } from '../calendar/date.ts';
import { HAN_ORDER, type Order } from './order.ts';
import { type Item, phraseOf } from './phrase.ts';
import { type Choice, daysOf, monthsDay } from './resolve.ts';
import type { Token } from './token.ts';
import { hasHan, normal, tokensOf } from './tokens.ts';

/** What keeps days from being noted: over already, the last before the first, longer than a year. */
export type DaysProblem = 'past' | 'backwards' | 'long';

/** Longest stretch that can be noted, in days. */
export const MOST_DAYS = 366;

/** More stretches than anybody names at once. */
const MOST_ITEMS = 30;

/** Days that somebody named. */
export interface Named {
  /** In their order, apart from each other. */
  readonly days: readonly DateRange[];
  /** How they were named: one day, from a day to another, so many, or until a day, from today on. */
  readonly form: 'day' | 'range' | 'count' | 'until';
}

/** What was understood. */
export type DaysRead =
  | Named
  /** It means one or the other. */
  | { readonly readings: readonly Named[] }
  /** These words were not understood; with whatever days the others name. */
  | { readonly unread: string; readonly found: DateRange | undefined }
  /** It says when it begins, and not when it ends. */
  | { readonly openFrom: LocalDate }
  /** Nothing is said. */
  | { readonly nothing: true }
  | { readonly problem: DaysProblem };

/**
 * The days that somebody names, in English or Chinese: one ("tomorrow", "Fri 27 Nov", 12月1号), several ("Mon and Wed"),
 * a range ("Thu-Fri", "24-28 December", 下周一到周三), "until" a day, so much time ("3 days", 两周), a week, weekend or
 * month. Relative words count from today wherever they stand; a bare weekday of a range's end from its first day; a date
 * without a year is the next one that there is. Nothing is read past: what is not understood is returned.
 * @param order how the reader writes 1/12
 * @throws RangeError if `today` is no date
 * @example readDays('until Friday', '2026-11-25', orderOf('en-GB')) // { days: [{ from: '2026-11-25', to: '2026-11-27' }], form: 'until' }
 */
export function readDays(text: string, today: LocalDate, order: Order): DaysRead {
  const said = normal(text);
  const tokens = tokensOf(said);
  const { items, unread } = phraseOf(tokens);
  const choices = choicesOf(
    items.slice(0, MOST_ITEMS),
    shownIn(tokens) ?? (hasHan(said) ? HAN_ORDER : order),
  );
  const readings = choices.map((choice) => readingOf(items.slice(0, MOST_ITEMS), today, choice));
  const named = readings.flatMap((reading) => ('days' in reading ? reading : []));
  const [first] = named;
  if (unread.length > 0) return { unread: unreadIn(said, unread), found: first && around(first.days) };
  if (items.length > MOST_ITEMS) return { unread: said, found: undefined };
  if (items.length === 0) return { nothing: true };
  const [item] = items;
  if (item?.is === 'open' && items.length === 1 && first) return { openFrom: first.days[0]?.from ?? today };
  const different = [...new Map(named.map((each) => [JSON.stringify(each.days), each])).values()];
  if (first && different.length === 1) return first;
  if (different.length > 1) return { readings: different };
  const problem = readings.find((reading) => 'problem' in reading);
  return problem ?? { unread: said, found: undefined };
}

/** The words in the text that were not read, those beside each other as one. */
function unreadIn(text: string, places: readonly { start: number; end: number }[]): string {
  const parts: { start: number; end: number }[] = [];
  for (const { start, end } of places) {
    const last = parts.at(-1);
    if (last && start - last.end <= 1) last.end = Math.max(last.end, end);
    else parts.push({ start, end });
  }
  return parts.map(({ start, end }) => text.slice(start, end)).join(' … ');
}

const around = (days: readonly DateRange[]): DateRange | undefined => {
  const [first] = days;
  const last = days.at(-1);
  return first && last && { from: first.from, to: last.to };
};

/** "24/12-1/1": one date shows how the other is written. */
function shownIn(tokens: readonly Token[]): Order | undefined {
  for (const { meaning } of tokens) {
    if (meaning.is !== 'pair') continue;
    if (meaning.first > 12) return { slash: 'day-first', point: 'day-first' };
    if (meaning.second > 12) return { slash: 'month-first', point: 'month-first' };
  }
  return undefined;
}

/** Every way in which what is open can be decided. */
function choicesOf(items: readonly Item[], order: Order): Choice[] {
  const orders = ordersOf(order);
  const countings = items.some((item) => item.is === 'count')
    ? (['calendar', 'working'] as const)
    : (['calendar'] as const);
  const starts = items.some((item) => item.is === 'count' && item.next) ? ([0, 1] as const) : ([0] as const);
  return orders.flatMap((order) =>
    countings.flatMap((counting) => starts.map((nextFrom) => ({ order, counting, nextFrom }))),
  );
}

const ordersOf = ({ slash, point }: Order): Order[] =>
  (['day-first', 'month-first'] as const)
    .map((either) => ({ slash: slash ?? either, point: point ?? either }))
    .slice(0, slash !== undefined && point !== undefined ? 1 : 2);

type Reading = Named | { readonly problem: DaysProblem } | { readonly none: true };

/** What all items together name under one choice. */
function readingOf(items: readonly Item[], today: LocalDate, choice: Choice): Reading {
  const ranges: DateRange[] = [];
  const named = sharedWeeks(items).filter((item) => !isLoose(item, items));
  for (const [index, item] of named.entries()) {
    const near = startsAnew(item, named[index - 1]) ? undefined : ranges.at(-1)?.to;
    const range = beforeMonth(named, index, today, choice) ?? daysOf(item, today, choice, near);
    if (!range) return { none: true };
    if (range.to < range.from) return { problem: range.to < today ? 'past' : 'backwards' };
    ranges.push(range);
  }
  const days = joined(ranges);
  const length = days.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  const [first] = days;
  const last = days.at(-1);
  if (!first || !last || !fits(items, length)) return { none: true };
  if (last.to < today || (days.length > 1 && first.to < today)) return { problem: 'past' };
  if (daysBetween(first.from, last.to) >= MOST_DAYS) return { problem: 'long' };
  return { days, form: formOf(items, days) };
}

/** "A day off on Friday", 周一到周三三天: so much time beside the days themselves, which it only counts. */
const isLoose = (item: Item, items: readonly Item[]): boolean =>
  item.is === 'count' && item.first === undefined && items.length > 1;

function fits(items: readonly Item[], length: number): boolean {
  return items.every(
    (item) =>
      !isLoose(item, items) ||
      (item.is === 'count' && item.count.unit === 'day' && [1, length].includes(item.count.value)),
  );
}

function formOf(items: readonly Item[], days: readonly DateRange[]): Named['form'] {
  const [item] = items;
  if ((item?.is === 'range' && item.first === undefined) || item?.is === 'back') return 'until';
  if (item?.is === 'count' && items.length === 1) return 'count';
  return days.length === 1 && days[0]?.from === days[0]?.to ? 'day' : 'range';
}

/** "Wednesday and Thursday next week": both are of that week. */
function sharedWeeks(items: readonly Item[]): readonly Item[] {
  const shared = [...items];
  for (let index = items.length - 2; index >= 0; index -= 1) {
    const item = shared[index];
    const [here, next] = [weekdayIn(item), weekdayIn(shared[index + 1])];
    if (!here || here.week !== undefined || next?.week === undefined || here.weekday >= next.weekday)
      continue;
    shared[index] = { is: 'days', first: { ...here, week: next.week } };
  }
  return shared;
}

const weekdayIn = (item: Item | undefined) =>
  item?.is === 'days' && item.first.is === 'weekday' ? item.first : undefined;

/** "Friday and Thursday": said in no order, each is the coming one. */
function startsAnew(item: Item, before: Item | undefined): boolean {
  const [here, last] = [weekdayIn(item), weekdayIn(before)];
  return here !== undefined && last?.week === undefined && (last?.weekday ?? 0) > here.weekday;
}

/** "24, 25 and 28 December": the month of a bare number stands behind a later one. */
function beforeMonth(
  items: readonly Item[],
  index: number,
  today: LocalDate,
  choice: Choice,
): DateRange | undefined {
  const day = bareDay(items[index]);
  if (day === undefined || items.slice(0, index).some((item) => bareDay(item) === undefined))
    return undefined;
  const dated = items.slice(index).find((item) => bareDay(item) === undefined);
  const near = dated && daysOf(dated, today, choice, undefined)?.from;
  const date = near === undefined ? undefined : monthsDay(near, day, -1);
  return date === undefined ? undefined : { from: date, to: date };
}

const bareDay = (item: Item | undefined): number | undefined =>
  item?.is === 'days' && item.first.is === 'calendar' && item.first.day.is === 'day' && item.first.day.bare
    ? item.first.day.day
    : undefined;

/** In their order, those that touch as one. */
function joined(ranges: readonly DateRange[]): DateRange[] {
  const days: DateRange[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = days.at(-1);
    if (last && from <= addDays(last.to, 1)) last.to = last.to < to ? to : last.to;
    else days.push({ from, to });
  }
  return days;
}
