import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeLine } from './by-line.ts';
import { effectOf, judgeTest, type Sides, type TestPlan } from './by-test.ts';
import type { Effect } from './effect.ts';
import { AT_THE_DATE, multiplier } from './multiplier.ts';
import { differenceOfRates, type Rate, relativeRates } from './rates.ts';

/** The same cases each time. */
const seed = 14;
const holds = <T>(of: fc.Arbitrary<T>, check: (given: T) => void): void =>
  fc.assert(fc.property(of, check), { seed, numRuns: 500 });

/** Full and empty sides come often. */
const rate: fc.Arbitrary<Rate> = fc
  .record({
    people: fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 21, max: 1_000_000 })),
    share: fc.oneof(
      fc.constantFrom(0, 1),
      fc.double({ min: 0, max: 0.02, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
    ),
  })
  .map(({ people, share }) => ({ count: Math.round(people * share), people }));
const mean = fc.record({
  mean: fc.double({ min: 0.01, max: 1_000, noNaN: true }),
  deviation: fc.double({ min: 0.01, max: 5_000, noNaN: true }),
  people: fc.integer({ min: 100, max: 1_000_000 }),
});
const sides: fc.Arbitrary<Sides> = fc.oneof(
  fc.record({
    kind: fc.constant('rate' as const),
    measure: fc.constantFrom('relative' as const, 'points' as const),
    control: rate,
    variant: rate,
  }),
  fc.record({
    kind: fc.constant('mean' as const),
    measure: fc.constantFrom('relative' as const, 'absolute' as const),
    control: mean,
    variant: mean,
  }),
);
const z = fc.double({ min: 0.5, max: 9, noNaN: true });
const plan: fc.Arbitrary<TestPlan> = fc.record({
  days: fc.integer({ min: 1, max: 60 }),
  people: fc.constant(null),
  share: fc.constant(0.5),
  worthItFrom: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.3, noNaN: true })),
  direction: fc.constantFrom('up' as const, 'down' as const),
});

/** All of a side so many times over. */
function grown(given: Sides, times: number): Sides {
  if (given.kind === 'mean') {
    const more = <T extends { people: number }>(side: T): T => ({ ...side, people: side.people * times });
    return { ...given, control: more(given.control), variant: more(given.variant) };
  }
  const more = (side: Rate): Rate => ({ count: side.count * times, people: side.people * times });
  return { ...given, control: more(given.control), variant: more(given.variant) };
}

/** The control as variant, and the other way round. */
function swapped(given: Sides): Sides {
  return given.kind === 'rate'
    ? { ...given, control: given.variant, variant: given.control }
    : { ...given, control: given.variant, variant: given.control };
}

/** Equal as far as doubles tell, infinities included. */
function expectAlike(one: number, other: number): void {
  if (Number.isFinite(one) && Number.isFinite(other)) {
    expect(Math.abs(one - other)).toBeLessThan(1e-8 * Math.max(1, Math.abs(one)));
  } else expect(one).toBe(other);
}

const slack = ({ low, high }: Effect): number =>
  1e-9 * Math.max(1, ...[low, high].filter(Number.isFinite).map(Math.abs));

describe('an interval', () => {
  test('holds its effect, and a surer one holds a less sure one', () => {
    holds(fc.record({ sides, z }), (given) => {
      const effect = effectOf(given.sides, given.z);
      const wider = effectOf(given.sides, given.z * 1.1);
      const rounding = slack(effect);
      expect(effect.low).toBeLessThanOrEqual((effect.point ?? Infinity) + rounding);
      expect(effect.high).toBeGreaterThanOrEqual((effect.point ?? -Infinity) - rounding);
      expect(wider.low).toBeLessThanOrEqual(effect.low + rounding);
      expect(wider.high).toBeGreaterThanOrEqual(effect.high - rounding);
    });
  });

  test('of swapped sides is mirrored', () => {
    holds(fc.record({ a: rate, b: rate, z }), (given) => {
      const points = differenceOfRates(given.a, given.b, given.z);
      const back = differenceOfRates(given.b, given.a, given.z);
      expectAlike(points.low, -back.high);
      expectAlike(points.high, -back.low);
      const ratio = relativeRates(given.a, given.b, given.z);
      const turned = relativeRates(given.b, given.a, given.z);
      expectAlike(1 + ratio.low, 1 / (1 + turned.high));
      expectAlike(1 + turned.low, 1 / (1 + ratio.high));
    });
  });

  test('of a difference stays within what is possible', () => {
    holds(fc.record({ a: rate, b: rate, z }), (given) => {
      const { low, high } = differenceOfRates(given.a, given.b, given.z);
      expect(low).toBeGreaterThanOrEqual(-100 - 1e-9);
      expect(high).toBeLessThanOrEqual(100 + 1e-9);
    });
  });

  test('of more of the same lies within the one before', () => {
    holds(fc.record({ sides, z, times: fc.integer({ min: 2, max: 9 }) }), (given) => {
      const once = effectOf(given.sides, given.z);
      const often = effectOf(grown(given.sides, given.times), given.z);
      expectAlike(often.point ?? 0, once.point ?? 0);
      expect(often.low).toBeGreaterThanOrEqual(once.low - slack(once));
      expect(often.high).toBeLessThanOrEqual(once.high + slack(once));
    });
  });

  test('of amounts is the same in any unit', () => {
    holds(fc.record({ a: mean, b: mean, z, unit: fc.constantFrom(0.001, 0.01, 100, 1_000) }), (given) => {
      const inUnit = (side: typeof given.a) => ({
        ...side,
        mean: side.mean * given.unit,
        deviation: side.deviation * given.unit,
      });
      for (const [measure, factor] of [
        ['relative', 1],
        ['absolute', given.unit],
      ] as const) {
        const plain = effectOf({ kind: 'mean', measure, control: given.a, variant: given.b }, given.z);
        const told = effectOf(
          { kind: 'mean', measure, control: inUnit(given.a), variant: inUnit(given.b) },
          given.z,
        );
        expectAlike(told.low / factor, plain.low);
        expectAlike(told.high / factor, plain.high);
      }
    });
  });
});

