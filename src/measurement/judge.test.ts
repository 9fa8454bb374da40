import { describe, expect, it } from 'vitest';
import type { Counted } from './counted.ts';
import { judge, suggestedBy } from './judge.ts';
import type { ComparisonPlan, LinePlan, TestPlan } from './plan.ts';

const common = { direction: 'up', decided: '2026-12-11' } as const;
const line: LinePlan = {
  ...common,
  way: 'line',
  counts: 'sign-ups',
  metricId: null,
  line: '48',
  earlier: [],
};
const days = { from: '2026-12-04', to: '2026-12-10' };
const suggested = (...given: Parameters<typeof judge>) => {
  const outcome = judge(...given);
  return outcome && suggestedBy(outcome);
};
const value = (of: string, earlier: string[]): Counted => ({ way: 'line', ...days, value: of, earlier });

describe('by a line', () => {
  it('says reached or not, and how often that comes by itself', () => {
    const nine = ['31', '28', '40', '51', '33', '38', '44', '29', '47'];
    expect(judge(line, value('52', nine))).toMatchObject({
      answer: { reached: true, rank: 1, of: 10, chance: 0.1, byItself: 1, isHint: false },
    });
    expect(suggested(line, value('52', nine))).toBe('won');
    expect(suggested(line, value('44', nine))).toBe('lost');
    expect(suggested(line, value('49', nine))).toBeNull();
  });

  it('counts the other way for a number that is to fall', () => {
    const churn: LinePlan = { ...line, direction: 'down', line: '3' };
    expect(suggested(churn, value('2.9', ['4', '5', '3.5', '4.1']))).toBe('won');
    expect(suggested(churn, value('3.1', ['4', '5', '3.5', '4.1']))).toBe('lost');
  });
});

describe('by comparison', () => {
  const plan: ComparisonPlan = {
    ...common,
    way: 'comparison',
    counts: 'orders',
    with: 'North',
    without: 'South',
    line: '1.1',
    earlier: [
      { with: '40', without: '42' },
      { with: '44', without: '41' },
      { with: '39', without: '40' },
      { with: '41', without: '40' },
    ],
  };
  const pair = (there: string, here: string): Counted => ({
    way: 'comparison',
    ...days,
    pair: { with: there, without: here },
  });

  it('judges the ratio of two places', () => {
    expect(suggested(plan, pair('50', '40'))).toBe('won');
    expect(suggested(plan, pair('41', '40'))).toBe('lost');
    expect(suggested(plan, pair('50', '0'))).toBeNull();
  });
});

describe('by a test', () => {
  const plan: TestPlan = {
    ...common,
    way: 'test',
    counts: 'purchases',
    people: 'visitors',
    kind: 'rate',
    measure: 'relative',
    worthItFrom: '3',
    days: 14,
    share: '50',
    peopleAWeek: null,
    baseRate: null,
    guardrail: null,
  };
  const rates = (of: Partial<Extract<Counted, { way: 'test' }>>, a: number, b: number): Counted => ({
    way: 'test',
    from: '2026-12-04',
    to: '2026-12-17',
    sides: { kind: 'rate', control: { count: a, people: 10_000 }, variant: { count: b, people: 10_000 } },
    guardrail: null,
    ...of,
  });

  it('asks for more in the first days than on its date', () => {
    expect(suggested(plan, rates({}, 1000, 1140))).toBe('won');
    expect(suggested(plan, rates({ to: '2026-12-08' }, 1000, 1140))).toBe('too-early');
    expect(suggested(plan, rates({}, 1000, 850))).toBe('lost');
  });

  it('is on its date once the people have come that were planned for its days', () => {
    const counted = (peopleAWeek: string) => judge({ ...plan, peopleAWeek }, rates({}, 1000, 1140));
    expect(counted('10000')).toMatchObject({ answer: { t: 1 } });
    expect(counted('20000')).toMatchObject({ answer: { t: 0.5 } });
  });

  it('does not count where people were not divided as planned, and stops a win that hurts elsewhere', () => {
    expect(suggested({ ...plan, share: '40' }, rates({}, 1000, 1140))).toBe('invalid');
    const guarded: TestPlan = { ...plan, guardrail: { counts: 'step 2', goodIs: 'up', mayCost: '2' } };
    const hurt = rates({ guardrail: { control: 3000, variant: 2700 } }, 1000, 1140);
    expect(suggested(guarded, hurt)).toBe('inconclusive');
  });

  it('compares in the measure that was fixed, only', () => {
    expect(suggested({ ...plan, measure: 'points', worthItFrom: '1' }, rates({}, 1000, 1200))).toBe('won');
    expect(suggested({ ...plan, measure: 'points', worthItFrom: '3' }, rates({}, 1000, 1200))).toBe('lost');
    expect(suggested({ ...plan, measure: 'absolute' }, rates({}, 1000, 1200))).toBeUndefined();
    expect(suggested(line, rates({}, 1000, 1200))).toBeUndefined();
  });

  it('judges an amount per person by n, mean and deviation', () => {
    const side = (mean: string, people: number) => ({ mean, deviation: '20', people });
    const amounts = (a: string, b: string, people = 5000): Counted =>
      rates({ sides: { kind: 'mean', control: side(a, people), variant: side(b, people) } }, 0, 0);
    const mean: TestPlan = { ...plan, kind: 'mean', counts: 'revenue' };
    expect(suggested(mean, amounts('10', '11.5'))).toBe('won');
    expect(suggested(mean, amounts('10', '11.5', 50))).toBeNull();
    expect(suggested(mean, amounts('-1', '2'))).toBeNull();
    expect(suggested({ ...mean, measure: 'absolute', worthItFrom: '1' }, amounts('10', '11.5'))).toBe('won');
  });
});
