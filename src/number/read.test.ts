import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDecimal } from './decimal.ts';
import { readNumber } from './read.ts';

const numberIn = (text: string, units?: readonly string[]) => {
  const read = readNumber(text, units);
  return 'why' in read ? undefined : read.value;
};

describe('one number, however it is written', () => {
  test.each([
    ['312', '312'],
    [' 312 ', '312'],
    ['1,284', '1284'],
    ['1 284 000', '1284000'],
    ['1 284', '1284'],
    ['1’284', '1284'],
    ["1'284.50", '1284.5'],
    ['1’284’500', '1284500'],
    ["1'284 500", '1284500'],
    ['1 284’500,25', '1284500.25'],
    ['1,284,500.25', '1284500.25'],
    ['12,34,567.5', '1234567.5'],
    ['12,84,000', '1284000'],
    ['1.284.000', '1284000'],
    ['1.284,5', '1284.5'],
    ['1,284.5', '1284.5'],
    ['1 284,5', '1284.5'],
    ['1284,5', '1284.5'],
    ['1,5', '1.5'],
    ['3,50', '3.5'],
    ['0,123', '0.123'],
    ['.5', '0.5'],
    ['½', '0.5'],
    ['1½', '1.5'],
    ['12.50', '12.5'],
    ['007', '7'],
    ['+7', '7'],
    ['-0.50', '-0.5'],
    ['−3', '-3'],
    ['– 3', '-3'],
    ['-0', '0'],
    ['３１２', '312'],
    ['１，２８４．５', '1284.5'],
    ['1284​', '1284'],
    ['123456789012345', '123456789012345'],
    ['1.2k', '1200'],
    ['1.2 K', '1200'],
    ['1,5k', '1500'],
    ['12 thousand', '12000'],
    ['1.2m', '1200000'],
    ['1.2 million', '1200000'],
    ['2bn', '2000000000'],
    ['~1284', '1284'],
    ['≈ 1284', '1284'],
    ['about 1284', '1284'],
    ['approx. 1284', '1284'],
    ['ca. 1284', '1284'],
    ['1284.', '1284'],
    ['1284!', '1284'],
    ['*1284*', '1284'],
    ['1200+', '1200'],
    ['1284 so far', '1284'],
    ['total: 1284', '1284'],
    ['1284 EUR', '1284'],
    ['EUR 1284', '1284'],
    ['€1,284.50', '1284.5'],
    ['-€5', '-5'],
    ['€ -5', '-5'],
    ['12 dollars', '12'],
    ['$1.2k', '1200'],
    ['12 %', '12'],
    ['12,5%', '12.5'],
    ['3 per cent', '3'],
    ['1284 people', '1284'],
    ['1284 users so far.', '1284'],
  ])('%s is %s', (text, value) => expect(numberIn(text)).toBe(value));

  test.each([
    ['1.2万', '12000'],
    ['1.2 万', '12000'],
    ['1.2w', '12000'],
    ['3千', '3000'],
    ['1.5亿', '150000000'],
    ['200万', '2000000'],
    ['1284人', '1284'],
    ['1284 人', '1284'],
    ['1284个', '1284'],
    ['1284个用户', '1284'],
    ['1.2万人', '12000'],
    ['约1284', '1284'],
    ['大约 1284 人', '1284'],
    ['1284左右', '1284'],
    ['目前：1284', '1284'],
    ['现在1284。', '1284'],
    ['1284元', '1284'],
    ['￥1284', '1284'],
    ['１２８４美元', '1284'],
    ['百分之三', '3'],
    ['５％', '5'],
    ['一千二百八十四', '1284'],
    ['一百零五', '105'],
    ['一百〇五', '105'],
    ['一千二', '1200'],
    ['两千零二', '2002'],
    ['一万二千亿', '1200000000000'],
    ['三亿五', '350000000'],
    ['一二八四', '1284'],
    ['两万', '20000'],
    ['十二', '12'],
    ['二十', '20'],
    ['一万二', '12000'],
    ['1万2', '12000'],
    ['3千5', '3500'],
    ['1万2000', '12000'],
    ['一亿二千万', '120000000'],
    ['一万亿', '1000000000000'],
    ['三百人左右', '300'],
  ])('%s is %s', (text, value) => expect(numberIn(text)).toBe(value));

  test.each([
    ['312 sign-ups', '312'],
    ['312 New Sign-Ups', '312'],
    ['new sign-ups: 312', '312'],
    ['新增注册 312', '312'],
    ['312新增注册', '312'],
    ['8/10', undefined],
    ['312 sign-upsets', undefined],
  ])('with what it counts, %s is %s', (text, value) =>
    expect(numberIn(text, ['new sign-ups', 'sign-ups', '新增注册'])).toBe(value),
  );
});

