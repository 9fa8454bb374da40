import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyDaysOffIn,
  anySettings,
  anyZone,
  anyZoneAndDate,
  shownIn,
} from '../../test/support/fixtures/calendar.ts';
import { mondayOf } from './date.ts';
import { defaultRitualSettings, type RitualSettings } from './ritual-settings.ts';
import { standupDateFor, standupOn, standupsOf } from './standup-times.ts';
import { isWorkingDay, NO_DAYS_OFF } from './working-days.ts';
import { dateAt, instantOf } from './zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = '2026-11-23';
const berlin = defaultRitualSettings('Europe/Berlin');
const shanghai = defaultRitualSettings('Asia/Shanghai');
const squad = { ling: 'Asia/Shanghai', anna: 'Europe/Berlin', joe: 'America/Los_Angeles' };

function iso(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);
}

describe('the stand-ups of a week', () => {
  test('are on Tuesday to Friday', () => {
    expect(standupsOf(WEEK, berlin, NO_DAYS_OFF, squad).map((s) => s.date)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ]);
  });

  test('leave out days off, keep the day a planning moved to, and add a worked Saturday and Sunday', () => {
    const daysOff = {
      off: [
        { from: '2026-11-23', to: '2026-11-23' },
        { from: '2026-11-26', to: '2026-11-27' },
      ],
      working: ['2026-11-28', '2026-11-29'],
    };
    expect(standupsOf(WEEK, berlin, daysOff, squad).map((s) => s.date)).toEqual([
      '2026-11-24',
      '2026-11-25',
      '2026-11-28',
      '2026-11-29',
    ]);
  });
});

describe('a stand-up', () => {
  test('asks each member at ten on their own date and stays open four hours after the last', () => {
    const standup = standupOn('2026-11-24', berlin, squad);
    expect(standup.opensAt).toBe(standup.prompts['ling']?.promptAt);
    expect(iso(standup.prompts['ling']?.promptAt)).toBe('2026-11-24T02:00');
    expect(iso(standup.prompts['anna']?.promptAt)).toBe('2026-11-24T09:00');
    expect(iso(standup.prompts['anna']?.nudgeAt)).toBe('2026-11-24T09:45');
    expect(iso(standup.prompts['joe']?.promptAt)).toBe('2026-11-24T18:00');
    expect(iso(standup.channelAt)).toBe('2026-11-24T10:00');
    expect(iso(standup.closesAt)).toBe('2026-11-24T22:00');
    expect(iso(standup.lateUntil)).toBe('2026-11-24T21:30');
  });

  test('closes at its hour where the last prompt was long before', () => {
    expect(iso(standupOn('2026-11-24', berlin, { anna: 'Europe/Berlin' }).closesAt)).toBe('2026-11-24T17:00');
  });

  test('may still be open when the next one begins', () => {
    const [one, other] = standupsOf(WEEK, shanghai, NO_DAYS_OFF, {
      tia: 'Pacific/Kiritimati',
      mel: 'Pacific/Pago_Pago',
    });
    expect(other?.opensAt).toBeLessThan(one?.closesAt ?? Number.NaN);
  });

  test.each([
    // Nine hours apart, eight while only one of the two has summer time.
    ['2026-03-06', '09:00', '18:00', '22:00'],
    ['2026-03-10', '09:00', '17:00', '21:00'],
    ['2026-03-31', '08:00', '17:00', '21:00'],
    ['2026-10-23', '08:00', '17:00', '21:00'],
    ['2026-10-27', '09:00', '17:00', '21:00'],
    ['2026-11-03', '09:00', '18:00', '22:00'],
  ])(
    'keeps to ten o’clock over the changes of the clocks in Berlin and San Francisco: %s',
    (date, anna, joe, closes) => {
      const standup = standupOn(date, berlin, { anna: squad.anna, joe: squad.joe });
      expect(iso(standup.prompts['anna']?.promptAt)).toBe(`${date}T${anna}`);
      expect(iso(standup.prompts['joe']?.promptAt)).toBe(`${date}T${joe}`);
      expect(iso(standup.closesAt)).toBe(`${date}T${closes}`);
    },
  );

  test('waits with the channel until somebody could answer', () => {
    const standup = standupOn('2026-11-24', shanghai, { joe: squad.joe });
    expect(iso(standup.opensAt)).toBe('2026-11-24T18:00');
    expect(iso(standup.channelAt)).toBe('2026-11-24T19:00');
  });

  test('stays open half an hour after the channel where the clocks go forward between the two', () => {
    const standup = { ...berlin.standup, prompt: '01:00', channelAt: '02:10', closes: '02:50' };
    const night = standupOn('2026-03-29', { ...berlin, standup }, { tia: 'Pacific/Kiritimati' });
    expect(iso(night.channelAt)).toBe('2026-03-29T01:00');
    expect(iso(night.closesAt)).toBe('2026-03-29T01:30');
  });

  test('without members keeps to the zone of the squad', () => {
    const standup = standupOn('2026-11-24', berlin, {});
    expect(standup.prompts).toEqual({});
    expect([standup.opensAt, standup.channelAt, standup.closesAt].map(iso)).toEqual([
      '2026-11-24T09:00',
      '2026-11-24T10:00',
      '2026-11-24T17:00',
    ]);
  });
});

