import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDecimals, compareDecimals, isDecimal, percentOf, timesTen, toDecimal } from './decimal.ts';

describe('digits', () => {
  test.each([
    ['312', '312'],
    ['12.50', '12.5'],
    ['0.30', '0.3'],
    ['007', '7'],
    ['-0.50', '-0.5'],
    ['-0', '0'],
    ['0.000', '0'],
    ['.5', '0.5'],
    ['123456789012345', '123456789012345'],
  ])('%s are %s', (text, value) => {
    expect(toDecimal(text)).toBe(value);
    expect(isDecimal(value)).toBe(true);
  });

  test('are at most 15', () => {
    expect(toDecimal('1234567890123456')).toBeUndefined();
    expect(toDecimal('0.1234567890123456')).toBeUndefined();
  });

  test('make the same number again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat(6), (units, places) => {
        const value = toDecimal(shifted(units, places));
        expect(value).toBeDefined();
        expect(toDecimal(value ?? '')).toBe(value);
        expect(isDecimal(value ?? '')).toBe(true);
      }),
    );
  });
});

describe('sums and powers of ten', () => {
  test.each([
    ['1284', '12', '1296'],
    ['0.1', '0.2', '0.3'],
    ['1284', '-12', '1272'],
    ['-0.5', '0.25', '-0.25'],
    ['9007199254740', '0.5', '9007199254740.5'],
  ])('%s and %s are %s', (a, b, sum) => expect(addDecimals(a, b)).toBe(sum));

  test.each([
    ['1.2', 3, '1200'],
    ['1.2345', 3, '1234.5'],
    ['5', -2, '0.05'],
    ['-12.5', -2, '-0.125'],
    ['1.2', 4, '12000'],
    ['0', 6, '0'],
  ])('%s times ten to the %d is %s', (value, places, product) =>
    expect(timesTen(value, places)).toBe(product),
  );

  test('too long for 15 digits there is none', () => {
    expect(timesTen('123456789012', 4)).toBeUndefined();
    expect(addDecimals('999999999999999', '1')).toBeUndefined();
  });

  test('agree with whole numbers', () => {
    const unit = fc.bigInt({ min: -(10n ** 8n), max: 10n ** 8n });
    fc.assert(
      fc.property(unit, unit, fc.nat(4), (a, b, places) => {
        const [one, other] = [toDecimal(shifted(a, places)) ?? '', toDecimal(shifted(b, places)) ?? ''];
        expect(addDecimals(one, other)).toBe(toDecimal(shifted(a + b, places)));
        expect(timesTen(one, places)).toBe(a.toString());
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
        const [one, other] = [toDecimal(shifted(a, places)) ?? '', toDecimal(shifted(b, places)) ?? ''];
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
