import { describe, expect, test } from 'vitest';
import { standing } from './rules.ts';

const reading = { value: '312', at: 1_000, by: 'ann' };

describe('where the number stands', () => {
  test('is its value, its target, how far that is, and as of when', () => {
    expect(standing(reading, '1500')).toEqual({ value: '312', target: '1500', of: 20, asOf: 1_000 });
  });

  test('says nothing of what is missing', () => {
    expect(standing(undefined, '1500')).toEqual({
      value: undefined,
      target: '1500',
      of: undefined,
      asOf: undefined,
    });
    expect(standing(reading, null)).toEqual({ value: '312', target: undefined, of: undefined, asOf: 1_000 });
  });
});
