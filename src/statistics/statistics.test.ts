import { describe, expect, test } from 'vitest';
import { type Question, willItBeSeen } from './answerable.ts';
import { judgeComparison } from './by-comparison.ts';
import { judgeLine, reachedByItself } from './by-line.ts';
import { judgeTest, type Sides, type TestCount, type TestPlan } from './by-test.ts';
import { relativeRates } from './rates.ts';

const plan: TestPlan = { days: 14, people: null, share: 0.5, worthItFrom: 0.03, direction: 'up' };
const rates = (a: number, b: number, people = 10_000): Sides => ({
  kind: 'rate',
  measure: 'relative',
  control: { count: a, people },
  variant: { count: b, people },
});
const count = (sides: Sides, days = 14): TestCount => ({ days, sides, guardrail: null });
const suggestion = (given: TestCount, under: Partial<TestPlan> = {}) => {
  const answer = judgeTest({ ...plan, ...under }, given);
  return answer.kind === 'judged' ? answer.suggestion : answer;
};

describe('by test', () => {
  test('under one whole day nothing is said, however clear it looks', () => {
    expect(judgeTest(plan, count(rates(0, 5_000), 0))).toEqual({ kind: 'under-a-day' });
  });

  test('all days over, fewer people than planned: as sure as the people are, and said so', () => {
    const answer = judgeTest({ ...plan, people: 80_000 }, count(rates(500, 540)));
    expect(answer).toMatchObject({
      t: 0.25,
      suggestion: { is: 'inconclusive', because: 'fewer-people' },
    });
    expect(suggestion(count(rates(500, 540)))).toEqual({ is: 'inconclusive', because: 'open' });
    expect(suggestion(count(rates(500, 540), 13))).toEqual({ is: 'too-early', because: 'days-left' });
  });

  test('more people than planned do not bring the date forward', () => {
    expect(judgeTest({ ...plan, people: 1_000 }, count(rates(500, 540), 7))).toMatchObject({ t: 0.5 });
  });

  test('it works, but perhaps less than asked', () => {
    const less = { worthItFrom: 0.05 };
    expect(suggestion(count(rates(10_000, 10_350, 200_000)), less)).toEqual({
      is: 'inconclusive',
      because: 'less-than-asked',
    });
  });

  test('a wrong split comes before all else', () => {
    const sides: Sides = {
      kind: 'rate',
      measure: 'points',
      control: { count: 100, people: 10_000 },
      variant: { count: 900, people: 9_400 },
    };
    expect(suggestion(count(sides, 1))).toEqual({ is: 'invalid', because: 'split-wrong' });
    expect(suggestion(count(sides, 14), { share: 94 / 194 })).toEqual({ is: 'won', because: 'reached' });
  });

  test('a hurt guardrail stops a win, but not a loss', () => {
    const guardrail = { control: 5_000, variant: 4_000, goodIs: 'up', mayCost: 0.02 } as const;
    const won = { ...count(rates(500, 700)), guardrail };
    expect(suggestion(won)).toEqual({ is: 'inconclusive', because: 'guardrail-hurt' });
    expect(suggestion({ ...count(rates(700, 500)), guardrail })).toEqual({
      is: 'lost',
      because: 'ruled-out',
    });
  });

  test('a mean needs people, and for a relative change to lie above 0', () => {
    const means = (people: number, mean: number, measure: 'relative' | 'absolute'): Sides => ({
      kind: 'mean',
      measure,
      control: { mean: 1, deviation: 2, people: 5_000 },
      variant: { mean, deviation: 2, people },
    });
    const even = (people: number) => ({ share: people / (5_000 + people) });
    expect(suggestion(count(means(99, 2, 'absolute')))).toEqual({ kind: 'refused', because: 'few-people' });
    expect(judgeTest({ ...plan, ...even(999) }, count(means(999, 2, 'absolute')))).toMatchObject({
      isFewPeople: true,
      suggestion: { is: 'won' },
    });
    expect(judgeTest(plan, count(means(5_000, 2, 'absolute')))).toMatchObject({ isFewPeople: false });
    expect(suggestion(count(means(5_000, 0, 'relative')))).toEqual({
      kind: 'refused',
      because: 'mean-not-above-zero',
    });
    expect(suggestion(count(means(5_000, 0, 'absolute')))).toEqual({ is: 'lost', because: 'ruled-out' });
  });

  test.each([
    ['more counts than people', rates(1, 10_001), {}],
    ['nobody', rates(0, 0, 0), {}],
    ['a count that is no number', rates(Number.NaN, 1), {}],
    ['no days', rates(1, 2), { days: 0 }],
    ['one side only', rates(1, 2), { share: 1 }],
    ['worth it from less than nothing', rates(1, 2), { worthItFrom: -0.1 }],
    ['planned for nobody', rates(1, 2), { people: 0 }],
  ])('throws for %s', (_, sides, wrong) => {
    expect(() => judgeTest({ ...plan, ...wrong }, count(sides))).toThrow(RangeError);
  });

  test.each([
    ['a mean that is none', { mean: Number.NaN }],
    ['a spread below nothing', { deviation: -1 }],
    ['a spread without an end', { deviation: Number.POSITIVE_INFINITY }],
    ['nobody', { people: 0 }],
  ])('amounts with %s on either side are refused', (_, wrong) => {
    const fine = { mean: 20, deviation: 5, people: 5_000 };
    const kind = { kind: 'mean', measure: 'absolute' } as const;
    for (const sides of [
      { ...kind, control: { ...fine, ...wrong }, variant: fine },
      { ...kind, control: fine, variant: { ...fine, ...wrong } },
    ])
      expect(() => judgeTest(plan, count(sides))).toThrow(RangeError);
  });

  test('throws for days and standard errors that are no number', () => {
    expect(() => judgeTest(plan, count(rates(1, 2), Number.NaN))).toThrow(RangeError);
    expect(() => relativeRates({ count: 1, people: 9 }, { count: 2, people: 9 }, Number.NaN)).toThrow(
      RangeError,
    );
  });

  test('full and empty sides have the ends that they can have', () => {
    // 10 of 10 against 10 of 10: the score interval is n / (n + z²) to its inverse.
    const full = { count: 10, people: 10 };
    const { low, high } = relativeRates(full, full, 2);
    expect(low).toBeCloseTo(10 / 14 - 1, 10);
    expect(high).toBeCloseTo(14 / 10 - 1, 10);
    const empty = { count: 0, people: 10 };
    expect(relativeRates(empty, full, 2)).toMatchObject({ point: null, high: Infinity });
    expect(relativeRates(full, empty, 2)).toMatchObject({ point: -1, low: -1 });
  });
});

