import { describe, expect, test } from 'vitest';
import { catalogue } from '../language/catalogue.ts';
import {
  daysField,
  earlierField,
  lineField,
  pairsField,
  percentField,
  ratioField,
  worthOf,
} from './plan-fields.ts';

const words = catalogue('en');
const known = { metric: { kind: 'total', name: 'new sign-ups' }, before: undefined, others: [] } as const;
const { problems } = words.measurement;

describe('a line', () => {
  test.each([
    ['48', '48', undefined],
    ['at least 48', '48', 'up'],
    ['≥48', '48', 'up'],
    ['>= 1,284 sign-ups', '1284', 'up'],
    ['不少于48', '48', 'up'],
    ['至少 1.2万', '12000', 'up'],
    ['48 or more', '48', 'up'],
    ['48以上', '48', 'up'],
    ['at most 3', '3', 'down'],
    ['≤ 3', '3', 'down'],
    ['不超过3', '3', 'down'],
    ['最多3个', '3', 'down'],
    ['3 or fewer', '3', 'down'],
    ['3以内', '3', 'down'],
  ])('%s', (typed, value, direction) => {
    expect(lineField(known)(typed, words)).toEqual({ value: { value, direction } });
  });

  test.each(['at least 3 or less', '至少3以下'])('%s is both', (typed) => {
    expect(lineField(known)(typed, words)).toEqual({ problem: problems.bothWays });
  });

  test.each(['', 'many', 'at least', '48 to 50', '不少于'])('"%s" is none', (typed) => {
    expect(lineField(known)(typed, words)).toHaveProperty('problem');
  });

  test('is asked about where it can be read in two ways', () => {
    expect(lineField(known)('at least 1.284', words)).toHaveProperty('problem');
  });
});

describe('earlier weeks', () => {
  test.each([
    ['31 28 40, 33', ['31', '28', '40', '33']],
    ['31,28,40', ['31', '28', '40']],
    ['31，28、40；33', ['31', '28', '40', '33']],
    ['1,284 1,310', ['1284', '1310']],
    ['1,284, 1,310', ['1284', '1310']],
    ['31\n28\n40', ['31', '28', '40']],
    ['1.2万 9800', ['12000', '9800']],
  ])('%s', (typed, value) => {
    expect(earlierField(typed, words)).toEqual({ value });
  });

  test.each(['120,98,101', '1,284', '31 x 40', '31 28 -4'])('%s is not understood', (typed) => {
    expect(earlierField(typed, words)).toEqual({ problem: problems.list });
  });

  test('are twelve at most', () => {
    expect(earlierField('7 '.repeat(12), words)).toHaveProperty('value');
    expect(earlierField('7 '.repeat(13), words)).toEqual({ problem: problems.tooMany(12) });
  });
});

describe('a ratio and its pairs', () => {
  test.each([
    ['1.2', '1.2', undefined],
    ['1.2x', '1.2', undefined],
    ['1.2 倍', '1.2', undefined],
    ['+20 %', '1.2', 'up'],
    ['-10%', '0.9', 'down'],
    ['at most 0.9', '0.9', 'down'],
  ])('%s', (typed, value, direction) => {
    expect(ratioField(typed, words)).toEqual({ value: { value, direction } });
  });

  test.each(['20 %', '120%', '0', '-1.2', '-100 %', '€ 1.2', 'double'])('%s is none', (typed) => {
    expect(ratioField(typed, words)).toEqual({ problem: problems.ratio });
  });

  test.each([
    ['40/38, 42/40', ['40', '38', '42', '40']],
    ['40 / 38  42 / 40', ['40', '38', '42', '40']],
    ['1,284/1,300; 1,310/1,290', ['1284', '1300', '1310', '1290']],
    ['40/38，42/40', ['40', '38', '42', '40']],
    ['40/38,42/40', ['40', '38', '42', '40']],
  ])('%s', (typed, numbers) => {
    const read = pairsField(typed, words);
    const pairs = 'value' in read ? read.value : [];
    expect(pairs.flatMap((pair) => [pair.with, pair.without])).toEqual(numbers);
  });

  test.each(['40', '40/38/2', '40/x'])('%s is no pair', (typed) => {
    expect(pairsField(typed, words)).toEqual({ problem: problems.pairs });
  });
});

describe('worth it from', () => {
  test.each([
    ['rate', '3 %', '3', 'up', 'relative'],
    ['rate', 'at least +3%', '3', 'up', 'relative'],
    ['rate', '-2.5 %', '2.5', 'down', 'relative'],
    ['rate', '0.5 points', '0.5', 'up', 'points'],
    ['rate', '0.5个百分点', '0.5', 'up', 'points'],
    ['rate', '-0.5 pp', '0.5', 'down', 'points'],
    ['mean', '0.5', '0.5', 'up', 'absolute'],
    ['mean', '€ 0.50', '0.5', 'up', 'absolute'],
    ['mean', '3 %', '3', 'up', 'relative'],
  ] as const)('of a %s: %s', (kind, typed, value, direction, measure) => {
    expect(worthOf(kind)(typed, words)).toEqual({ value: { value, direction, measure } });
  });

  test.each([
    ['rate', '3'],
    ['rate', '€ 3'],
    ['rate', '3 % points'],
    ['rate', '0 %'],
    ['mean', '0.5 points'],
    ['mean', '0'],
  ] as const)('of a %s, %s has no unit that fits', (kind, typed) => {
    const problem = kind === 'rate' ? problems.worthOfRate : problems.worthOfMean;
    expect(worthOf(kind)(typed, words)).toEqual({ problem });
  });
});

test('per cent of a whole, and days', () => {
  expect(percentField('8', words)).toEqual({ value: '8' });
  expect(percentField('0.5 %', words)).toEqual({ value: '0.5' });
  for (const typed of ['0', '100 %', '-3', 'x']) {
    expect(percentField(typed, words)).toEqual({ problem: problems.percent });
  }
  expect(daysField('14 天', words)).toEqual({ value: 14 });
  for (const typed of ['0', '1.5', '366', '14 %']) {
    expect(daysField(typed, words)).toEqual({ problem: problems.days });
  }
});

test('what is long is read in time that grows with its length', () => {
  for (const read of [lineField(known), earlierField, ratioField, pairsField, worthOf('rate')]) {
    const started = performance.now();
    for (const typed of [' '.repeat(30_000), '1 '.repeat(15_000), ', '.repeat(15_000), '/ '.repeat(15_000)]) {
      read(`${typed}x`, words);
    }
    expect(performance.now() - started).toBeLessThan(1_000);
  }
});
