import { tz } from '@date-fns/tz';
// By their own paths: the package's index loads some three hundred files.
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { isDate, type LocalDate } from './date.ts';

// Every date-fns function reads the machine's zone unless it is told another.
const IN_UTC = { in: tz('UTC') };

/**
 * The ISO number of the date's week and the year it is counted in, which near New Year is not always the date's own.
 * @throws RangeError if `date` is none
 * @example isoWeekOf('2027-01-01') // { year: 2026, week: 53 }
 */
export function isoWeekOf(date: LocalDate): { year: number; week: number } {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  const midnight = `${date}T00:00:00Z`;
  return { year: getISOWeekYear(midnight, IN_UTC), week: getISOWeek(midnight, IN_UTC) };
}
