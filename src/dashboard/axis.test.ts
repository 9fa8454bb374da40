import { expect, test } from 'vitest';
import { axisOf } from './axis.ts';

test.each([
  { values: [312, 1500], fromZero: true, ticks: [0, 500, 1000, 1500] },
  { values: [98.2, 98.7], fromZero: false, ticks: [98.2, 98.4, 98.6, 98.8] },
  { values: [-20, 15], fromZero: true, ticks: [-20, -10, 0, 10, 20] },
  { values: [0], fromZero: true, ticks: [0, 0.5] },
  { values: [7], fromZero: false, ticks: [6, 8] },
  { values: [0.1, 0.3], fromZero: true, ticks: [0, 0.1, 0.2, 0.3] },
])('values $values lie on an axis of round numbers', ({ values, fromZero, ticks }) => {
  const axis = axisOf(values, fromZero);
  expect(axis.ticks).toEqual(ticks);
  expect([axis.low, axis.high]).toEqual([ticks[0], ticks.at(-1)]);
});

test('whatever the values are, they lie on it, between few numbers', () => {
  for (const size of [1e-9, 0.3, 1, 47, 1e3, 999_999_999_999_999]) {
    for (const values of [[size], [-size, size], [size, size * 1.0001], [0, size]]) {
      const { low, high, ticks } = axisOf(values, false);
      expect(ticks.length).toBeLessThan(8);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...values)).toBeLessThanOrEqual(high);
      expect(new Set(ticks).size).toBe(ticks.length);
    }
  }
});