describe('a point or a comma before three digits', () => {
  test.each([
    ['1.284', '1.284', '1284'],
    ['1,284', '1284', '1.284'],
    ['€ 1.284', '1.284', '1284'],
    ['12.500', '12.5', '12500'],
    ['-1.284', '-1.284', '-1284'],
    ['1,284k', '1284000', '1284'],
    ['１．２８４', '1.284', '1284'],
  ])('%s is %s, or %s', (text, value, other) => expect(readNumber(text)).toMatchObject({ value, other }));

  test.each(['0.284', '1284.284', '1.2840', '1.28', '1284,284', '0,284', '1.284.000', '1.284,5'])(
    '%s can be read in one way only',
    (text) => expect(readNumber(text)).toMatchObject({ other: undefined }),
  );
});

test.each([
  ['12 %', 'percent'],
  ['百分之三', 'percent'],
  ['3 pct', 'percent'],
  ['€ 12', 'money'],
  ['12元', 'money'],
  ['12人', 'other'],
  ['12', undefined],
])('%s counts %s', (text, unit) => expect(readNumber(text)).toMatchObject({ unit }));

test.each([
  ['+12', '+'],
  ['+ 12', '+'],
  ['−12', '-'],
  ['12', undefined],
])('the sign of %s is %s', (text, sign) => expect(readNumber(text)).toMatchObject({ sign }));

describe('what says more than a number, or something else, is not read', () => {
  test.each([
    ['312 by Friday', 'by Friday', '312'],
    ['we are at 312', 'we are at', '312'],
    ['it was 312 yesterday', 'it was … yesterday', '312'],
    ['1284 (was more)', '(was more)', '1284'],
    ['现在有1284', '现在有', '1284'],
    ['应该是 1284', '应该是', '1284'],
    ['we lost −12 so far', 'we lost', '-12'],
  ])('%s: “%s” is left beside %s', (text, rest, only) =>
    expect(readNumber(text)).toEqual({ why: 'unread', rest, only }),
  );

  test.each([
    'many',
    'two',
    '300-350',
    '300 to 350',
    '312/1500',
    '12 of 1500',
    '2026-11-30',
    '1.2.3',
    '1.28.4',
    '1,2,3',
    // Groups that are none, marks that change, and apostrophes before decimals: a slip, or two numbers.
    '123,45,678',
    '12,345,67,890',
    '12,3,456',
    '1,2345,678',
    '1,28.4',
    '1,284.500,5',
    '1.284’500,5',
    '1,284’5',
    '12’5',
    '0,284,500',
    '1 2',
    '1e9',
    '0x10',
    '--1',
    'abc1',
    '312x',
    '∞',
    'NaN',
    '٣',
    '.',
    '%',
    '<!channel>',
    '很多',
    '万',
    '一般',
    '三五个',
    '一百2三',
    '一.二',
    '千'.repeat(4),
    '3月',
  ])('%s', (text) => expect(readNumber(text)).toEqual({ why: 'unread', rest: text, only: undefined }));

  test.each(['', ' ', '​'])('%j is empty', (text) => expect(readNumber(text)).toEqual({ why: 'empty' }));

  test.each(['1234567890123456', '1,234,567,890,123,456', '9'.repeat(6000), '1.'.repeat(3000)])(
    'more than 15 digits are a slip of the finger',
    (text) => expect(readNumber(text)).toEqual({ why: 'too-long' }),
  );
});

test('whatever is typed, what is read is a number', () => {
  const pieces = fc.constantFrom(
    ...'0123456789.,+-~%€ 万千百十一二零半k人天 abc（'.split(''),
    'about',
    '约',
    'EUR',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const read = readNumber(parts.join(''));
      if ('why' in read) return;
      expect(isDecimal(read.value)).toBe(true);
      if (read.other !== undefined) expect(isDecimal(read.other)).toBe(true);
      // Written as it was read, it is the same.
      const again = readNumber(read.value);
      expect(again).toMatchObject({ value: read.value });
    }),
    { numRuns: 2000 },
  );
});
