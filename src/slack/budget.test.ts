import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shares } from './budget.ts';

test('what short texts leave goes to the long ones', () => {
  expect(shares(100, [10, 200, 300])).toEqual([10, 45, 45]);
  expect(shares(100, [60, 5, 90])).toEqual([47, 5, 48]);
  expect(shares(100, [])).toEqual([]);
});

const lengths = fc.array(fc.nat(5000), { maxLength: 60 });

test('nobody gets more than needed, all together never more than there is', () => {
  fc.assert(
    fc.property(fc.nat(12_000), lengths, (total, needed) => {
      const given = shares(total, needed);
      given.forEach((share, index) => {
        expect(share).toBeLessThanOrEqual(needed[index] ?? 0);
      });
      expect(given.reduce((sum, share) => sum + share, 0)).toBeLessThanOrEqual(total);
    }),
  );
});

test('whoever is cut gets no less than anybody else, but for one character', () => {
  fc.assert(
    fc.property(fc.nat(12_000), lengths, (total, needed) => {
      const given = shares(total, needed);
      const most = Math.max(0, ...given);
      given.forEach((share, index) => {
        if (share < (needed[index] ?? 0)) expect(share).toBeGreaterThanOrEqual(most - 1);
      });
    }),
  );
});
