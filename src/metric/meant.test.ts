import { describe, expect, test } from 'vitest';
import { type Known, valueMeant } from './meant.ts';

const known = (given: Partial<Known> & { kind?: 'total' | 'level' } = {}): Known => ({
  metric: { name: 'new sign-ups', kind: given.kind ?? 'total' },
  before: given.before,
  others: given.others ?? [],
});
const total = known({ before: '1284', others: ['1500'] });
const level = known({ kind: 'level', before: '1284', others: ['1500'] });
const small = known({ kind: 'level', before: '1.31', others: ['1.5'] });
const first = known();
const rate = known({ kind: 'level', before: '0.042', others: ['0.03'] });

describe('is taken as it is written', () => {
  test.each([
    ['312', first, '312'],
    ['1,284', first, '1284'],
    ['1,284', total, '1284'],
    ['1.284,5', total, '1284.5'],
    ['1.2k', total, '1200'],
    ['1.284k', total, '1284'],
    ['1.2万', total, '12000'],
    ['1284 sign-ups', total, '1284'],
    ['sign-ups: 1284', total, '1284'],
    ['€ 1,284', level, '1284'],
    ['1.284', small, '1.284'],
    ['0.284', total, '0.284'],
    ['1.284', known({ kind: 'level' }), '1.284'],
    ['2.500', known({ before: '2', others: ['3'] }), '2.5'],
    ['-3', known({ kind: 'level' }), '-3'],
    ['-3', known({ kind: 'level', before: '-5' }), '-3'],
    ['5 %', known({ kind: 'level', before: '4.2' }), '5'],
    ['1,1', small, '1.1'],
  ])('%s', (text, about, value) => expect(valueMeant(text, about)).toEqual({ value }));
});

describe('is asked about where another reading is likelier', () => {
  test.each([
    ['1.284', total, ['1284', '1.284']],
    ['1.284', level, ['1284', '1.284']],
    ['1.284', first, ['1284', '1.284']],
    ['€ 1.284', known({ kind: 'level' }), ['1284', '1.284']],
    ['1.500', known({ others: ['1400'] }), ['1500', '1.5']],
    ['12.500', known({ before: '9000' }), ['12500', '12.5']],
    ['1,284', small, ['1.284', '1284']],
    ['1,250', known({ kind: 'level', before: '1.3' }), ['1.25', '1250']],
    ['4 %', rate, ['0.04', '4']],
    ['１．２８４人', total, ['1284', '1.284']],
  ])('%s', (text, about, values) =>
    expect(valueMeant(text, about)).toEqual({ why: 'unsure', values, rest: null }),
  );

  test.each([
    ['312 by Friday', '312', 'by Friday'],
    ['we are at 312', '312', 'we are at'],
    ['现在有1284', '1284', '现在有'],
  ])('%s', (text, value, rest) =>
    expect(valueMeant(text, total)).toEqual({ why: 'unsure', values: [value], rest }),
  );
});

describe('a sign says what changed', () => {
  test.each([
    ['+12', total, '1296'],
    ['+ 12', total, '1296'],
    ['+1.2k', total, '2484'],
    ['+12', level, '1296'],
    ['+12人', total, '1296'],
    ['+12', first, '12'],
    ['+0.1', small, '1.41'],
  ])('%s is added', (text, about, value) => expect(valueMeant(text, about)).toEqual({ value }));

  test.each([
    ['+1300', total, ['2584', '1300']],
    ['+5', small, ['6.31', '5']],
    ['-12', total, ['1272']],
    ['−12', level, ['1272', '-12']],
  ])('%s is asked about', (text, about, values) =>
    expect(valueMeant(text, about)).toEqual({ why: 'unsure', values, rest: null }),
  );

  test.each([
    ['-3', first],
    ['-3', known({ before: '2' })],
  ])('%s: a weekly total is not below nothing', (text, about) =>
    expect(valueMeant(text, about)).toEqual({ why: 'negative' }),
  );
});

test.each(['', 'abc', '1e9', '300-350', '312/1500', '很多'])('%j is no number', (text) =>
  expect(valueMeant(text, total)).toEqual({ why: 'no-number' }),
);

test('more digits than anybody counts are a slip of the finger', () => {
  expect(valueMeant('1234567890123456', total)).toEqual({ why: 'too-long' });
});
