import { describe, expect, test } from 'vitest';
import { isReached, standing } from './rules.ts';

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

test('a target is reached by exactly its value, not by a little less', () => {
  expect(isReached({ value: '1500', target: '1500' })).toBe(true);
  expect(isReached({ value: '1499.99', target: '1500' })).toBe(false);
  expect(isReached({ value: '9', target: '10' })).toBe(false);
  expect(isReached({ value: undefined, target: '10' })).toBeUndefined();
  expect(isReached({ value: '10', target: undefined })).toBeUndefined();
});
