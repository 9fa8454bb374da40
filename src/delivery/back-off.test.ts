import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOff } from './back-off.ts';

test('a wait lies between the half and the whole of 2 s doubled with each failure, up to five minutes', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 200 }), (id, failures) => {
      const whole = Math.min(300_000, 2_000 * 2 ** (failures - 1));
      const wait = backOff(id, failures);
      expect(wait).toBeGreaterThanOrEqual(whole / 2);
      expect(wait).toBeLessThanOrEqual(whole);
    }),
  );
});

test('the same message waits the same time in each run, others another', () => {
  expect(backOff('a', 3)).toBe(backOff('a', 3));
  const waits = new Set(Array.from({ length: 20 }, (_, n) => backOff(`id ${n}`, 5)));
  expect(waits.size).toBe(20);
});
