/**
 * A decimal number as text, in the one form in which equal numbers are equal texts: `'312'`, `'-0.5'`, `'12.75'`; no
 * plus, no zeros that say nothing, no `-0`.
 */
export type Decimal = string;

/** Longer numbers are typing errors; so many digits are exact in SQLite, JSON and PostgreSQL alike. */
const maxDigits = 15;
const canonical = /^(0|-?[1-9]\d*|-?(0|[1-9]\d*)\.\d*[1-9])$/;
const typed = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/** Whether a text is a number in that form. */
export function isDecimal(text: string): boolean {
  return canonical.test(text);
}

/**
 * The number a person typed: digits, full-width ones too, with a point for decimals and, if any, commas or spaces
 * between groups of three.
 * @returns undefined if it is no such number or has more than 15 digits
 * @example readDecimal(' 1,234.50 ') // '1234.5'
 */
export function readDecimal(text: string): Decimal | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replaceAll('−', '-')
    .replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, ',');
  const found = typed.exec(plain);
  if (!found) return undefined;
  const [, sign = '', grouped = '', decimals = ''] = found;
  const whole = grouped.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const rest = decimals.replace(/0+$/, '');
  if (whole.length + rest.length > maxDigits) return undefined;
  const value = rest === '' ? whole : `${whole}.${rest}`;
  return sign === '-' && value !== '0' ? `-${value}` : value;
}

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

/** Both as integers of the same, smallest needed unit. */
function scaled(a: Decimal, b: Decimal): [bigint, bigint] {
  const places = Math.max(decimalsOf(a), decimalsOf(b));
  return [toUnits(a, places), toUnits(b, places)];
}

function decimalsOf(value: Decimal): number {
  if (!isDecimal(value)) throw new RangeError(`not a decimal number: ${value}`);
  return value.split('.')[1]?.length ?? 0;
}

function toUnits(value: Decimal, places: number): bigint {
  const [whole = '', decimals = ''] = value.split('.');
  return BigInt(whole + decimals.padEnd(places, '0'));
}
