import { type DateRange, daysBetween, type LocalDate } from '../calendar/date.ts';
import { type Order, orderOf } from '../days/order.ts';
import { type DaysProblem, type DaysRead, MOST_DAYS, type Named, readDays } from '../days/read.ts';
import type { Person } from '../slack/people-store.ts';

/** Days as somebody named them: in words, whose meaning depends on the day on which they are read, or by their dates. */
export type Wish = string | DateRange;

/** Why words name no days. */
export type NotMeant = Exclude<DaysRead, Named>;

/** Who names days: their words are of their day, and 1/12 is as they write it. */
export interface Speaker {
  readonly zone: string;
  readonly order: Order;
}

export const speakerOf = ({ zone, locale }: Pick<Person, 'zone' | 'locale'>): Speaker => ({
  zone,
  order: orderOf(locale),
});

/** Which days are meant. @param today of whoever named them */
export function daysMeant(wish: Wish, today: LocalDate, { order }: Speaker): DaysRead {
  if (typeof wish === 'string') return readDays(wish, today, order);
  const problem = problemOf(wish, today);
  return problem ? { problem } : { days: [wish], form: 'range' };
}

function problemOf({ from, to }: DateRange, today: LocalDate): DaysProblem | undefined {
  if (to < from) return 'backwards';
  if (to < today) return 'past';
  return daysBetween(from, to) >= MOST_DAYS ? 'long' : undefined;
}

/**
 * Days in words that are read as these and no others, by anybody.
 * @example written({ days: [{ from: '2026-12-01', to: '2026-12-03' }], form: 'range' }) // "2026-12-01 to 2026-12-03"
 */
export function written({ days, form }: Named): string {
  if (form === 'until') return `until ${days.at(-1)?.to}`;
  return days.map(({ from, to }) => (from === to ? from : `${from} to ${to}`)).join(', ');
}
