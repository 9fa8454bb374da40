import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, isDecimal, percentOf, readDecimal } from './decimal.ts';

describe('a typed number', () => {
  test.each([
    ['312', '312'],
    [' 312 ', '312'],
    ['1,284', '1284'],
    ['1 284 000', '1284000'],
    ['1’284', '1284'],
    ['12.50', '12.5'],
    ['0.30', '0.3'],
    ['007', '7'],
    ['+7', '7'],
    ['-0.50', '-0.5'],
    ['−3', '-3'],
    ['-0', '0'],
    ['0.000', '0'],
    ['３１２', '312'],
    ['１，２８４．５', '1284.5'],
    ['123456789012345', '123456789012345'],
  ])('%s is %s', (text, value) => {
    expect(readDecimal(text)).toBe(value);
    expect(isDecimal(value)).toBe(true);
  });

  test.each([
    '',
    ' ',
    'many',
    '12 sign-ups',
    '1,28',
    '12,5',
    '1,2345',
    '1.2.3',
    '1e3',
    '0x10',
    '.5',
    '5.',
    '--1',
    '1 2',
    '1234567890123456',
    '∞',
    'NaN',
    '12%',
    '٣',
  ])('%j is none', (text) => {
    expect(readDecimal(text)).toBeUndefined();
  });

  test('reads back as itself', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat(6), (units, places) => {
        const value = readDecimal(shifted(units, places));
        expect(value).toBeDefined();
        expect(readDecimal(value ?? '')).toBe(value);
        expect(isDecimal(value ?? '')).toBe(true);
      }),
    );
  });
});

test.each(['01', '+1', '1.0', '-0', '1.', '.5', '', '1,000', '-', '0.0'])(
  '%j is not the one form',
  (text) => {
    expect(isDecimal(text)).toBe(false);
  },
);

/** That many units of the given decimal place, written out. */
function shifted(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const text = places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`;
  return units < 0n ? `-${text}` : text;
}

describe('comparing', () => {
  test('is exact where floating point is not', () => {
    expect(compareDecimals('9007199254740993', '9007199254740992')).toBe(1);
    expect(compareDecimals('0.3', '0.30000000000000004')).toBe(-1);
  });

  test('orders by value, not by text', () => {
    const sorted = ['10', '9', '-1', '0.5', '-1.5', '9.25', '0'].toSorted(compareDecimals);
    expect(sorted).toEqual(['-1.5', '-1', '0', '0.5', '9', '9.25', '10']);
  });

  test('agrees with the units the numbers were made of', () => {
    const unit = fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n });
    fc.assert(
      fc.property(unit, unit, fc.nat(5), (a, b, places) => {
        const [one, other] = [readDecimal(shifted(a, places)) ?? '', readDecimal(shifted(b, places)) ?? ''];
        expect(compareDecimals(one, other)).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(one === other).toBe(a === b);
      }),
    );
  });

  test('of what is no number is refused', () => {
    expect(() => compareDecimals('1', 'many')).toThrow(RangeError);
    expect(() => compareDecimals('1.0', '1')).toThrow(RangeError);
  });
});

describe('per cent', () => {
  test.each([
    ['312', '1500', 20],
    ['1499.99', '1500', 99],
    ['1500', '1500', 100],
    ['1562', '1500', 104],
    ['0', '1500', 0],
    ['-1', '1500', -1],
    ['0.29', '0.1', 290],
  ])('%s of %s is %d', (value, whole, percent) => {
    expect(percentOf(value, whole)).toBe(percent);
  });

  test.each(['0', '-5'])('of %s there are none', (whole) => {
    expect(percentOf('1', whole)).toBeUndefined();
  });
});
