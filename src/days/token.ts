import type { LocalDate, Weekday } from '../calendar/date.ts';

/** A unit in which a number counts. */
export type Unit = 'day' | 'working-day' | 'week' | 'fortnight' | 'month' | 'year';

/** What one word, number or sign of a phrase about days can mean. */
export type Meaning =
  /** A word that says nothing about which days: "please", "off", "我". */
  | { readonly is: 'filler' }
  /** From `from`, `to` and between two things that both count; `back`: from then on somebody is there again. */
  | { readonly is: 'from' | 'start' | 'to' | 'and' | 'between' | 'for' | 'in' | 'of' | 'article' | 'back' }
  | { readonly is: 'after' | 'later' | 'rest' | 'end' | 'weekend' }
  /** So many days from today. */
  | { readonly is: 'relative'; readonly days: number }
  | { readonly is: 'now' }
  /** @property week 0 is this one; undefined: the coming one */
  | { readonly is: 'weekday'; readonly weekday: Weekday; readonly week?: number }
  | { readonly is: 'month'; readonly month: number }
  | { readonly is: 'unit'; readonly unit: Unit }
  /** "this", "next", "last", by how many weeks or months they are away. */
  | { readonly is: 'which'; readonly ahead: number }
  /** A week or month without its days: "下周", "本月". */
  | { readonly is: 'span'; readonly unit: 'week' | 'month'; readonly ahead: number }
  | { readonly is: 'weekend-of'; readonly week: number }
  /**
   * @property day whether it is marked as a day of a month: "24th", "24号"; `han`: written as a Han numeral; `counts`:
   * as an English word, which names no day
   */
  | {
      readonly is: 'number';
      readonly value: number;
      readonly day?: boolean;
      readonly han?: boolean;
      readonly counts?: boolean;
    }
  | { readonly is: 'date'; readonly date: LocalDate }
  | { readonly is: 'month-day'; readonly month: number; readonly day: number }
  /** Two numbers of which either may be the month. @property sign `24.12.` with its last dot is always day and month */
  | {
      readonly is: 'pair';
      readonly first: number;
      readonly second: number;
      readonly year: number | undefined;
      readonly sign: '/' | '.' | '..';
    }
  | { readonly is: 'unknown' };

/** One word, number or sign with its place in the text. */
export interface Token {
  readonly meaning: Meaning;
  readonly start: number;
  readonly end: number;
}
