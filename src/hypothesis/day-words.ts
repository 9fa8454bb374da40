import { daysBetween, type LocalDate, mondayOf } from '../calendar/date.ts';
import type { Format } from '../language/format.ts';

/** How a language names a day near today. */
export interface DayWords {
  readonly today: string;
  readonly tomorrow: string;
  /** A later day of this week. */
  soon(weekday: string): string;
  /** A day of the next week, less than seven days ahead. */
  nextWeek(weekday: string): string;
  /** Seven days ahead. */
  inAWeek(weekday: string): string;
  date(date: string): string;
}

/**
 * A day as one says it today: "tomorrow", "on Thursday", "next Monday", or its date when it is over a week ahead.
 * @throws RangeError if one is no date
 */
export function dayWord(words: DayWords, format: Format, today: LocalDate, day: LocalDate): string {
  const ahead = daysBetween(today, day);
  if (ahead === 0) return words.today;
  if (ahead === 1) return words.tomorrow;
  if (ahead < 0 || ahead > 7) return words.date(format.date(day));
  if (ahead === 7) return words.inAWeek(format.weekday(day));
  return mondayOf(day) === mondayOf(today)
    ? words.soon(format.weekday(day))
    : words.nextWeek(format.weekday(day));
}
