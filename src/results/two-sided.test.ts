import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arm } from '../commitments/arms.ts';
import { compareArms } from './two-sided.ts';

const days = { from: '2026-11-16', to: '2026-11-22' };
const rate = (count: number, outOf: number): Arm => ({ count, outOf, ...days });
const total = (count: number, to = '2026-11-22'): Arm => ({ count, outOf: null, from: '2026-11-16', to });

describe('rates', () => {
  test('are compared by the log method for a ratio of proportions', () => {
    // 90/300 against 60/300: RR 1.5; SE = √(1/60 − 1/300 + 1/90 − 1/300) = √0.0211111 = 0.1452966;
    // e^(1.959964 × 0.1452966) = 1.3294913; 1.5 / 1.3294913 = 1.1282511, 1.5 × 1.3294913 = 1.9942370.
    const { relative, sample } = compareArms('rate', rate(60, 300), rate(90, 300));
    expect(relative?.point).toBeCloseTo(0.5, 10);
    expect(relative?.interval?.low).toBeCloseTo(0.12825, 4);
    expect(relative?.interval?.high).toBeCloseTo(0.99424, 4);
    expect(sample).toBe(600);
  });

  test('differ by percentage points, with the interval of their standard error', () => {
    // 30 % − 20 % = 10 points; SE = √(0.2 × 0.8 / 300 + 0.3 × 0.7 / 300) = √0.00123333 = 0.0351188; ± 6.88316 points.
    const { absolute } = compareArms('rate', rate(60, 300), rate(90, 300));
    expect(absolute.measure).toBe('points');
    expect(absolute.point).toBeCloseTo(10, 10);
    expect(absolute.interval?.low).toBeCloseTo(3.1168, 3);
    expect(absolute.interval?.high).toBeCloseTo(16.8832, 3);
  });

  test.each([
    ['4 successes', rate(4, 100), rate(20, 100)],
    ['4 failures', rate(50, 100), rate(96, 100)],
    ['none', rate(10, 100), rate(0, 100)],
  ])('have no interval where an arm has %s only', (_, a, b) => {
    expect(compareArms('rate', a, b).relative?.interval).toBeNull();
    expect(compareArms('rate', a, b).absolute.interval).toBeNull();
  });

  test('have no relative change where nobody succeeded before', () => {
    expect(compareArms('rate', rate(0, 100), rate(12, 100)).relative).toBeNull();
    expect(compareArms('rate', rate(0, 100), rate(12, 100)).absolute.point).toBeCloseTo(12, 10);
  });

  test('need a denominator', () => {
    expect(() => compareArms('rate', rate(0, 0), rate(1, 10))).toThrow(RangeError);
  });
});

describe('totals', () => {
  test('are compared per day by the log method for Poisson counts', () => {
    // 120 in 7 days against 200 in 14: (120/7) / (200/14) = 1.2; SE = √(1/120 + 1/200) = 0.1154701;
    // e^(1.959964 × 0.1154701) = 1.2539707; 1.2 / 1.2539707 = 0.956960, 1.2 × 1.2539707 = 1.504765.
    const { relative } = compareArms('total', total(200, '2026-11-29'), total(120));
    expect(relative?.point).toBeCloseTo(0.2, 10);
    expect(relative?.interval?.low).toBeCloseTo(-0.04304, 4);
    expect(relative?.interval?.high).toBeCloseTo(0.50476, 4);
  });

  test('differ by their count per week', () => {
    // 120 − 100 a week; SE = 7 √(200/14² + 120/7²) = 7 √3.4693878 = 13.0384.
    const { absolute } = compareArms('total', total(200, '2026-11-29'), total(120));
    expect(absolute).toMatchObject({ measure: 'per-week' });
    expect(absolute.point).toBeCloseTo(20, 10);
    expect(absolute.interval?.high).toBeCloseTo(45.5548, 3);
  });

  test('need days that go forward', () => {
    expect(() => compareArms('total', total(5), { ...total(5), to: '2026-11-01' })).toThrow(RangeError);
  });
});

const counts = fc
  .record({
    all: fc.integer({ min: 100, max: 50_000 }),
    share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  })
  .map(({ all, share }) => rate(Math.round(all * share), all));
const times = (arm: Arm, factor: number): Arm => rate(arm.count * factor, (arm.outOf ?? 0) * factor);
const width = ({ interval }: { interval: { low: number; high: number } | null }): number =>
  interval === null ? Number.POSITIVE_INFINITY : interval.high - interval.low;

test('more of the same says the same, more surely', () => {
  fc.assert(
    fc.property(counts, counts, fc.integer({ min: 2, max: 9 }), (a, b, factor) => {
      const once = compareArms('rate', a, b);
      const often = compareArms('rate', times(a, factor), times(b, factor));
      expect(often.relative?.point).toBeCloseTo(once.relative?.point ?? 0, 9);
      expect(width(often.absolute)).toBeLessThan(width(once.absolute));
    }),
  );
});

test('swapped arms say the opposite', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const there = compareArms('rate', a, b);
      const back = compareArms('rate', b, a);
      expect(back.absolute.point).toBeCloseTo(-there.absolute.point, 9);
      expect(1 + (back.relative?.point ?? 0)).toBeCloseTo(1 / (1 + (there.relative?.point ?? 0)), 9);
      expect(1 + (back.relative?.interval?.low ?? 0)).toBeCloseTo(
        1 / (1 + (there.relative?.interval?.high ?? 0)),
        9,
      );
    }),
  );
});

test('the effect always lies within its interval', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const { relative, absolute } = compareArms('rate', a, b);
      for (const effect of [relative, absolute]) {
        expect(effect?.interval?.low).toBeLessThan(effect?.point ?? 0);
        expect(effect?.interval?.high).toBeGreaterThan(effect?.point ?? 0);
      }
    }),
  );
});
