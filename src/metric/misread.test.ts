import { describe, expect, test } from 'vitest';
import { readNumber } from './misread.ts';

describe('a number as a person types it', () => {
  test.each([
    ['312', '312'],
    [' 1284.50 ', '1284.5'],
    ['1,284', '1284'],
    ['1,284.5', '1284.5'],
    ['1 284', '1284'],
    ['１２８４', '1284'],
    ['0', '0'],
  ])('%s is taken as %s', (text, value) => {
    expect(readNumber(text, 'total')).toEqual({ value });
  });

  test.each([
    ['1.284,5', '1284.5'],
    ['1284,5', '1284.5'],
    ['1,5', '1.5'],
    ['1.284.000', '1284000'],
    ['12 %', '12'],
    ['€1,284', '1284'],
    ['12,5%', '12.5'],
  ])('%s is not guessed at, but shown as %s', (text, form) => {
    expect(readNumber(text, 'total')).toEqual({ why: 'other-form', form });
  });

  test.each(['abc', '', '1e9', '1.28.4', '312 sign-ups', '1,2,3', 'NaN', '.', '<!channel>'])(
    '%s is no number',
    (text) => {
      expect(readNumber(text, 'total')).toEqual({ why: 'no-number' });
    },
  );

  test('more digits than anybody counts are a slip of the finger', () => {
    expect(readNumber('1234567890123456', 'total')).toEqual({ why: 'too-long' });
    expect(readNumber('1,234,567,890,123,456', 'total')).toEqual({ why: 'too-long' });
    expect(readNumber('123456789012345', 'total')).toEqual({ value: '123456789012345' });
  });

  test('a weekly total is never below nothing, a level may be', () => {
    expect(readNumber('-3', 'total')).toEqual({ why: 'negative' });
    expect(readNumber('−3', 'level')).toEqual({ value: '-3' });
  });
});
