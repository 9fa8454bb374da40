import type { Action, Bet, Blocked, Held, Metric, Week } from './kept-store.ts';

/** Where a file's text goes. */
export type Put = (text: string) => void;

/** One form in which what a squad has is written; each kind comes as a whole, in this order. */
export interface Form {
  number(one: Metric): void;
  bet(one: Bet): void;
  action(one: Action): void;
  week(one: Week): void;
  held(one: Held): void;
  blocked(one: Blocked): void;
  end(): void;
}
