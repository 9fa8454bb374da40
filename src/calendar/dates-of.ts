import { addDays, daysBetween, isDate, type LocalDate, mondayOf } from './date.ts';

const WEEK = /^(\d{4})[-/ ]?(?:w|kw|年第)(\d{1,2})周?$/iu;
const TURNED_WEEK = /^(?:w|kw|cw|week)[- ]?(\d{1,2})[-/, ]+(\d{4})$/iu;
const DATE = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?:[T ].*)?$/u;
const NAMED =
  /^(?:(?<month>[a-z]{3,9})\.? (?<day>\d{1,2})|(?<first>\d{1,2})(?:st|nd|rd|th|\.)? (?<then>[a-z]{3,9})\.?),? (?<year>\d{4})(?:[ ,].*)?$/iu;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Of days from one to another the last one counts. */
const UNTIL = /^.*(?:→|->)/u;
const EITHER = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[T ,].*)?$/u;

/**
 * The dates that the cells of a column name, an ISO week ("2026-W48") by its Monday. Where day and month could be either,
 * the whole column decides: its dates lie close to each other and to today.
 */
export function datesOf(cells: readonly string[], today: LocalDate): (LocalDate | undefined)[] {
  const dayFirst = cells.map((cell) => dateOf(cell, true));
  const monthFirst = cells.map((cell) => dateOf(cell, false));
  return wayThrough(monthFirst, today) < wayThrough(dayFirst, today) ? monthFirst : dayFirst;
}

/** How many days lie between these dates one after the other, and from today to the nearest; a date that is none counts as a century. */
function wayThrough(dates: readonly (LocalDate | undefined)[], today: LocalDate): number {
  let way = 0;
  let last: LocalDate | undefined;
  let nearest = CENTURY;
  for (const date of dates) {
    if (date === undefined) way += CENTURY;
    if (date === undefined) continue;
    if (last !== undefined) way += Math.abs(daysBetween(last, date));
    nearest = Math.min(nearest, Math.abs(daysBetween(date, today)));
    last = date;
  }
  return way + nearest;
}

const CENTURY = 36_525;

function dateOf(cell: string, isDayFirst: boolean): LocalDate | undefined {
  const text = cell.normalize('NFKC').replace(UNTIL, '').trim();
  const [, year, week] = WEEK.exec(text) ?? [];
  if (year !== undefined && week !== undefined) return mondayOfWeek(Number(year), Number(week));
  const [, turned, of] = TURNED_WEEK.exec(text) ?? [];
  if (turned !== undefined && of !== undefined) return mondayOfWeek(Number(of), Number(turned));
  const plain = DATE.exec(text);
  if (plain) return joined(plain[1], plain[2] ?? plain[4], plain[3] ?? plain[5]);
  const named = NAMED.exec(text)?.groups;
  if (named) {
    const month = MONTHS.indexOf((named['month'] ?? named['then'] ?? '').slice(0, 3).toLowerCase()) + 1;
    return joined(named['year'], String(month), named['day'] ?? named['first']);
  }
  const [, first, sign, second, its] = EITHER.exec(text) ?? [];
  // With points the day always stands first.
  return isDayFirst || sign === '.' ? joined(its, second, first) : joined(its, first, second);
}

function joined(year = '', month = '', day = ''): LocalDate | undefined {
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isDate(date) ? date : undefined;
}

/** 4 January lies in the first week of its year. */
function mondayOfWeek(year: number, week: number): LocalDate | undefined {
  const monday = addDays(mondayOf(`${year}-01-04`), (week - 1) * 7);
  return week >= 1 && addDays(monday, 3).startsWith(String(year)) ? monday : undefined;
}
