import { describe, expect, it } from 'vitest';
import { catalogue } from '../language/catalogue.ts';
import type { Plan, TestPlan } from '../measurement/plan.ts';
import { numbersIn, readNumbers } from './numbers.ts';

const TODAY = '2026-12-10';
const due = { from: '2026-12-04', to: '2026-12-17', decided: '2026-12-18' };
const test: TestPlan = {
  ...{ way: 'test', counts: 'purchases', people: 'visitors', direction: 'up', decided: '2026-12-18' },
  ...{ kind: 'rate', measure: 'relative', worthItFrom: '3', days: 14, share: '50' },
  ...{ peopleAWeek: null, baseRate: null, guardrail: null },
};
const mean: TestPlan = { ...test, kind: 'mean', counts: 'revenue' };
const days = { from: '2026-12-04', to: '2026-12-09' };
const four = { controlCount: '100', controlPeople: '1,000', variantCount: '120', variantPeople: '1000' };
const words = catalogue('en');
const told = words.week.result;

const read = (plan: Plan, values: Record<string, string>, today = TODAY) =>
  readNumbers(
    { version: { id: 'plan', plan, reason: null, by: 'U1', at: 0 }, plan, due, week: undefined },
    values,
    today,
    words,
  );

describe('the four numbers of a test', () => {
  it('are read, and stand in the same fields again', () => {
    const done = read(test, { ...four, ...days });
    expect(done).toEqual({
      counted: {
        way: 'test',
        ...days,
        sides: { kind: 'rate', control: { count: 100, people: 1000 }, variant: { count: 120, people: 1000 } },
        guardrail: null,
      },
    });
    if (!('counted' in done)) throw new Error('refused');
    expect(numbersIn(done.counted, test)).toEqual({ ...four, controlPeople: '1000' });
    expect(
      numbersIn(done.counted, {
        ...test,
        way: 'comparison',
        with: 'a',
        without: 'b',
        line: '1',
        earlier: [],
      }),
    ).toEqual({});
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['more than there are people', { controlCount: '1001' }, { controlCount: told.notMoreThanAll('1000') }],
    ['not whole', { variantCount: '12.5' }, { variantCount: words.metric.problems.count }],
    ['of nobody', { variantCount: '0', variantPeople: '0' }, { variantPeople: told.aboveZero }],
    ['missing', { variantPeople: '' }, { variantPeople: words.metric.problems.count }],
    ['of a day that goes on', { to: TODAY }, { to: told.notOver }],
    ['of a day that has not come', { to: '2026-12-11' }, { to: told.inFuture }],
    ['of the day on which it went live', { from: '2026-12-03' }, { from: told.fromDayAfter }],
    ['of days that end before they begin', { from: '2026-12-09', to: '2026-12-08' }, { to: told.backwards }],
  ])('are refused beside the field where they are %s', (_, values, errors) => {
    expect(read(test, { ...four, ...days, ...values })).toEqual({ errors });
  });

  it('wait for the first whole day', () => {
    const first = { from: '2026-12-04', to: '2026-12-03' };
    expect(read(test, { ...four, ...first }, '2026-12-04')).toEqual({ errors: { to: told.noWholeDay } });
  });

  it('are six with a guardrail', () => {
    const guarded: TestPlan = { ...test, guardrail: { counts: 'step 2', goodIs: 'up', mayCost: '2' } };
    expect(read(guarded, { ...four, ...days })).toEqual({
      errors: {
        controlGuardrail: words.metric.problems.count,
        variantGuardrail: words.metric.problems.count,
      },
    });
    const done = read(guarded, { ...four, ...days, controlGuardrail: '300', variantGuardrail: '290' });
    expect(done).toMatchObject({ counted: { guardrail: { control: 300, variant: 290 } } });
    if (!('counted' in done)) throw new Error('refused');
    expect(numbersIn(done.counted, guarded)).toMatchObject({ controlGuardrail: '300' });
    expect(read(guarded, { ...four, ...days, controlGuardrail: '3000', variantGuardrail: '1' })).toEqual({
      errors: { controlGuardrail: told.notMoreThanAll('1000') },
    });
  });
});

describe('an amount per person', () => {
  const six = {
    ...{ controlPeople: '900', controlMean: '10.5', controlDeviation: '20' },
    ...{ variantPeople: '901', variantMean: '11', variantDeviation: '21' },
  };
  it('is read with its deviation and people', () => {
    expect(read(mean, { ...six, ...days })).toMatchObject({
      counted: { sides: { kind: 'mean', control: { mean: '10.5', deviation: '20', people: 900 } } },
    });
  });

  it('is refused of too few people, of a mean that has no change in per cent, and of a negative deviation', () => {
    expect(read(mean, { ...six, ...days, controlPeople: '99' })).toEqual({
      errors: { controlPeople: words.outcome.refused['few-people'] },
    });
    expect(read(mean, { ...six, ...days, variantMean: '-2' })).toEqual({
      errors: { variantMean: words.outcome.refused['mean-not-above-zero'] },
    });
    expect('counted' in read({ ...mean, measure: 'absolute' }, { ...six, ...days, variantMean: '-2' })).toBe(
      true,
    );
    expect(read(mean, { ...six, ...days, variantDeviation: '-2' })).toEqual({
      errors: { variantDeviation: words.metric.problems.negative },
    });
  });
});

describe('two places', () => {
  const plan: Plan = {
    ...{ way: 'comparison', counts: 'orders', with: 'North', without: 'South', direction: 'up' },
    ...{ decided: '2026-12-18', line: '1.1', earlier: [] },
  };
  const counts = { with: '50', without: '40' };
  it('are read up to yesterday, as long as days are left', () => {
    expect(read(plan, { ...counts, ...days })).toEqual({
      counted: { way: 'comparison', ...days, pair: counts },
    });
    expect(read(plan, { with: '50', without: '', ...days })).toEqual({
      errors: { without: words.metric.problems.noNumber },
    });
    const first = { from: '2026-12-04', to: '2026-12-03' };
    expect(read(plan, { ...counts, ...first }, '2026-12-04')).toEqual({ errors: { to: told.noWholeDay } });
  });

  it('are counted over as many days as planned, no fewer once they are over', () => {
    const planned = { errors: { to: told.daysPlanned(14) } };
    const all = { from: due.from, to: due.to };
    expect(read(plan, { ...counts, ...days }, '2026-12-20')).toEqual(planned);
    expect(read(plan, { ...counts, ...all, to: '2026-12-18' }, '2026-12-20')).toEqual(planned);
    expect(read(plan, { ...counts, ...all }, '2026-12-20')).toMatchObject({ counted: all });
  });
});

describe('a line', () => {
  const plan: Plan = {
    ...{ way: 'line', counts: 'sign-ups', metricId: 'metric', direction: 'up' },
    ...{ decided: '2026-12-18', line: '48', earlier: [] },
  };
  it('of a number kept by week has its week, and is read as far as that is over', () => {
    expect(read(plan, { value: '50' })).toMatchObject({ counted: days });
    expect(read(plan, { value: '50' }, '2026-12-20')).toMatchObject({ counted: { to: due.to } });
    expect(read(plan, { value: '50' }, '2026-12-04')).toEqual({ errors: { value: told.noWholeDay } });
  });
});
