import { amountAt, matchAt } from './amount.ts';
import { addDecimals, type Decimal, timesTen } from './decimal.ts';
import { behind, isEnd, plainText } from './read.ts';

const ABOUT =
  /(?:[~≈〜]|(?:about|approx(?:imately)?|around|roughly|ca)(?![\p{L}\d])\.?|大约|大概|差不多|约) */iuy;
const ONE = /(?:an?|one)(?= )/iy;
/** What a unit is worth in tenths of a day: a working day has eight hours, a week five days. */
const UNITS: readonly (readonly [tenths: number, pattern: RegExp])[] = [
  [10, / ?(?:(?:(?:person|man|working)[ -]?)?days?|pd|d|个?(?:人|工作)?[天日])(?![\p{Script=Latin}\d])/iuy],
  [50, / ?(?:weeks?|wks?|w|个?(?:周|星期|礼拜))(?![\p{Script=Latin}\d])/iuy],
  [1.25, / ?(?:hours?|hrs?|h|个?(?:小时|钟头))(?![\p{Script=Latin}\d])/iuy],
];
const HALF =
  /(?:half(?: a|-a)?(?:[ -](?:person-?|working )?day)?|半个?(?:人|工作)?[天日]?)(?![\p{Script=Latin}\d])/iuy;
const AND_HALF = / ?(?:and a half|半)/iy;
const AFTER = / *(?:of work|左右|上下)/iy;
/** "half", "day" behind "2 and a half". */
const DAYS_AGAIN = / ?(?:days?|个?(?:人|工作)?[天日])(?![\p{Script=Latin}\d])/iuy;

/**
 * Tenths of a person-day from what was typed: "0.5", "1,5", "2d", "2 days", "4 h", "1 week", "half a day", "半天",
 * "两天", "一天半".
 * @returns undefined for anything else, below 0, 100 and more, and what is no whole tenth
 */
export function tenthsOf(text: string): number | undefined {
  const plain = plainText(text);
  const start = behind(plain, 0, [ABOUT]);
  const half = matchAt(HALF, plain, start);
  if (half) return isEnd(plain, behind(plain, half.index + half[0].length, [AFTER])) ? 5 : undefined;
  const one = matchAt(ONE, plain, start);
  const amount = one ? { value: '1', to: start + one[0].length } : amountAt(plain, start);
  if (amount === undefined || amount === 'too-long') return undefined;
  const unit = UNITS.find(([, pattern]) => matchAt(pattern, plain, amount.to));
  if (one && !unit) return undefined;
  const [tenths, pattern] = unit ?? [10];
  const behindUnit = pattern?.lastIndex ?? amount.to;
  const more = matchAt(AND_HALF, plain, behindUnit);
  const counted = more ? addDecimals(amount.value, '0.5') : amount.value;
  const last = more ? behind(plain, behindUnit + more[0].length, [DAYS_AGAIN]) : behindUnit;
  return counted === undefined || !isEnd(plain, behind(plain, last, [AFTER]))
    ? undefined
    : inTenths(counted, tenths);
}

function inTenths(value: Decimal, tenths: number): number | undefined {
  const all = Number(timesTen(value, 2)) * tenths;
  const whole = all / 100;
  return Number.isInteger(whole) && whole < 1000 ? whole : undefined;
}