describe('by line', () => {
  test('at once: how often the line was reached by itself', () => {
    const earlier = [41, 50, 44, 40, 39, 49, 42, 48, 40];
    expect(reachedByItself({ line: 48, direction: 'up', earlier })).toBe(3);
    expect(reachedByItself({ line: 56, direction: 'up', earlier })).toBe(0);
    expect(reachedByItself({ line: 40, direction: 'down', earlier })).toBe(3);
  });

  test('without history it is a hint, and chance could always do that', () => {
    expect(judgeLine(5, { line: 5, direction: 'up', earlier: [] })).toMatchObject({
      reached: true,
      chance: 1,
      suggestion: 'won',
      isHint: true,
    });
    expect(judgeLine(4, { line: 5, direction: 'up', earlier: [3, 6, 2] })).toMatchObject({
      suggestion: 'lost',
      isHint: true,
    });
  });
});

describe('by comparison', () => {
  const earlier = [
    { with: 100, without: 100 },
    { with: 60, without: 50 },
    { with: 90, without: 100 },
    { with: 0, without: 20 },
  ];

  test('what moves both places moves nothing', () => {
    // A week in which both doubled, and the one with it a little more: 1.3 where 1.2 was the best before.
    const asked = { line: 1.25, direction: 'up', earlier } as const;
    expect(judgeComparison({ with: 260, without: 200 }, asked)).toMatchObject({
      kind: 'judged',
      ratio: 1.3,
      rank: 1,
      of: 5,
      suggestion: 'won',
      isHint: false,
    });
    expect(judgeComparison({ with: 200, without: 200 }, asked)).toMatchObject({
      suggestion: 'lost',
      rank: 3,
    });
  });

  test('weeks without anything to compare with are left out', () => {
    const asked = { line: 1, direction: 'up', earlier: [...earlier, { with: 5, without: 0 }] } as const;
    expect(judgeComparison({ with: 3, without: 2 }, asked)).toMatchObject({ of: 5, leftOut: 1 });
    expect(judgeComparison({ with: 3, without: 0 }, asked)).toEqual({ kind: 'no-ratio' });
  });
});

