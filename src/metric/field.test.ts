import { describe, expect, test } from 'vitest';
import { catalogue } from '../language/catalogue.ts';
import { countField, numberField, targetField } from './field.ts';

const words = catalogue('en');
const { problems } = words.metric;

describe('a target', () => {
  test.each([
    ['1500', '1500'],
    ['1,500.50', '1500.5'],
    ['０．５', '0.5'],
  ])('%s is %s', (typed, value) => expect(targetField(typed, words)).toEqual({ value }));

  test.each([
    ['0', problems.target],
    ['-3', problems.target],
    ['1.284,5', problems.otherForm('1284.5')],
    ['many', problems.noNumber],
    ['', words.common.required],
  ])('%s is refused with what is wrong', (typed, problem) =>
    expect(targetField(typed, words)).toEqual({ problem }),
  );
});

test('a weekly total is not below nothing, a level may be', () => {
  expect(numberField('total')('-3', words)).toEqual({ problem: problems.negative });
  expect(numberField('level')('-3', words)).toEqual({ value: '-3' });
});

describe('a count', () => {
  test.each([
    ['1284', 1284],
    [' 10,190 ', 10190],
    ['１２', 12],
    ['0', 0],
  ])('%s is %s', (typed, value) => expect(countField(typed, words)).toEqual({ value }));

  test.each([
    ['1.5', problems.count],
    ['-3', problems.count],
    ['1284567890', problems.count],
    ['many', problems.count],
    ['1.284.000', problems.otherForm('1284000')],
  ])('%s is refused with what is wrong', (typed, problem) =>
    expect(countField(typed, words)).toEqual({ problem }),
  );
});
