/**
 * A decimal number as text, in the one form in which equal numbers are equal texts: `'312'`, `'-0.5'`, `'12.75'`; no
 * plus, no zeros that say nothing, no `-0`.
 */
export type Decimal = string;

/** Longer numbers are typing errors; so many digits are exact in SQLite, JSON and PostgreSQL alike. */
export const MOST_DIGITS = 15;
const canonical = /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/;

/** Whether a text is a number in that form. */
export function isDecimal(text: string): boolean {
  return canonical.test(text);
}

/**
 * The number that these digits write out, a point before its decimals: zeros that say nothing go.
 * @returns undefined with more than 15 digits
 * @example toDecimal('0012.50') // '12.5'
 */
export function toDecimal(digits: string): Decimal | undefined {
  const [whole = '', decimals = ''] = digits.replace('-', '').split('.');
  const before = whole.replace(/^0+(?=\d)/, '') || '0';
  const after = withoutLastZeros(decimals);
  if (before.length + after.length > MOST_DIGITS) return undefined;
  const value = after === '' ? before : `${before}.${after}`;
  return digits.startsWith('-') && value !== '0' ? `-${value}` : value;
}

/** A loop, since the expression for it takes the square of the zeros' number where a digit follows them. */
function withoutLastZeros(decimals: string): string {
  let end = decimals.length;
  while (decimals[end - 1] === '0') end -= 1;
  return decimals.slice(0, end);
}

/** The number times ten to the power of `places`; undefined with more than 15 digits. */
export function timesTen(value: Decimal, places: number): Decimal | undefined {
  const [whole = '', decimals = ''] = value.replace('-', '').split('.');
  const digits = whole.padStart(1 - places, '0') + decimals.padEnd(places, '0');
  const point = digits.length - Math.max(decimals.length, places) + places;
  return toDecimal(`${value.startsWith('-') ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`);
}

/**
 * The sum, exact; undefined with more than 15 digits.
 * @throws RangeError if one is no decimal number
 */
export function addDecimals(a: Decimal, b: Decimal): Decimal | undefined {
  const [one, other, places] = scaled(a, b);
  return timesTen((one + other).toString(), -places);
}

/** Whether it is a whole number. */
export const isWhole = (value: Decimal): boolean => !value.includes('.');

/**
 * Below, at or above zero as `a` is smaller than, equal to or greater than `b`. Exact: no floating point.
 * @throws RangeError if one is no decimal number
 */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [one, other] = scaled(a, b);
  return one < other ? -1 : one > other ? 1 : 0;
}

/**
 * `value` in per cent of `whole`, rounded down to a whole number: 99 means not there yet. Exact.
 * @returns undefined if `whole` is not above zero
 * @throws RangeError if one is no decimal number
 */
export function percentOf(value: Decimal, whole: Decimal): number | undefined {
  const [part, all] = scaled(value, whole);
  if (all <= 0n) return undefined;
  const hundredfold = part * 100n;
  const cut = hundredfold / all;
  return Number(hundredfold < 0n && hundredfold % all !== 0n ? cut - 1n : cut);
}

/** Both as integers of the same, smallest needed unit, which is so many places behind the point. */
function scaled(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const places = Math.max(decimalsOf(a), decimalsOf(b));
  return [toUnits(a, places), toUnits(b, places), places];
}

function decimalsOf(value: Decimal): number {
  if (!isDecimal(value)) throw new RangeError(`not a decimal number: ${value}`);
  return value.split('.')[1]?.length ?? 0;
}

function toUnits(value: Decimal, places: number): bigint {
  const [whole = '', decimals = ''] = value.split('.');
  return BigInt(whole + decimals.padEnd(places, '0'));
}
