import { addDays, type DateRange, daysBetween, isDate, type LocalDate, weekdayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';

/** What keeps words from naming days: not understood, over already, the last before the first, longer than a year. */
export type WhenProblem = 'unclear' | 'past' | 'backwards' | 'long';

/** Days as somebody named them: in words, whose meaning depends on the day on which they are read, or by their dates. */
export type Named = string | DateRange;

/** Longest stretch that can be noted, in days. */
export const MOST_DAYS = 366;

const WEEKDAYS: readonly RegExp[] = [
  /^(mon|monday|周一|星期一|礼拜一)$/,
  /^(tue|tues|tuesday|周二|星期二|礼拜二)$/,
  /^(wed|wednesday|周三|星期三|礼拜三)$/,
  /^(thu|thur|thurs|thursday|周四|星期四|礼拜四)$/,
  /^(fri|friday|周五|星期五|礼拜五)$/,
  /^(sat|saturday|周六|星期六|礼拜六)$/,
  /^(sun|sunday|周日|周天|星期日|星期天|礼拜天)$/,
];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const UNTIL = /^(?:(?:until|till|til|to|through|thru)\s+|(?:直到|到|至)\s*)(.+)$/;
const FROM = /^(?:from|on|从|自)\s*/;
const BETWEEN = /^(.+?)\s*(?:\s(?:until|till|to|through|thru|-|and)\s|–|—|~|～|到|至)\s*(.+)$/;

/**
 * The days that somebody names, in English or Chinese: a day ("tomorrow", "Friday", "2026-12-01", "1 Dec", "12/1",
 * "周五", "12月1日"), "until" a day (from today on), from one "to" another, this or next week. A weekday is the next one,
 * today included; a date without a year the next one that there is.
 * @throws RangeError if `today` is no date
 * @example readDays('until Friday', '2026-11-25') // { days: { from: '2026-11-25', to: '2026-11-27' } }
 */
export function readDays(text: string, today: LocalDate): { days: DateRange } | { problem: WhenProblem } {
  const words = text
    .toLowerCase()
    .trim()
    .replace(/[。.,，!！]+$/, '')
    .replace(FROM, '');
  const read = rangeOf(words, today);
  if (!read) return { problem: 'unclear' };
  if (read.to < today) return { problem: 'past' };
  if (read.to < read.from) return { problem: 'backwards' };
  return daysBetween(read.from, read.to) >= MOST_DAYS ? { problem: 'long' } : { days: read };
}

/** The day it is for somebody. @param now UTC milliseconds */
export const todayOf = (
  person: { readonly zone: string },
  squad: Pick<Squad, 'rituals'>,
  now: number,
): LocalDate => dateAt(now, readingZone(person, squad));

/** Which days are meant. @param today of whoever named them */
export function daysMeant(named: Named, today: LocalDate): ReturnType<typeof readDays> {
  if (typeof named === 'string') return readDays(named, today);
  return named.to < today ? { problem: 'past' } : { days: named };
}

function rangeOf(words: string, today: LocalDate): DateRange | undefined {
  const [, last] = UNTIL.exec(words) ?? [];
  if (last !== undefined) {
    const to = dayOf(last, today);
    return to === undefined ? undefined : { from: today, to };
  }
  const week = weekOf(words, today);
  if (week) return week;
  const single = dayOf(words, today);
  if (single !== undefined) return { from: single, to: single };
  const [, first, second] = BETWEEN.exec(words) ?? [];
  const from = first === undefined ? undefined : dayOf(first, today);
  if (from === undefined || second === undefined) return undefined;
  // "from Thursday to Tuesday": the Tuesday after that Thursday.
  const to = dayOf(second, from);
  return to === undefined ? undefined : { from, to };
}

/** Monday to Friday; of this week what is left of it. */
function weekOf(words: string, today: LocalDate): DateRange | undefined {
  const friday = addDays(today, 5 - weekdayOf(today));
  if (/^(this week|rest of the week|这周|本周)$/.test(words)) return { from: today, to: friday };
  if (!/^(next week|下周|下星期)$/.test(words)) return undefined;
  return { from: addDays(friday, 3), to: addDays(friday, 7) };
}

function dayOf(words: string, today: LocalDate): LocalDate | undefined {
  const word = words.trim().replace(FROM, '');
  if (/^(today|今天|今日)$/.test(word)) return today;
  if (/^(tomorrow|明天|明日)$/.test(word)) return addDays(today, 1);
  if (/^后天$/.test(word)) return addDays(today, 2);
  if (isDate(word)) return word;
  return weekdayAfter(word, today) ?? dateIn(word, today);
}

function weekdayAfter(word: string, today: LocalDate): LocalDate | undefined {
  const next = /^(?:next |下(?=周|星期|礼拜))(.+)$/.exec(word)?.[1];
  const name = (next ?? word).replace(/^(?:this |本(?=周)|这(?=周))/, '');
  const index = WEEKDAYS.findIndex((weekday) => weekday.test(name));
  if (index === -1) return undefined;
  const ahead = index + 1 - weekdayOf(today);
  if (next !== undefined) return addDays(today, ahead + 7);
  return addDays(today, ahead < 0 ? ahead + 7 : ahead);
}

/** A day and a month: this year's, or next year's when that is over for months. */
function dateIn(word: string, today: LocalDate): LocalDate | undefined {
  const found = monthAndDay(word);
  if (!found) return undefined;
  const year = Number(today.slice(0, 4));
  const [month, day] = found.map((part) => String(part).padStart(2, '0'));
  const dates = [`${year}-${month}-${day}`, `${year + 1}-${month}-${day}`].filter(isDate);
  return dates.find((date) => daysBetween(date, today) < 180) ?? dates[0];
}

function monthAndDay(word: string): [month: number, day: number] | undefined {
  const numbers = /^(\d{1,2})(?:\/|月)(\d{1,2})[日号]?$/.exec(word);
  if (numbers) return [Number(numbers[1]), Number(numbers[2])];
  const named =
    /^(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>[a-z]{3,9})$/.exec(word) ??
    /^(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:st|nd|rd|th)?$/.exec(word);
  const name = named?.groups?.['month'] ?? '';
  const month = MONTHS.findIndex((start) => name.startsWith(start));
  return month === -1 ? undefined : [month + 1, Number(named?.groups?.['day'])];
}