describe('whatever the zones, the week, the times and the days off', () => {
  const anyTeam = fc.dictionary(fc.stringMatching(/^U[0-9A-Z]{2}$/), anyZone, { maxKeys: 6 });
  const anyWeek = anyZoneAndDate.chain(([zone, date]) =>
    fc.tuple(anySettings(zone), fc.constant(mondayOf(date)), anyDaysOffIn(mondayOf(date)), anyTeam),
  );

  test('a stand-up is on a working day of its week, opens with the first prompt and outlasts the last by four hours', () => {
    fc.assert(
      fc.property(anyWeek, ([settings, monday, daysOff, team]) => {
        for (const standup of standupsOf(monday, settings, daysOff, team)) {
          expect(isWorkingDay(standup.date, daysOff)).toBe(true);
          expect(mondayOf(standup.date)).toBe(monday);
          expect(standup.opensAt < standup.lateUntil && standup.lateUntil < standup.closesAt).toBe(true);
          expect(standup.opensAt < standup.channelAt && standup.channelAt <= standup.lateUntil).toBe(true);
          expect(standup.closesAt).toBeGreaterThanOrEqual(
            instantOf(standup.date, settings.standup.closes, settings.zone),
          );
          for (const { promptAt, nudgeAt } of Object.values(standup.prompts)) {
            expect(promptAt).toBeGreaterThanOrEqual(standup.opensAt);
            expect(standup.closesAt - promptAt).toBeGreaterThanOrEqual(4 * HOUR);
            expect(nudgeAt - promptAt).toBe(settings.standup.nudgeAfterMinutes * MINUTE);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('each member is asked when their own clocks show the hour of that date', () => {
    fc.assert(
      fc.property(anyWeek, ([settings, monday, daysOff, team]) => {
        for (const standup of standupsOf(monday, settings, daysOff, team)) {
          expect(Object.keys(standup.prompts).sort()).toEqual(Object.keys(team).sort());
          for (const [member, zone] of Object.entries(team)) {
            const promptAt = standup.prompts[member]?.promptAt ?? Number.NaN;
            expect(shownIn(zone, promptAt)).toBe(`${standup.date}T${settings.standup.prompt}:00`);
            expect(standupDateFor(promptAt, zone)).toBe(standup.date);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('a change of settings is a change of the times', () => {
  const early: RitualSettings = {
    ...berlin,
    standup: { ...berlin.standup, prompt: '08:15', nudgeAfterMinutes: 20 },
  };
  const prompt = standupOn('2026-11-24', early, squad).prompts['anna'];
  expect([iso(prompt?.promptAt), iso(prompt?.nudgeAt)]).toEqual(['2026-11-24T07:15', '2026-11-24T07:35']);
});

test('who types /standup means their own date', () => {
  const instant = Date.UTC(2026, 10, 24, 20);
  expect(standupDateFor(instant, 'Asia/Shanghai')).toBe('2026-11-25');
  expect(standupDateFor(instant, 'America/Los_Angeles')).toBe('2026-11-24');
  expect(dateAt(instant, 'Asia/Shanghai')).toBe('2026-11-25');
});
