import { describe, expect, test } from 'vitest';
import { catalogue } from '../language/catalogue.ts';
import { countField, targetField } from './field.ts';

const words = catalogue('en');
const { problems } = words.metric;
const metric = { name: 'new sign-ups', kind: 'total' } as const;
const first = { metric, before: undefined, others: [] };

describe('a target', () => {
  test.each([
    ['1500', '1500'],
    ['1,500.50', '1500.5'],
    ['1.284,5', '1284.5'],
    ['1.5k', '1500'],
    ['1500 sign-ups', '1500'],
    ['1.5万', '15000'],
    ['+100', '100'],
    ['０．５', '0.5'],
  ])('%s is %s', (typed, value) => expect(targetField(first)(typed, words)).toEqual({ value }));

  test.each([
    ['0', problems.target],
    ['-3', problems.target],
    ['many', problems.noNumber],
    ['', problems.noNumber],
    ['1.500', problems.otherForm('1500 or 1.5')],
    ['1.284', problems.otherForm('1284 or 1.2840')],
    ['1500 by Friday', problems.otherForm('1500')],
  ])('%s is refused with what is wrong', (typed, problem) =>
    expect(targetField(first)(typed, words)).toEqual({ problem }),
  );

  test('is measured against the number and the target before', () => {
    const rate = { metric: { ...metric, kind: 'level' as const }, before: '1.2', others: ['1.3'] };
    expect(targetField(rate)('1.500', words)).toEqual({ value: '1.5' });
    expect(targetField({ ...rate, before: '1284' })('1.500', words)).toEqual({ value: '1.5' });
    expect(targetField({ ...rate, before: '1284', others: ['1400'] })('1.500', words)).toEqual({
      problem: problems.otherForm('1500 or 1.5'),
    });
  });
});

describe('a count', () => {
  test.each([
    ['1284', 1284],
    [' 10,190 ', 10190],
    ['10.190', 10190],
    ['1.284.000', 1284000],
    ['10 190 visitors', 10190],
    ['1.2k', 1200],
    ['1.2万', 12000],
    ['1284人', 1284],
    ['~1284', 1284],
    ['１２', 12],
    ['0', 0],
  ])('%s is %s', (typed, value) => expect(countField(typed, words)).toEqual({ value }));

  test.each(['1.5', '-3', '1284567890', 'many', '', '4 %', '450 of 10190', '10190/2', '很多'])(
    '%s is refused with what is wrong',
    (typed) => expect(countField(typed, words)).toEqual({ problem: problems.count }),
  );
});
