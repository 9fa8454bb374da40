import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyDaysOffIn, anySettings, anyZoneAndDate } from '../../test/support/fixtures/calendar.ts';
import { addDays, mondayOf } from './date.ts';
import { defaultRitualSettings, type RitualSettings, ritualSettingsSchema } from './ritual-settings.ts';
import { type Occasion, planningOf, retroOf } from './ritual-times.ts';
import { type DaysOff, isWorkingDay, NO_DAYS_OFF, workingDaysOf } from './working-days.ts';
import { dateAt } from './zone.ts';

const MINUTE = 60_000;
const WEEK = '2026-11-23';
const berlin = defaultRitualSettings('Europe/Berlin');
const california = defaultRitualSettings('America/Los_Angeles');

function off(...days: string[]): DaysOff {
  return { off: days.map((day) => ({ from: day, to: day })), working: [] };
}

function shown(occasion: Occasion | undefined): string | undefined {
  if (occasion === undefined) return undefined;
  const [opens, closes] = [occasion.opensAt, occasion.closesAt].map((at) => new Date(at).toISOString());
  return `${opens?.slice(0, 16)} ${closes?.slice(11, 16)}`;
}

function inOrder(...instants: number[]): boolean {
  return instants.every((instant, i) => i === 0 || (instants[i - 1] ?? Number.NaN) < instant);
}

describe('planning and retro', () => {
  test('are on Monday morning and Friday afternoon in the zone of the squad', () => {
    expect(shown(planningOf(WEEK, berlin, NO_DAYS_OFF))).toBe('2026-11-23T08:30 11:00');
    expect(shown(retroOf(WEEK, berlin, NO_DAYS_OFF))).toBe('2026-11-27T15:00 17:00');
    expect(shown(planningOf(WEEK, defaultRitualSettings('Asia/Shanghai'), NO_DAYS_OFF))).toBe(
      '2026-11-23T01:30 04:00',
    );
  });

  test('may open late until half an hour before they close', () => {
    const planning = planningOf(WEEK, berlin, NO_DAYS_OFF);
    expect(planning?.lateUntil).toBe(Date.UTC(2026, 10, 23, 10, 30));
  });

  test.each([
    ['Berlin in spring', berlin, '2026-03-23', '2026-03-23T08:30 11:00', '2026-03-27T15:00 17:00'],
    ['Berlin in spring, after', berlin, '2026-03-30', '2026-03-30T07:30 10:00', '2026-04-03T14:00 16:00'],
    ['Berlin in autumn', berlin, '2026-10-19', '2026-10-19T07:30 10:00', '2026-10-23T14:00 16:00'],
    ['Berlin in autumn, after', berlin, '2026-10-26', '2026-10-26T08:30 11:00', '2026-10-30T15:00 17:00'],
    ['San Francisco in spring', california, '2026-03-02', '2026-03-02T17:30 20:00', '2026-03-07T00:00 02:00'],
    [
      'San Francisco in spring, after',
      california,
      '2026-03-09',
      '2026-03-09T16:30 19:00',
      '2026-03-13T23:00 01:00',
    ],
    ['San Francisco in autumn', california, '2026-10-26', '2026-10-26T16:30 19:00', '2026-10-30T23:00 01:00'],
    [
      'San Francisco in autumn, after',
      california,
      '2026-11-02',
      '2026-11-02T17:30 20:00',
      '2026-11-07T00:00 02:00',
    ],
  ])('keep their local times over a change of the clocks: %s', (_, settings, monday, planning, retro) => {
    expect(shown(planningOf(monday, settings, NO_DAYS_OFF))).toBe(planning);
    expect(shown(retroOf(monday, settings, NO_DAYS_OFF))).toBe(retro);
  });

  test('stay open long enough where the clocks go forward within them', () => {
    const settings: RitualSettings = { ...berlin, planning: { weekday: 1, at: '02:10', closes: '02:50' } };
    const planning = planningOf('2026-03-23', settings, {
      off: [{ from: '2026-03-23', to: '2026-03-28' }],
      working: ['2026-03-29'],
    });
    expect(shown(planning)).toBe('2026-03-29T01:00 01:40');
  });
});

