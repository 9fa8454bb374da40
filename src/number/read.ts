import { amountAt, matchAt } from './amount.ts';
import type { Decimal } from './decimal.ts';

/** What a number counts, as far as the text says so. */
export type Unit = 'percent' | 'money' | 'other';

/** A number as somebody wrote it. */
export interface NumberRead {
  /** With its sign; point and comma read as in English and Chinese. */
  readonly value: Decimal;
  /** What it says where point and comma are the other way round; undefined: it can be read in one way only. */
  readonly other: Decimal | undefined;
  /** The sign that was written. */
  readonly sign: '+' | '-' | undefined;
  readonly unit: Unit | undefined;
}

/** Why a text is not read as a number. */
export type Unread =
  | { readonly why: 'empty' }
  /** More than 15 digits. */
  | { readonly why: 'too-long' }
  /** It says more than a number, or something else. @param only the one number in it; undefined: none, or several */
  | { readonly why: 'unread'; readonly rest: string; readonly only: Decimal | undefined };

const LEAD =
  /(?:[~≈〜:=(*_`"“「]|(?:about|approx(?:imately)?|around|roughly|circa|ca|nearly|almost|now|at|total|exactly)(?![\p{L}\d])\.?|大约|大概|差不多|约|近|共计|总共|一共|目前|现在)[ :]*/iuy;
const MONEY = /(?:[€$£¥]|(?:EUR|USD|GBP|CNY|RMB|CHF|JPY|US\$)(?![\p{L}])) */iuy;
const SPACES = / +/y;
const SIGN = /([+-]) */y;
const PERCENT_BEFORE = /百分之 */y;
const TAILS: readonly (readonly [Unit | undefined, RegExp])[] = [
  ['percent', / *(?:%|(?:per ?cent|pct)(?![\p{L}\d]))/iuy],
  [
    'money',
    / *(?:[€$£¥]|(?:EUR|USD|GBP|CNY|RMB|CHF|JPY|euros?|dollars?|pounds?)(?![\p{L}\d])|美元|欧元|人民币|块钱?|元)/iuy,
  ],
  [
    'other',
    / *(?:‰|(?:people|users?|customers?|visitors?|orders?|leads?|sign-?ups?|times)(?![\p{L}\d])|人次|个人|[人个次位单件家户名条笔份台组例]|用户|客户|访客|订单|注册)/iuy,
  ],
  [undefined, / *(?:\+|(?:so far|in total|total|in all|now|or so|approx)(?![\p{L}\d])\.?|左右|上下|多)/iuy],
];
const END = / ?[.。!…,;)*_`"”」]*$/y;

/** A text as the reader takes it: one form for each character, without what can't be seen. */
export function plainText(text: string): string {
  return text
    .replace(/(\d?) ?([½¼¾])/g, (_, whole: string, part: string) => `${whole || '0'}${FRACTIONS[part] ?? ''}`)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[−–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };

/** The place behind all that these expressions find, one after the other, from a place on. */
export function behind(text: string, at: number, patterns: readonly RegExp[]): number {
  let end = at;
  for (let found = patterns[0]; found; ) {
    found = patterns.find((pattern) => (matchAt(pattern, text, end)?.[0] ?? '') !== '');
    if (found) end = found.lastIndex;
  }
  return end;
}

/** Whether nothing that counts is left from a place on. */
export const isEnd = (text: string, at: number): boolean => matchAt(END, text, at) !== undefined;

/**
 * The number that a text says, whichever way it is written: "1,284", "1.284,5", "1.2k", "1.2万", "~1284", "€ 12",
 * "+3 %", "1284人", "一千二". It takes the whole text or nothing; the time grows with its length, no faster.
 * @param units what else may stand before or behind the number, such as what it counts
 */
export function readNumber(text: string, units: readonly string[] = []): NumberRead | Unread {
  const plain = plainText(text);
  if (plain === '') return { why: 'empty' };
  const start = behindUnit(plain, behind(plain, 0, [LEAD]), units) ?? 0;
  const lead = leadAt(plain, behind(plain, start, [LEAD, SPACES]));
  const amount = amountAt(plain, lead.to);
  if (amount === 'too-long') return { why: 'too-long' };
  const tail = amount && tailAt(plain, amount.to, units);
  if (!amount || !tail || !isEnd(plain, tail.to)) return unread(plain);
  const unit = lead.unit ?? tail.unit;
  const signed = (value: Decimal): Decimal => (lead.sign === '-' && value !== '0' ? `-${value}` : value);
  return {
    value: signed(amount.value),
    other: amount.other === undefined ? undefined : signed(amount.other),
    sign: lead.sign,
    unit,
  };
}

/** Signs and money stand in any order before the number, each once. */
function leadAt(text: string, from: number): Pick<NumberRead, 'sign' | 'unit'> & { readonly to: number } {
  const firstMoney = matchAt(MONEY, text, from)?.[0] ?? '';
  const sign = matchAt(SIGN, text, from + firstMoney.length);
  const at = from + firstMoney.length + (sign?.[0].length ?? 0);
  const money = firstMoney || (matchAt(MONEY, text, at)?.[0] ?? '');
  const to = firstMoney === '' ? at + money.length : at;
  const percent = matchAt(PERCENT_BEFORE, text, to)?.[0] ?? '';
  return {
    sign: sign?.[1] === '-' ? '-' : sign ? '+' : undefined,
    unit: money !== '' ? 'money' : percent !== '' ? 'percent' : undefined,
    to: to + percent.length,
  };
}

/** Units and what else says nothing more, behind the number. */
function tailAt(
  text: string,
  from: number,
  units: readonly string[],
): { unit: Unit | undefined; to: number } {
  let unit: Unit | undefined;
  for (let to = from; ; ) {
    const own = behindUnit(text, behind(text, to, [SPACES]), units);
    const found = own === undefined ? TAILS.find(([, tail]) => matchAt(tail, text, to)) : undefined;
    if (own === undefined && !found) return { unit, to };
    unit ??= own === undefined ? found?.[0] : 'other';
    to = own ?? found?.[1].lastIndex ?? to;
  }
}

/** The place behind one of these units, where one stands. */
function behindUnit(text: string, at: number, units: readonly string[]): number | undefined {
  for (const unit of units) {
    const end = at + unit.length;
    const stands = unit !== '' && text.slice(at, end).toLowerCase() === unit.toLowerCase();
    if (stands && !/^[\p{Script=Latin}]{2}/u.test(text.slice(end - 1, end + 1))) return end;
  }
  return undefined;
}

/** One number that stands by itself among other words is told, so that it can be asked about. */
function unread(plain: string): Unread {
  const from = plain.search(/[+-]?(?:[€$£¥] ?)?\d/);
  const lead = leadAt(plain, Math.max(0, from));
  const amount = from < 0 ? undefined : amountAt(plain, lead.to);
  if (amount === undefined || amount === 'too-long') return { why: 'unread', rest: plain, only: undefined };
  const to = tailAt(plain, amount.to, []).to;
  const [before, after] = [plain.slice(0, from), plain.slice(to)];
  const isAlone = /(?:^|[ (:：]|\p{Script=Han})$/u.test(before) && /^(?:$|[ ,;.()])/.test(after);
  const rest = [before.trim(), after.trim()].filter((part) => part !== '').join(' … ');
  if (!isAlone || /\d/.test(rest)) return { why: 'unread', rest: plain, only: undefined };
  return { why: 'unread', rest, only: lead.sign === '-' ? `-${amount.value}` : amount.value };
}
