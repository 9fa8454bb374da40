import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDate } from '../../test/support/fixtures/calendar.ts';
import { weekdayOf } from './date.ts';
import {
  type DaysOff,
  isWorkingDay,
  lastWorkingDayInWeek,
  NO_DAYS_OFF,
  nextWorkingDayInWeek,
  workingDaysOf,
} from './working-days.ts';

/** National Day in China: a week off, paid for with a Sunday before and a Saturday after. */
const goldenWeek: DaysOff = {
  off: [{ from: '2027-10-01', to: '2027-10-07' }],
  working: ['2027-09-26', '2027-10-09'],
};

describe('working days', () => {
  test('are Monday to Friday where nothing is declared', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(isWorkingDay(date, NO_DAYS_OFF)).toBe(weekdayOf(date) <= 5);
      }),
    );
  });

  test('leave out a declared range from its first to its last day', () => {
    expect(workingDaysOf('2027-09-30', goldenWeek)).toEqual([
      '2027-09-27',
      '2027-09-28',
      '2027-09-29',
      '2027-09-30',
    ]);
    expect(isWorkingDay('2027-10-07', goldenWeek)).toBe(false);
    expect(isWorkingDay('2027-10-08', goldenWeek)).toBe(true);
  });

  test('include a Saturday or Sunday declared as worked', () => {
    expect(workingDaysOf('2027-09-20', goldenWeek)).toContain('2027-09-26');
    expect(workingDaysOf('2027-10-09', goldenWeek)).toEqual(['2027-10-08', '2027-10-09']);
  });

  test('include a single day declared as worked within a range that is off', () => {
    const daysOff = { ...goldenWeek, working: ['2027-10-05'] };
    expect(isWorkingDay('2027-10-05', daysOff)).toBe(true);
    expect(isWorkingDay('2027-10-04', daysOff)).toBe(false);
  });
});

describe('within a week', () => {
  test('the next and the last working day never leave the week', () => {
    expect(nextWorkingDayInWeek('2027-10-04', goldenWeek)).toBe('2027-10-08');
    expect(nextWorkingDayInWeek('2027-10-01', goldenWeek)).toBeUndefined();
    expect(lastWorkingDayInWeek('2027-10-01', goldenWeek)).toBe('2027-09-30');
    expect(lastWorkingDayInWeek('2027-10-07', goldenWeek)).toBeUndefined();
    expect(nextWorkingDayInWeek('2026-11-25', NO_DAYS_OFF)).toBe('2026-11-25');
    expect(lastWorkingDayInWeek('2026-11-25', NO_DAYS_OFF)).toBe('2026-11-25');
  });
});
