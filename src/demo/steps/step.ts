import { addDays } from '../../calendar/date.ts';
import { instantOf } from '../../calendar/zone.ts';
import type { Language } from '../../language/language.ts';
import { castIn } from '../cast.ts';
import type { Deeds } from '../deeds.ts';

/** One thing that happens in the week; between any two the bot may be stopped and started again. */
export interface Step {
  /** UTC milliseconds. */
  readonly at: number;
  readonly what: string;
  readonly do: (deeds: Deeds) => Promise<unknown>;
}

/**
 * Makes the steps of a week, each by its weekday (1 is Monday) and its time where the squad works.
 * @param monday the week, by its Monday
 */
export const stepIn =
  (language: Language, monday: string) =>
  (weekday: number, time: string, what: string, todo: Step['do']): Step => ({
    at: instantOf(addDays(monday, weekday - 1), time, castIn(language).zone),
    what,
    do: todo,
  });
