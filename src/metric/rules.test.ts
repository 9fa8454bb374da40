import { describe, expect, test } from 'vitest';
import { above, standing } from './rules.ts';

const reading = { value: '312', at: 1_000, by: 'ann', source: 'typed' as const };

describe('where the number stands', () => {
  test('is its value, its target, how far that is, and as of when', () => {
    expect(standing(reading, '1500')).toEqual({
      value: '312',
      target: '1500',
      of: 20,
      asOf: 1_000,
      source: 'typed',
    });
  });

  test('says nothing of what is missing', () => {
    expect(standing(undefined, '1500')).toEqual({
      value: undefined,
      target: '1500',
      of: undefined,
      asOf: undefined,
      source: undefined,
    });
    expect(standing(reading, null)).toEqual({
      value: '312',
      target: undefined,
      of: undefined,
      asOf: 1_000,
      source: 'typed',
    });
  });
});

describe('a number that is to fall', () => {
  test('has no per cent of its target', () => {
    expect(standing(reading, '300', 'down').of).toBeUndefined();
  });

  test.each([
    ['5', '3', '2'],
    ['3', '3', '0'],
    ['2', '3', '0'],
    ['0.042', '0.03', '0.012'],
    ['-1', '-2', '1'],
  ])('%s is, where it may be at most %s, %s above it', (value, most, over) =>
    expect(above(value, most)).toBe(over),
  );
});
