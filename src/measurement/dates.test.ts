import { describe, expect, it } from 'vitest';
import { countedDays, decidedOn, nextWeekday, wholeDays } from './dates.ts';
import type { LinePlan, TestPlan } from './plan.ts';

const line: LinePlan = {
  way: 'line',
  counts: 'new sign-ups',
  direction: 'up',
  decided: '2026-12-11',
  metricId: 'metric',
  line: '56',
  earlier: [],
};
const words: LinePlan = { ...line, metricId: null };
const test: TestPlan = {
  way: 'test',
  counts: 'purchases',
  direction: 'up',
  decided: '2026-12-11',
  kind: 'rate',
  people: 'visitors',
  measure: 'relative',
  worthItFrom: '3',
  days: 14,
  share: '50',
  peopleAWeek: null,
  baseRate: null,
  guardrail: null,
};

describe('the days that are counted', () => {
  it('are, of a number kept by week, the first whole week after it went live', () => {
    for (const live of ['2026-11-30', '2026-12-03', '2026-12-06']) {
      expect(countedDays(line, live)).toEqual({ from: '2026-12-07', to: '2026-12-13' });
    }
  });

  it('are seven from the day after, of anything else', () => {
    expect(countedDays(words, '2026-12-03')).toEqual({ from: '2026-12-04', to: '2026-12-10' });
  });

  it('are as many as a test was planned for', () => {
    expect(countedDays(test, '2026-12-03')).toEqual({ from: '2026-12-04', to: '2026-12-17' });
  });
});

describe('the day on which it is decided', () => {
  it('is the Friday after the last day counted, where it went live too late for the one that was fixed', () => {
    expect(decidedOn(line, '2026-12-03', 5)).toBe('2026-12-18');
    // Live on a Thursday, fourteen whole days: the third Friday.
    expect(decidedOn(test, '2026-12-03', 5)).toBe('2026-12-18');
    expect(decidedOn(words, '2026-12-03', 5)).toBe('2026-12-11');
  });

  it('stays the one that was fixed, where it is late enough', () => {
    expect(decidedOn({ ...words, decided: '2027-01-08' }, '2026-12-03', 5)).toBe('2027-01-08');
  });

  it('is never the last day counted itself', () => {
    expect(nextWeekday('2026-12-11', 5)).toBe('2026-12-18');
    expect(nextWeekday('2026-12-10', 5)).toBe('2026-12-11');
  });
});

describe('whole days', () => {
  const range = { from: '2026-12-04', to: '2026-12-17' };
  it('are those that are over', () => {
    expect(wholeDays(range, '2026-12-04')).toBe(0);
    expect(wholeDays(range, '2026-12-05')).toBe(1);
    expect(wholeDays(range, '2026-12-18')).toBe(14);
    expect(wholeDays(range, '2027-02-18')).toBe(14);
    expect(wholeDays(range, '2026-12-01')).toBe(0);
  });
});