describe('on a day off', () => {
  test('planning moves to the next working day', () => {
    expect(planningOf(WEEK, berlin, off('2026-11-23'))?.date).toBe('2026-11-24');
    expect(planningOf(WEEK, berlin, off('2026-11-23', '2026-11-24'))?.date).toBe('2026-11-25');
  });

  test('the retro moves to the last working day before', () => {
    expect(retroOf(WEEK, berlin, off('2026-11-27'))?.date).toBe('2026-11-26');
    expect(retroOf(WEEK, berlin, off('2026-11-26', '2026-11-27'))?.date).toBe('2026-11-25');
  });

  test('a planning late in the week moves to the day before rather than into the next week', () => {
    const settings: RitualSettings = { ...berlin, planning: { ...berlin.planning, weekday: 5 } };
    expect(planningOf(WEEK, settings, off('2026-11-27'))?.date).toBe('2026-11-26');
  });

  test('a worked Saturday takes both where it is the only working day', () => {
    const daysOff = { off: [{ from: '2026-11-23', to: '2026-11-27' }], working: ['2026-11-28'] };
    expect(shown(planningOf(WEEK, berlin, daysOff))).toBe('2026-11-28T08:30 11:00');
    expect(shown(retroOf(WEEK, berlin, daysOff))).toBe('2026-11-28T15:00 17:00');
  });

  test('a worked Saturday does not move a retro that has its Friday', () => {
    expect(retroOf(WEEK, berlin, { off: [], working: ['2026-11-28'] })?.date).toBe('2026-11-27');
  });

  test('a week without a working day has neither', () => {
    const daysOff = { off: [{ from: '2026-11-20', to: '2026-12-01' }], working: [] };
    expect(planningOf(WEEK, berlin, daysOff)).toBeUndefined();
    expect(retroOf(WEEK, berlin, daysOff)).toBeUndefined();
  });
});

describe('the retro', () => {
  const late: RitualSettings = { ...berlin, planning: { weekday: 1, at: '15:00', closes: '17:00' } };
  const onlyFriday = off('2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26');

  test('shares a day with the planning only where that closes before', () => {
    expect(planningOf(WEEK, berlin, onlyFriday)?.date).toBe('2026-11-27');
    expect(retroOf(WEEK, berlin, onlyFriday)?.date).toBe('2026-11-27');
    expect(planningOf(WEEK, late, onlyFriday)?.date).toBe('2026-11-27');
    expect(retroOf(WEEK, late, onlyFriday)).toBeUndefined();
  });

  test('gives way to the next working day if the planning has moved onto its own', () => {
    expect(retroOf(WEEK, late, { ...onlyFriday, working: ['2026-11-28'] })?.date).toBe('2026-11-28');
  });

  test('never comes before the planning', () => {
    const settings: RitualSettings = {
      ...berlin,
      planning: { ...berlin.planning, weekday: 3 },
      retro: { ...berlin.retro, weekday: 4 },
    };
    const daysOff = off('2026-11-25', '2026-11-26');
    expect(planningOf(WEEK, settings, daysOff)?.date).toBe('2026-11-27');
    expect(retroOf(WEEK, settings, daysOff)?.date).toBe('2026-11-27');
  });
});

describe('whatever the zone, the week, the times and the days off', () => {
  const anyWeek = anyZoneAndDate.chain(([zone, date]) =>
    fc.tuple(anySettings(zone), fc.constant(mondayOf(date)), anyDaysOffIn(mondayOf(date))),
  );

  test('a ritual is held on a working day of its ISO week, and opens on it', () => {
    fc.assert(
      fc.property(anyWeek, ([settings, monday, daysOff]) => {
        for (const held of [planningOf(monday, settings, daysOff), retroOf(monday, settings, daysOff)]) {
          if (held === undefined) continue;
          expect(isWorkingDay(held.date, daysOff)).toBe(true);
          expect(mondayOf(held.date)).toBe(monday);
          expect(dateAt(held.opensAt, settings.zone)).toBe(held.date);
          expect(dateAt(held.closesAt, settings.zone)).toBe(held.date);
          expect(inOrder(held.opensAt, held.lateUntil, held.closesAt)).toBe(true);
          expect(held.closesAt - held.lateUntil).toBe(30 * MINUTE);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a week with a working day has a planning, one with two of them a retro, and the planning is over by then', () => {
    fc.assert(
      fc.property(anyWeek, ([settings, monday, daysOff]) => {
        const planning = planningOf(monday, settings, daysOff);
        const retro = retroOf(monday, settings, daysOff);
        const worked = workingDaysOf(monday, daysOff).length;
        expect(planning !== undefined).toBe(worked > 0);
        if (settings.planning.weekday === 1 && worked > 1) expect(retro).toBeDefined();
        if (planning && retro) expect(retro.opensAt).toBeGreaterThanOrEqual(planning.closesAt);
      }),
      { numRuns: 1000 },
    );
  });

  test('an ordinary week has both on their own days', () => {
    fc.assert(
      fc.property(anyWeek, ([settings, monday]) => {
        const { planning, retro } = settings;
        expect(planningOf(monday, settings, NO_DAYS_OFF)?.date).toBe(addDays(monday, planning.weekday - 1));
        expect(retroOf(monday, settings, NO_DAYS_OFF)?.date).toBe(addDays(monday, retro.weekday - 1));
        expect(ritualSettingsSchema.safeParse(settings).success).toBe(true);
      }),
    );
  });
});
