import { addDecimals, compareDecimals, type Decimal, isWhole, timesTen } from '../number/decimal.ts';
import { type NumberRead, readNumber } from '../number/read.ts';
import type { Metric } from './metric.ts';

/** Why what somebody typed is not taken as the number. */
export type Misread =
  /** More than 15 digits. */
  | { readonly why: 'too-long' }
  /** A weekly total below nothing. */
  | { readonly why: 'negative' }
  | { readonly why: 'no-number' }
  | Unsure;

/** It can mean several things, or is one thing but not surely; the likeliest first. */
export interface Unsure {
  readonly why: 'unsure';
  readonly values: readonly Decimal[];
  /** What else was typed, and can't be read; null: nothing. */
  readonly rest: string | null;
}

/** What is known of a number before it is read: that makes one reading likelier than another. */
export interface Known {
  readonly metric: Pick<Metric, 'kind' | 'name'>;
  /** What stands there now, and "+12" adds to; undefined: nothing, or it is no number that is counted on. */
  readonly before: Decimal | undefined;
  /** Numbers of the same kind: of last week, the target. */
  readonly others: readonly Decimal[];
}

/** The number a person typed, or why it is not taken. */
export function valueMeant(text: string, known: Known): { readonly value: Decimal } | Misread {
  const { metric, before } = known;
  const read = readNumber(text, namesOf(metric.name));
  if ('why' in read) {
    if (read.why === 'too-long') return read;
    const only = read.why === 'unread' ? read.only : undefined;
    if (read.why === 'empty' || only === undefined) return { why: 'no-number' };
    return { why: 'unsure', values: [only], rest: read.rest };
  }
  const values = [...likeliest(read, known)];
  const changed = before === undefined ? [] : values.map((value) => addDecimals(before, value) ?? value);
  if (read.sign === '+' && before !== undefined) {
    const isMore = values.every((value) => compareDecimals(value, before) < 0);
    return sure(isMore ? changed : [...changed, ...values]);
  }
  const isBelow = values.some((value) => compareDecimals(value, '0') < 0);
  if (!isBelow) return sure(values);
  const less = changed.filter((value) => compareDecimals(value, '0') >= 0);
  if (metric.kind === 'level') return sure(less.length > 0 ? [...less, ...values] : values);
  return less.length > 0 ? { why: 'unsure', values: less, rest: null } : { why: 'negative' };
}

function sure(values: readonly Decimal[]): { value: Decimal } | Misread {
  const [first, ...more] = new Set(values);
  if (first === undefined) return { why: 'no-number' };
  return more.length === 0 ? { value: first } : { why: 'unsure', values: [first, ...more], rest: null };
}

/** What it says; and, where what is known makes the other reading of its points and commas likelier, that before it. */
function likeliest(read: NumberRead, { metric, before, others }: Known): Decimal[] {
  const { value, unit } = read;
  // "5 %" may be kept as 0.05.
  const other = read.other ?? (unit === 'percent' ? timesTen(value, -2) : undefined);
  if (other === undefined) return [value];
  const near = [...(before === undefined ? [] : [before]), ...others].map(Number).filter((each) => each > 0);
  const isCount = near.length > 0 ? near.every(Number.isInteger) : metric.kind === 'total';
  const unlikely = (each: Decimal): number => {
    const size = Math.abs(Number(each));
    const distance =
      size === 0 ? 0 : Math.min(...near.map((one) => Math.abs(Math.log10(size / one))), LONGEST_WAY);
    // Counts have no decimals, money none of a tenth of a cent: as unlikely as a number ten times too large.
    return (near.length === 0 ? 0 : distance) + (!isWhole(each) && (isCount || unit === 'money') ? 1 : 0);
  };
  return unlikely(other) < unlikely(value) ? [other, value] : [value];
}

/** More powers of ten than two numbers of 15 digits are apart. */
const LONGEST_WAY = 30;

/** A metric's name, and its last words alone: "new sign-ups", "sign-ups"; "新增注册", "注册". */
function namesOf(name: string): string[] {
  const isHan = /^\p{Script=Han}+$/u.test(name);
  const words = isHan ? [...name] : name.trim().split(/\s+/);
  return words.map((_, from) => words.slice(from).join(isHan ? '' : ' ')).filter((part) => part.length > 1);
}
