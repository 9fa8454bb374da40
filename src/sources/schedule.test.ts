import { MovedClock } from '@growth-squad/clock';
import { describe, expect, test } from 'vitest';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { NO_DAYS_OFF } from '../calendar/working-days.ts';
import { createChange } from '../database/change.ts';
import { createIds } from '../database/ids.ts';
import { isSilent, nextPull, nextTry, type Rhythm, workedMs } from './schedule.ts';
import { createSealer } from './secret.ts';

const zone = 'Europe/Berlin';
const HOUR = 3_600_000;
const daily = { id: 'b', dailyAt: '07:00', zone, daysOff: NO_DAYS_OFF };
const hourly = { ...daily, id: 'a', dailyAt: null };

const at = (text: string): number => Date.parse(`${text}:00+01:00`);
const shown = (instant: number): string => new Date(instant + HOUR).toISOString().slice(0, 16);

/** All times at which it is asked from an instant on. */
function times(rhythm: Rhythm, from: string, count: number): string[] {
  const all: number[] = [];
  for (let next = at(from); all.length < count; all.push(next)) next = nextPull(rhythm, next);
  return all.map(shown);
}

describe('a source is asked', () => {
  test('each hour of a working day, and once at the end of the week', () => {
    const asked = times(hourly, '2026-11-27T00:00', 18);
    const minute = asked[0]?.slice(-2);
    expect(asked.slice(0, 16)).toEqual(
      Array.from({ length: 16 }, (_, hour) => `2026-11-27T${String(hour + 6).padStart(2, '0')}:${minute}`),
    );
    expect(asked.slice(16)).toEqual([`2026-11-29T23:${minute}`, `2026-11-30T06:${minute}`]);
  });

  test('not in the holidays, but at the end of their weeks', () => {
    const daysOff = { off: [{ from: '2026-12-21', to: '2027-01-01' }], working: [] };
    const asked = times({ ...hourly, daysOff }, '2026-12-18T22:00', 4).map((each) => each.slice(0, 13));
    expect(asked).toEqual(['2026-12-20T23', '2026-12-27T23', '2027-01-03T23', '2027-01-04T06']);
  });

  test('each day at its hour, also where the clock is set', () => {
    const asked = times(daily, '2027-03-27T06:00', 2).map((each) => each.slice(0, 15));
    // Summer time begins on the 28th: the same hour is one earlier.
    expect(asked).toEqual(['2027-03-27T07:0', '2027-03-28T06:0']);
  });

  test('at another moment than most others', () => {
    const many = Array.from({ length: 1_000 }, (_, n) =>
      nextPull({ ...hourly, id: `source ${n}` }, at('2026-11-27T09:00')),
    );
    const most = Math.max(...[...new Set(many)].map((one) => many.filter((each) => each === one).length));
    expect(most).toBeLessThan(40);
  });

  test('again within the hour when it failed, then each hour, and never later than its time', () => {
    const from = at('2026-11-27T09:00');
    const waits = [1, 2, 3, 4, 5, 9].map((failures) => (nextTry(daily, failures, from) - from) / 60_000);
    expect(waits).toEqual([2, 5, 15, 30, 60, 60]);
    expect(nextTry(hourly, 9, from)).toBe(nextPull(hourly, from));
  });
});

test('silence is counted in working days', () => {
  const friday = at('2026-11-27T17:00');
  expect(workedMs(friday, at('2026-11-30T10:00'), zone, NO_DAYS_OFF)).toBe(17 * HOUR);
  expect(isSilent(hourly, friday, at('2026-11-30T16:59'))).toBe(false);
  expect(isSilent(hourly, friday, at('2026-11-30T17:00'))).toBe(true);
  expect(isSilent(daily, friday, at('2026-11-30T20:00'))).toBe(false);
  expect(isSilent(daily, friday, at('2026-11-30T21:00'))).toBe(true);
});

test('a secret is read only for the number it was sealed for, by the database that sealed it, and unchanged', async () => {
  let count = 0;
  const sealers = await Promise.all(
    [1, 2].map(async () => {
      const database = await temporaryDatabase();
      const clock = new MovedClock(0).side('bot');
      const ids = createIds(clock, (bytes) => Buffer.alloc(bytes, ++count % 256));
      return await createSealer({ ids, change: createChange(database, clock, ids) });
    }),
  );
  const [sealer, other] = sealers;
  if (!sealer || !other) throw new Error('There are two');
  const sealed = sealer.seal('m1', 'Bearer s3cret');
  expect(sealed).not.toBe(sealer.seal('m1', 'Bearer s3cret'));
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('s3cret');
  expect(sealer.unseal('m1', sealed)).toBe('Bearer s3cret');
  expect(sealer.unseal('m2', sealed)).toBeUndefined();
  expect(other.unseal('m1', sealed)).toBeUndefined();
  expect(sealer.unseal('m1', `${sealed.slice(0, -2)}AA`)).toBeUndefined();
  expect(sealer.unseal('m1', 'nonsense')).toBeUndefined();
});
