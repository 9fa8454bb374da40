import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyDate,
  anyZone,
  anyZoneAndDate,
  shownIn,
  timeBetween,
} from '../../test/support/fixtures/calendar.ts';
import { dateAt, instantOf, isTime, isZone, minutesOf, timeAt } from './zone.ts';

const anyTime = timeBetween(0, 24);
const anyInstant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2036, 0, 1) });

function utc(date: string, time: string, zone: string): string {
  return new Date(instantOf(date, time, zone)).toISOString();
}

describe('a local time as an instant', () => {
  test('is what the clocks of the zone show, or the first instant after the gap', () => {
    fc.assert(
      fc.property(anyZoneAndDate, anyTime, ([zone, date], time) => {
        const wanted = `${date}T${time}:00`;
        const instant = instantOf(date, time, zone);
        const shown = shownIn(zone, instant);
        if (shown === wanted) {
          expect([dateAt(instant, zone), timeAt(instant, zone)]).toEqual([date, time]);
        } else {
          expect(shown > wanted).toBe(true);
          expect(shownIn(zone, instant - 1) < wanted).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('is the first instant of those that show it', () => {
    const earlier = fc.integer({ min: 1, max: 26 * 60 });
    fc.assert(
      fc.property(anyZoneAndDate, anyTime, earlier, ([zone, date], time, minutes) => {
        const instant = instantOf(date, time, zone);
        for (const before of [minutes, 30, 60, 120]) {
          expect(shownIn(zone, instant - before * 60_000) < `${date}T${time}:00`).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is never earlier for a later local time', () => {
    fc.assert(
      fc.property(anyZoneAndDate, anyTime, anyTime, ([zone, date], one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(instantOf(date, early, zone)).toBeLessThanOrEqual(instantOf(date, late, zone));
      }),
      { numRuns: 1000 },
    );
  });

  test('follows summer time in Berlin, San Francisco and on Lord Howe', () => {
    expect(utc('2026-03-27', '09:30', 'Europe/Berlin')).toBe('2026-03-27T08:30:00.000Z');
    expect(utc('2026-03-30', '09:30', 'Europe/Berlin')).toBe('2026-03-30T07:30:00.000Z');
    expect(utc('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z');
    expect(utc('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(utc('2026-10-25', '03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z');
    expect(utc('2026-03-08', '02:59', 'America/Los_Angeles')).toBe('2026-03-08T10:00:00.000Z');
    expect(utc('2026-11-01', '01:00', 'America/Los_Angeles')).toBe('2026-11-01T08:00:00.000Z');
    expect(utc('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30:00.000Z');
  });

  test('goes over a day that a zone left out', () => {
    expect(utc('2011-12-30', '10:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(dateAt(instantOf('2011-12-30', '10:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31');
  });
});

test('date and time at an instant are those that Intl shows', () => {
  fc.assert(
    fc.property(anyZone, anyInstant, (zone, instant) => {
      expect(`${dateAt(instant, zone)}T${timeAt(instant, zone)}`).toBe(shownIn(zone, instant).slice(0, 16));
    }),
    { numRuns: 1000 },
  );
});

test('every zone this machine names is a zone, and can be reckoned with', () => {
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    expect(isZone(zone)).toBe(true);
    expect(timeAt(instantOf('2026-11-23', '10:00', zone), zone)).toBe('10:00');
  }
});

test('what is no zone, date or time is refused', () => {
  expect(['', 'Berlin', '+05:00', 'constructor', 'Europe/Berlin '].filter(isZone)).toEqual([]);
  expect(() => instantOf('2026-11-23', '10:00', 'Europe/Atlantis')).toThrow(RangeError);
  expect(() => dateAt(0, 'constructor')).toThrow(RangeError);
  expect(() => instantOf('2026-02-30', '10:00', 'UTC')).toThrow(RangeError);
  expect(() => instantOf('2026-11-23', '24:00', 'UTC')).toThrow(RangeError);
  expect(['9:30', '24:00', '12:60', '12:00:00', ''].filter(isTime)).toEqual([]);
  expect(minutesOf('23:59')).toBe(1439);
});

test('nothing depends on the zone of the machine', () => {
  const dates = fc.sample(anyDate, { numRuns: 20, seed: 1 });
  const script = `
    const { standupsOf } = await import(${JSON.stringify(new URL('./standup-times.ts', import.meta.url).href)});
    const { planningOf, retroOf } = await import(${JSON.stringify(new URL('./ritual-times.ts', import.meta.url).href)});
    const { defaultRitualSettings } = await import(${JSON.stringify(new URL('./ritual-settings.ts', import.meta.url).href)});
    const { addDays, daysBetween, mondayOf, quarterOf, weekdayOf } = await import(${JSON.stringify(new URL('./date.ts', import.meta.url).href)});
    const none = { off: [], working: [] };
    const settings = defaultRitualSettings('Europe/Berlin');
    const rows = ${JSON.stringify(dates)}.map((date) => {
      const monday = mondayOf(date);
      return [quarterOf(date), weekdayOf(date), addDays(date, 200), daysBetween('2026-03-28', date), planningOf(monday, settings, none), retroOf(monday, settings, none),
        standupsOf(monday, settings, none, { a: 'Asia/Shanghai', b: 'America/Los_Angeles' })];
    });
    console.log(JSON.stringify([new Date(0).getTimezoneOffset(), rows]));`;
  const runs = ['Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const [machine, rows]: unknown[] = JSON.parse(out);
    return { machine, rows };
  });
  // The machine did have two zones.
  expect(new Set(runs.map((run) => run.machine)).size).toBe(2);
  expect(runs[1]?.rows).toEqual(runs[0]?.rows);
});
