import { addDays, type DateRange, daysBetween, type LocalDate } from '../calendar/date.ts';
import { type DaysOff, isWorkingDay } from '../calendar/working-days.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';

/**
 * Days as they are read out.
 * @example daysInWords({ from: '2026-11-26', to: '2026-11-27' }, 'en') // "Thu 26 and Fri 27 Nov"
 */
export function daysInWords({ from, to }: DateRange, language: Language): string {
  const format = formatFor(language);
  if (from === to) return format.shortDate(from);
  const isShort = language === 'en' && from.slice(0, 7) === to.slice(0, 7);
  const first = isShort ? `${format.shortWeekday(from)} ${Number(from.slice(8))}` : format.shortDate(from);
  const { two, range } = catalogue(language).squad.days;
  return (daysBetween(from, to) === 1 ? two : range)(first, format.shortDate(to));
}

/** Most stretches that are read out. */
const MOST_READ = 40;

/** Several stretches of days. */
export function listInWords(days: readonly DateRange[], language: Language): string {
  const read = days.slice(0, MOST_READ).map((range) => daysInWords(range, language));
  const rest = days.length - read.length;
  const { more } = catalogue(language).squad.days;
  return formatFor(language).list(rest > 0 ? [...read, more(rest)] : read);
}

/** The days from the first to the last that are worked. */
export function workingDaysIn({ from, to }: DateRange, daysOff: DaysOff): LocalDate[] {
  const all = Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day));
  return all.filter((date) => isWorkingDay(date, daysOff));
}
