import { isDate } from '../calendar/date.ts';
import { chinese, hanNumber, hanWeek, hanWeekday, LONGEST, toSimplified } from './chinese.ts';
import { english } from './english.ts';
import type { Meaning, Token } from './token.ts';

const HAN = '[一二两三四五六七八九十]{1,3}';

/** Each reads at one place only and never looks back, so the whole is linear. */
const PATTERNS: readonly (readonly [RegExp, (found: RegExpExecArray) => readonly Meaning[] | undefined])[] = [
  [/(\d{4})(?:[-/.](\d{1,2})[-/.]|年(\d{1,2})月)(\d{1,2})(?![\d:])[日号]?/y, fullDate],
  [/(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/y, datedPair],
  [/(\d{1,2})([/.])(\d{1,2})(?![\d/:])(\.?)/y, pair],
  [
    new RegExp(`(\\d{1,2}|${HAN}) ?月份?(?: ?(\\d{1,2}|${HAN})(?! ?[天周个\\d])(?: ?[日号])?)?`, 'y'),
    hanDate,
  ],
  [new RegExp(`(\\d{1,2}|${HAN}) ?[日号]`, 'y'), dayOfMonth],
  [/(\d{1,2})(?:st|nd|rd|th)(?![a-z])/y, dayOfMonth],
  [/(\d{1,2})\.(?=\s*[-–—])/y, dayOfMonth],
  [/\d{1,2}:\d{2}/y, () => [{ is: 'unknown' }]],
  [/\d+/y, ([text]) => [text.length > 4 ? { is: 'unknown' } : { is: 'number', value: Number(text) }]],
  [
    /(下下|下|本|这|上)?个?(?:周|星期|礼拜)(末|(?:[一二三四五六日天]|[1-7](?!\d))(?:[一二三四五六日](?![天个月号周]))*)/y,
    hanWeekdays,
  ],
  [/(下下|下|本|这|上)个?(?:周|星期|礼拜)/y, ([, prefix]) => weekSpan(hanWeek(prefix))],
  [/年底|年末/y, () => [{ is: 'end' }, { is: 'unit', unit: 'year' }]],
  [/月底|月末/y, () => [{ is: 'end' }, { is: 'unit', unit: 'month' }]],
  [/明后(?:[两二]?天)?/y, () => [{ is: 'relative', days: 1 }, { is: 'and' }, { is: 'relative', days: 2 }]],
  [/今明(?:[两二]?天)?/y, () => [{ is: 'relative', days: 0 }, { is: 'and' }, { is: 'relative', days: 1 }]],
  [/eow(?![a-z])/y, () => [{ is: 'end' }, { is: 'unit', unit: 'week' }]],
  [/eom(?![a-z])/y, () => [{ is: 'end' }, { is: 'unit', unit: 'month' }]],
  [/(?:all|whole|full|entire) (?:day|of)(?![a-z])/y, () => [{ is: 'filler' }]],
  [/(?:all|whole|full|entire) week(?![a-z])/y, () => weekSpan(0)],
  [/(?:out )?of (?:the )?office(?![a-z])/y, () => [{ is: 'filler' }]],
  [/as of(?![a-z])/y, () => [{ is: 'from' }]],
  [/(?:working|business) days?(?![a-z])/y, () => [{ is: 'unit', unit: 'working-day' }]],
  [/[a-z][a-z'’]*/y, ([word]) => [english.get(word) ?? { is: 'unknown' }]],
  [new RegExp(HAN, 'y'), hanNumeral],
  [/[-–—~]+/y, () => [{ is: 'to' }]],
  [/[,;、&+/]/y, () => [{ is: 'and' }]],
];

/** What separates and says nothing. */
const SILENT = /[\s.!?。()[\]:"“”]+/y;

/** More words than days are named in: what follows is a story, and is not read. */
const MOST = 200;

/**
 * A phrase about days in its words, numbers and signs, each with what it can mean.
 * @param text as `normal` gives it
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    SILENT.lastIndex = at;
    at += SILENT.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    if (tokens.length >= MOST) {
      tokens.push({ meaning: { is: 'unknown' }, start: at, end: text.length });
      break;
    }
    const { meanings, length } = readAt(text, at);
    for (const meaning of meanings) tokens.push({ meaning, start: at, end: at + length });
    at += length;
  }
  return tokens;
}

/** In one width and one case, with the simplified form of the characters that are read. */
export const normal = (text: string): string => toSimplified(text.normalize('NFKC').toLowerCase()).trim();

/** Whether it holds Chinese characters. */
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

function readAt(text: string, at: number): { meanings: readonly Meaning[]; length: number } {
  for (const [pattern, read] of PATTERNS) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    const meanings = found && read(found);
    if (meanings) return { meanings, length: found[0].length };
  }
  for (let length = LONGEST; length > 0; length -= 1) {
    const meaning = chinese.get(text.slice(at, at + length));
    if (meaning) return { meanings: [meaning], length };
  }
  return { meanings: [{ is: 'unknown' }], length: String.fromCodePoint(text.codePointAt(at) ?? 0).length };
}

function fullDate([, year, plain, han, day]: RegExpExecArray): readonly Meaning[] {
  const date = [year, plain ?? han, day].map((part) => part?.padStart(2, '0')).join('-');
  return [isDate(date) ? { is: 'date', date } : { is: 'unknown' }];
}

function datedPair([, first, sign, second, year = '']: RegExpExecArray): readonly Meaning[] {
  const full = Number(year.length === 2 ? `20${year}` : year);
  return [{ is: 'pair', ...numbers(first, second), year: full, sign: sign === '/' ? '/' : '..' }];
}

function pair([, first, sign, second, dot]: RegExpExecArray): readonly Meaning[] {
  const full = sign === '/' ? '/' : dot === '.' ? '..' : '.';
  return [{ is: 'pair', ...numbers(first, second), year: undefined, sign: full }];
}

const numbers = (first = '', second = '') => ({ first: Number(first), second: Number(second) });

function hanDate([, month = '', day]: RegExpExecArray): readonly Meaning[] | undefined {
  const value = hanNumber(month);
  if (value === undefined || value > 12) return undefined;
  if (day === undefined) return [{ is: 'month', month: value }];
  const of = hanNumber(day);
  return of === undefined ? undefined : [{ is: 'month-day', month: value, day: of }];
}

function dayOfMonth([, day = '']: RegExpExecArray): readonly Meaning[] | undefined {
  const value = hanNumber(day);
  return value === undefined ? undefined : [{ is: 'number', value, day: true }];
}

function hanNumeral([text]: RegExpExecArray): readonly Meaning[] | undefined {
  const value = hanNumber(text);
  return value === undefined ? undefined : [{ is: 'number', value, han: true }];
}

const weekSpan = (ahead: number | undefined): readonly Meaning[] | undefined =>
  ahead === undefined ? undefined : [{ is: 'span', unit: 'week', ahead }];

/** 周五, 下周一, 周四五, 本周末. */
function hanWeekdays([, prefix, signs = '']: RegExpExecArray): readonly Meaning[] | undefined {
  const week = hanWeek(prefix);
  if (signs === '末') return week === undefined ? [{ is: 'weekend' }] : [{ is: 'weekend-of', week }];
  const days = [...signs].map(hanWeekday);
  if (days.includes(undefined)) return undefined;
  return days.flatMap((weekday, index): Meaning[] => {
    if (weekday === undefined) return [];
    const meaning: Meaning =
      week === undefined ? { is: 'weekday', weekday } : { is: 'weekday', weekday, week };
    return index === 0 ? [meaning] : [{ is: 'and' }, meaning];
  });
}