describe('a suggestion', () => {
  const look = fc.record({ plan, sides, days: fc.integer({ min: 1, max: 90 }) });

  test('once decided, stays so with more of the same', () => {
    let decided = 0;
    holds(fc.record({ look, times: fc.integer({ min: 2, max: 9 }) }), ({ look, times }) => {
      const count = { days: look.days, guardrail: null };
      const before = judgeTest(look.plan, { ...count, sides: look.sides });
      const after = judgeTest(look.plan, { ...count, sides: grown(look.sides, times) });
      if (before.kind !== 'judged' || after.kind !== 'judged') return;
      const { is } = before.suggestion;
      if (is !== 'won' && is !== 'lost') return;
      decided += 1;
      // Of an uneven split more people make surer, too.
      if (after.suggestion.is !== 'invalid') expect(after.suggestion.is).toBe(is);
    });
    expect(decided).toBeGreaterThan(10);
  });

  test('for a number that should fall is that of swapped sides for one that should rise', () => {
    holds(look, (given) => {
      // A relative change of swapped sides is another size: 1.25 there is 0.8 back.
      if (given.sides.measure === 'relative') return;
      const [here, there] = (
        [
          ['up', given.sides],
          ['down', swapped(given.sides)],
        ] as const
      ).map(([direction, sides]) =>
        judgeTest({ ...given.plan, direction }, { days: given.days, guardrail: null, sides }),
      );
      expect(here?.kind === 'judged' && here.suggestion).toEqual(
        there?.kind === 'judged' && there.suggestion,
      );
    });
  });

  test('is never both: what is won going up is not won going down', () => {
    holds(look, (given) => {
      const [up, down] = (['up', 'down'] as const).map((direction) =>
        judgeTest({ ...given.plan, direction }, { days: given.days, guardrail: null, sides: given.sides }),
      );
      if (up?.kind === 'judged' && up.suggestion.is === 'won') {
        expect(down).toMatchObject({ suggestion: { is: expect.not.stringMatching('won') } });
      }
    });
  });
});

test('the multiplier is the limit on the date, falls towards it, and rises after it', () => {
  expect(multiplier(1)).toBe(AT_THE_DATE);
  const t = fc.double({ min: 0.001, max: 20, noNaN: true });
  holds(fc.tuple(t, t), ([one, other]) => {
    const [early, late] = one < other ? [one, other] : [other, one];
    if (late <= 1) expect(multiplier(early)).toBeGreaterThanOrEqual(multiplier(late));
    if (early >= 1) expect(multiplier(early)).toBeLessThanOrEqual(multiplier(late));
    // In people, not in standard errors, more of the plan is always surer: m / √t is the interval's width.
    expect(multiplier(early) / Math.sqrt(early)).toBeGreaterThanOrEqual(multiplier(late) / Math.sqrt(late));
  });
});

describe('a line', () => {
  const value = fc.integer({ min: 0, max: 30 });
  const line = fc.record({
    value,
    line: value,
    earlier: fc.array(value, { maxLength: 12 }),
    direction: fc.constantFrom('up' as const, 'down' as const),
  });

  test('gives a better value no worse rank', () => {
    holds(line, (given) => {
      const better = given.value + (given.direction === 'up' ? 1 : -1);
      expect(judgeLine(better, given).rank).toBeLessThanOrEqual(judgeLine(given.value, given).rank);
    });
  });

  test('says the same of mirrored numbers, and in any unit and order', () => {
    holds(line, (given) => {
      const answer = judgeLine(given.value, given);
      const mirrored = {
        line: -given.line,
        earlier: given.earlier.map((before) => -before),
        direction: given.direction === 'up' ? ('down' as const) : ('up' as const),
      };
      expect(judgeLine(-given.value, mirrored)).toEqual(answer);
      const told = {
        line: given.line * 4,
        earlier: given.earlier.map((before) => before * 4).toReversed(),
        direction: given.direction,
      };
      expect(judgeLine(given.value * 4, told)).toEqual(answer);
    });
  });

  test('one more ordinary period below it makes it surer', () => {
    holds(line, (given) => {
      const below = given.value + (given.direction === 'up' ? -1 : 1);
      const more = judgeLine(given.value, { ...given, earlier: [...given.earlier, below] });
      expect(more.rank).toBe(judgeLine(given.value, given).rank);
      expect(more.chance).toBeLessThan(judgeLine(given.value, given).chance);
    });
  });
});
