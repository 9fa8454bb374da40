import { describe, expect, test } from 'vitest';
import { firstWeekOf } from './first-week.ts';

const WEEK = '2026-11-23';
const retro = { ritual: 'retro', state: 'scheduled', date: '2026-11-27' } as const;
const planning = { ritual: 'planning', state: 'scheduled', date: '2026-11-23' } as const;

describe('how a squad begins', () => {
  test('is a question when the planning’s hour is over and the retro is on a later day', () => {
    expect(firstWeekOf(WEEK, [retro], '2026-11-25')).toEqual({ week: WEEK, choice: 'open', by: null });
    expect(firstWeekOf(WEEK, [retro], '2026-11-26')).not.toBeNull();
  });

  test('is none before the planning, on the day of the retro, and after it', () => {
    expect(firstWeekOf(WEEK, [planning, retro], '2026-11-23')).toBeNull();
    expect(firstWeekOf(WEEK, [retro], '2026-11-27')).toBeNull();
    expect(firstWeekOf(WEEK, [], '2026-11-28')).toBeNull();
    expect(firstWeekOf(WEEK, [{ ...retro, state: 'cancelled' }], '2026-11-25')).toBeNull();
  });
});
