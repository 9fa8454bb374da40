import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDate } from '../../test/support/fixtures/calendar.ts';
import {
  addDays,
  dateInWeek,
  daysBetween,
  daysOfWeek,
  isDate,
  mondayOf,
  monthAfter,
  monthOf,
  quarterOf,
  weekdayOf,
} from './date.ts';

describe('dates', () => {
  test('only days that exist are dates', () => {
    expect(['2028-02-29', '2026-12-31', '1969-07-20'].filter(isDate)).toHaveLength(3);
    const wrong = [
      '2027-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-3',
      '2026-11-23T00:00',
      '',
    ];
    expect(wrong.filter(isDate)).toEqual([]);
  });

  test('a text that is no date is refused, not rolled over', () => {
    expect(() => addDays('2027-02-29', 1)).toThrow(RangeError);
    expect(() => weekdayOf('tomorrow')).toThrow(RangeError);
    expect(() => quarterOf('2027-02-29')).toThrow(RangeError);
  });

  test('days are counted over months, leap days and years', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2026-11-23', '2027-11-23')).toBe(365);
  });

  test('counting days forth and back meets', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        const other = addDays(date, days);
        expect(daysBetween(date, other)).toBe(days);
      }),
    );
  });
});

describe('weeks', () => {
  test('a week begins on Monday and is named by it', () => {
    expect(daysOfWeek('2026-11-29')).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    expect(dateInWeek('2026-11-29', 5)).toBe('2026-11-27');
    expect(weekdayOf('1969-12-28')).toBe(7);
  });

  test('every day lies in the week of its Monday', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(mondayOf(date))).toBe(1);
        expect(daysOfWeek(mondayOf(date))[weekdayOf(date) - 1]).toBe(date);
      }),
    );
  });
});

test('each day of a year lies in one of its four quarters', () => {
  expect(quarterOf('2026-11-23')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(quarterOf('2028-02-29')).toEqual({ from: '2028-01-01', to: '2028-03-31' });
  fc.assert(
    fc.property(anyDate, (date) => {
      const quarter = quarterOf(date);
      expect(quarter.from <= date && date <= quarter.to).toBe(true);
      expect(quarterOf(quarter.to)).toEqual(quarter);
      expect(quarterOf(addDays(quarter.to, 1)).from).toBe(addDays(quarter.to, 1));
    }),
  );
});

test('after each month comes the next', () => {
  expect(monthOf('2026-11-23')).toBe('2026-11-01');
  expect(monthAfter('2026-12-31')).toBe('2027-01-01');
  fc.assert(
    fc.property(anyDate, (date) => {
      const next = monthAfter(date);
      expect(next > date && next.endsWith('-01')).toBe(true);
      expect(monthOf(addDays(next, -1))).toBe(monthOf(date));
    }),
  );
});