describe('can it be answered?', () => {
  const question: Question = {
    rate: 0.08,
    measure: 'relative',
    worthItFrom: 0.1,
    direction: 'up',
    share: 0.5,
    peopleAWeek: 600,
    sprintWeeks: 2,
  };

  test('a restaurant with 600 guests a week sees +83 % in two weeks', () => {
    const prospect = willItBeSeen(question);
    expect(prospect.kind === 'answerable' && prospect.smallestInSprint).toBeCloseTo(0.83, 2);
  });

  test('in points it is the same question', () => {
    const relative = willItBeSeen(question);
    const points = willItBeSeen({ ...question, measure: 'points', worthItFrom: 0.8 });
    if (relative.kind !== 'answerable' || points.kind !== 'answerable') throw new Error('not answerable');
    expect(points.people).toBeCloseTo(relative.people, 6);
    expect(points.smallestInSprint).toBeCloseTo(relative.smallestInSprint * 8, 10);
  });

  test('the effect that a sprint sees is about the one that needs the people of a sprint', () => {
    // Not exactly: the one takes the control's rate for both sides.
    const small = { ...question, peopleAWeek: 500_000 };
    const seen = willItBeSeen(small);
    if (seen.kind !== 'answerable') throw new Error('not answerable');
    expect(willItBeSeen({ ...small, worthItFrom: seen.smallestInSprint })).toMatchObject({ weeks: 2 });
  });

  test('an uneven split needs more people', () => {
    const of = (share: number) => willItBeSeen({ ...question, share });
    const [even, uneven] = [of(0.5), of(0.1)];
    if (even.kind !== 'answerable' || uneven.kind !== 'answerable') throw new Error('not answerable');
    expect(uneven.people / even.people).toBeGreaterThan(2.5);
    expect(uneven.people / even.people).toBeLessThan(3);
    expect(uneven.smallestInSprint).toBeGreaterThan(even.smallestInSprint);
  });

  test('a fall is at most all of it', () => {
    const fall = willItBeSeen({ ...question, direction: 'down', peopleAWeek: 40 });
    expect(fall.kind === 'answerable' && fall.smallestInSprint).toBeLessThan(1);
  });

  test.each([
    ['a rate above 1', { rate: 0.6, worthItFrom: 0.8 }],
    ['a rate of nothing', { rate: 0 }],
    ['a fall below nothing', { direction: 'down', worthItFrom: 1 } as const],
    ['no effect', { worthItFrom: 0 }],
    ['points beyond all', { measure: 'points', worthItFrom: 92 } as const],
    ['points on a rate of nothing', { rate: 0, measure: 'points', worthItFrom: 0.5 } as const],
    [
      'points off a rate of all',
      { rate: 1, measure: 'points', worthItFrom: 0.5, direction: 'down' } as const,
    ],
  ])('not of %s', (_, wrong) => {
    expect(willItBeSeen({ ...question, ...wrong })).toEqual({ kind: 'impossible' });
  });
});
