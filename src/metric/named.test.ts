import { describe, expect, test } from 'vitest';
import type { Metric } from './metric.ts';
import { asksForNumbers, whichNumber } from './named.ts';

const number = (id: string, name: string, role: Metric['role']): Metric => ({
  ...{ id, workspaceId: 'T1', squadId: 'S1', name, kind: 'total', direction: 'up', role, unit: null },
});
const numbers = [
  number('M1', 'new sign-ups', 'northStar'),
  number('M2', 'churn', 'guardrail'),
  number('M3', 'churn of teams', 'guardrail'),
  number('M4', '退款', 'guardrail'),
];

describe('which number is meant', () => {
  test.each([
    ['churn 3.2', 'M2', '3.2'],
    ['Churn: 3.2', 'M2', '3.2'],
    ['3.2 churn', 'M2', '3.2'],
    ['churn of teams 4', 'M3', '4'],
    ['churn', 'M2', ''],
    ['退款12', 'M4', '12'],
    ['退款：12', 'M4', '12'],
    ['ｃｈｕｒｎ １２', 'M2', '12'],
  ])('%s', (text, metricId, written) => {
    expect(whichNumber(text, numbers)).toEqual({ metricId, written });
  });

  test.each(['312', '312 new sign-ups', 'churns 3', 'unchurn 3', '3 lurch'])(
    '%s names none but the North Star, and is left as it is',
    (text) => {
      expect(whichNumber(text, numbers)).toEqual({ metricId: undefined, written: text });
    },
  );
});

test.each(['numbers', 'Numbers', 'all numbers', 'our metrics', '指标', '所有指标', '全部数字'])(
  '%s asks for the list',
  (text) => {
    expect(asksForNumbers(text)).toBe(true);
  },
);

test.each(['312', 'numbers 312', 'number', ''])('“%s” does not', (text) => {
  expect(asksForNumbers(text)).toBe(false);
});
