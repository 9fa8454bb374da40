import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar/date.ts';
import type { CourseReading } from './metric.ts';
import { coursesOf, type Moment, paceOf } from './pace.ts';

const metric = { kind: 'total', direction: 'up' } as const;
const DAY = 1 / 7;

/** A week with these totals at the end of its days. */
const week = (...values: number[]): Moment[] =>
  values.map((value, index) => ({ gone: (index + 1) * DAY, value }));

/** Working days bring a fifth each, the weekend nothing. */
const working = (total: number): Moment[] =>
  week(...[0.2, 0.4, 0.6, 0.8, 1, 1, 1].map((share) => share * total));

const three = [working(1_000), working(1_500), working(500)];

describe('the pace of a week', () => {
  test('is the share of the target that earlier weeks had reached at the same point', () => {
    const now = { value: '312', target: '1500', gone: 2 * DAY };
    expect(paceOf(metric, now, three)).toEqual({ expected: '600', weeks: 3, isKept: false });
    expect(paceOf(metric, { ...now, value: '600' }, three)).toMatchObject({ isKept: true });
  });

  test('goes in a straight line between two values', () => {
    expect(paceOf(metric, { value: '1', target: '100', gone: 1.5 * DAY }, three)?.expected).toBe('30');
  });

  test('takes the median, so that one odd week changes little', () => {
    const odd = week(900, 920, 940, 960, 980, 990, 1_000);
    expect(paceOf(metric, { value: '1', target: '100', gone: DAY }, [...three, odd])?.expected).toBe('20');
  });

  test('of a number that is to fall is kept below it', () => {
    const falls = { kind: 'total', direction: 'down' } as const;
    const now = { value: '9', target: '20', gone: 2 * DAY };
    expect(paceOf(falls, now, three)).toEqual({ expected: '8', weeks: 3, isKept: false });
    expect(paceOf(falls, { ...now, value: '8' }, three)).toMatchObject({ isKept: true });
  });

  test('is no more exact than its target', () => {
    expect(paceOf(metric, { value: '1', target: '7', gone: DAY }, three)?.expected).toBe('1.4');
    expect(paceOf(metric, { value: '1', target: '12.5', gone: DAY }, three)?.expected).toBe('2.5');
    expect(paceOf(metric, { value: '1', target: '111', gone: DAY }, three)?.expected).toBe('22');
  });

  test.each([
    ['a level', { ...metric, kind: 'level' as const }, '100', three],
    ['without a target above 0', metric, '0', three],
    ['of two weeks', metric, '100', three.slice(1)],
    ['of weeks whose number came once', metric, '100', [week(900), week(800), week(700)]],
    ['of weeks in which nothing came', metric, '100', [working(0), working(0), working(0)]],
  ])('is not told: %s', (_, of, target, weeks) => {
    expect(paceOf(of, { value: '1', target, gone: DAY }, weeks)).toBeUndefined();
  });
});

describe('a week as it went', () => {
  const MONDAY = '2026-11-23';
  const goneAt = (monday: string, instant: number): number =>
    (instant - Date.parse(monday)) / (7 * 86_400_000);
  const reading = (day: number, value: string, counts = true): CourseReading => ({
    week: MONDAY,
    at: Date.parse(addDays(MONDAY, day)),
    value,
    counts,
    by: 'ann',
    source: 'pull',
  });

  test('has its values in order of time, also those that came late', () => {
    const readings = [reading(1, '100'), reading(3, '300'), reading(2, '200', false)];
    expect(coursesOf(readings, goneAt)).toEqual([
      [
        { gone: DAY, value: 100 },
        { gone: 2 * DAY, value: 200 },
        { gone: 3 * DAY, value: 300 },
        { gone: 1, value: 300 },
      ],
    ]);
  });

  test('ends with what counts, also if that was counted after its end', () => {
    const readings = [reading(1, '100'), reading(6, '900', false), reading(8, '800')];
    expect(coursesOf(readings, goneAt)).toEqual([
      [
        { gone: DAY, value: 100 },
        { gone: 6 * DAY, value: 900 },
        { gone: 1, value: 800 },
      ],
    ]);
    expect(coursesOf([reading(1, '100', false)], goneAt)).toEqual([]);
  });
});
