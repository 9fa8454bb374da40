import { addDecimals, type Decimal, MOST_DIGITS, timesTen, toDecimal } from './decimal.ts';

/** A number inside a text, without its sign and unit. */
export interface Amount {
  /** As it is meant in English and Chinese: a point before decimals, commas between groups. */
  readonly value: Decimal;
  /** What it says where point and comma are the other way round; undefined: it can be read in one way only. */
  readonly other: Decimal | undefined;
  /** The place behind it. */
  readonly to: number;
}

/** Longer than any number with 15 digits, however it is written. */
const LONGEST = 60;

/** A space is part of a number only before a group of three. */
const DIGITS = /(?:\d+|(?=[.,]\d))(?:(?:[.,'’]| (?=\d{3}(?!\d)))\d+)*/y;

const SCALE =
  / *(?:(k|thousand|tsd|w|m|mn|mio|mln|million|bn?|billion)(?![\p{Script=Latin}\d])|(万亿|千万|百万|十万|[百千万亿]))/iuy;
const PLACES: Readonly<Record<string, number>> = {
  ...{ k: 3, thousand: 3, tsd: 3, w: 4, m: 6, mn: 6, mio: 6, mln: 6, million: 6, b: 9, bn: 9, billion: 9 },
  ...{ 十: 1, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 万亿: 12 },
};

/** What stands at a place, by an expression that is tried only there. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/**
 * The number that begins at a place of a text: digits with points, commas, spaces or apostrophes in them, "1.2k",
 * "1.2万", "一千二百". In time that grows with the text's length, no faster.
 * @param text in its NFKC form
 */
export function amountAt(text: string, at: number): Amount | 'too-long' | undefined {
  const han = hanAt(text, at);
  if (han) return han;
  const body = matchAt(DIGITS, text, at)?.[0];
  if (!body) return undefined;
  if (body.length > LONGEST) return 'too-long';
  const scale = matchAt(SCALE, text, at + body.length);
  const places = PLACES[(scale?.[1] ?? scale?.[2] ?? '').toLowerCase()] ?? 0;
  const [value, other] = readingsOf(body).map((digits) => {
    const read = toDecimal(digits);
    return read === undefined ? undefined : timesTen(read, places);
  });
  if (value === undefined) return digitsIn(body) > MOST_DIGITS ? 'too-long' : undefined;
  return { value, other, to: at + body.length + (scale?.[0].length ?? 0) };
}

const digitsIn = (body: string): number => body.replace(/\D/g, '').length;

/** What digits with marks between them can mean, the English reading first; none: they are no number. */
function readingsOf(body: string): string[] {
  const marks = [...body.replace(/\d/g, '')].map((mark) => (mark === ' ' || mark === '’' ? "'" : mark));
  const parts = body.split(/\D/);
  const last = marks.at(-1);
  const whole = parts.join('');
  if (last === undefined) return [whole];
  const decimal = `${parts.slice(0, -1).join('')}.${parts.at(-1)}`;
  if (marks.length === 1 && last !== "'") {
    if (!areGroups(parts)) return [decimal];
    return last === '.' ? [decimal, whole] : [whole, decimal];
  }
  if (marks.every((mark) => mark === last)) return areGroups(parts) ? [whole] : [];
  const between = marks.slice(0, -1);
  const isOneNumber = between.every((mark) => mark === between[0]) && areGroups(parts.slice(0, -1));
  return isOneNumber && last !== "'" ? [decimal] : [];
}

/** "1,284,000", or in India "12,84,000". */
function areGroups([first = '', ...rest]: readonly string[]): boolean {
  if (!/^[1-9]\d{0,2}$/.test(first) || rest.at(-1)?.length !== 3) return false;
  const inner = rest.slice(0, -1);
  return (
    inner.every(({ length }) => length === 3) ||
    (first.length < 3 && inner.every(({ length }) => length === 2))
  );
}

const HAN_DIGITS = '零一二三四五六七八九';
const HAN = /[零〇一二两三四五六七八九十百千万亿\d.]+/y;
const HAN_PARTS = /\d+(?:\.\d+)?|[零〇一二两三四五六七八九]+|[十百千万亿]/g;
/** Otherwise it is digits, perhaps with one unit behind them. */
const IS_HAN = /^[十零〇一二两三四五六七八九]|[十百千万亿][零〇一二两三四五六七八九\d]/;

/** "一千二百", "两万", "1万2": a number with Han digits, or with units inside it. */
function hanAt(text: string, at: number): Amount | undefined {
  const body = matchAt(HAN, text, at)?.[0] ?? '';
  if (body.length > LONGEST || !IS_HAN.test(body)) return undefined;
  const parts = body.match(HAN_PARTS) ?? [];
  const value = parts.join('') === body ? hanValue(parts) : undefined;
  return value === undefined ? undefined : { value, other: undefined, to: at + body.length };
}

function hanValue(parts: readonly string[]): Decimal | undefined {
  let sum: Decimal | undefined = '0';
  let below: Decimal | undefined = '0';
  let count: string | undefined;
  let unit = 0;
  /** The last of 万 and 亿. */
  let large = 0;
  for (const part of parts) {
    const places = PLACES[part];
    if (places === undefined) {
      // "两三天" is two or three days.
      if (count !== undefined || /^[一二两三四五六七八九]{2}$/.test(part)) return undefined;
      count = part
        .replaceAll('〇', '零')
        .replaceAll('两', '二')
        .replace(/[零一二三四五六七八九]/g, inDigits);
      continue;
    }
    const counted = toDecimal(count ?? (part === '十' ? '1' : '0'));
    count = undefined;
    below = plus(below, places < 4 ? times(counted, places) : counted);
    if (places >= 4) {
      // 一万二千亿 counts the 万, too; 一亿二千万 does not count the 亿.
      sum = places > large ? times(plus(sum, below), places) : plus(sum, times(below, places));
      below = '0';
      large = places;
    }
    unit = places;
  }
  const isShort = count !== undefined && /^[1-9]$/.test(count) && unit > 0;
  const last = count === undefined ? '0' : toDecimal(count);
  return plus(plus(sum, below), isShort ? times(last, unit - 1) : last);
}

const inDigits = (digit: string): string => String(HAN_DIGITS.indexOf(digit));
const plus = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined =>
  a === undefined || b === undefined ? undefined : addDecimals(a, b);
const times = (value: Decimal | undefined, places: number): Decimal | undefined =>
  value === undefined ? undefined : timesTen(value, places);
