import { expect, test } from 'vitest';
import { addDays, weekdayOf } from '../src/calendar/date.ts';
import { isWorkingDay } from '../src/calendar/working-days.ts';
import { standupTimes } from '../src/ritual/plan.ts';
import { daysOffOf } from '../src/squad/absence-store.ts';
import { setHolidays } from '../src/squad/member-store.ts';
import { at, squadLife } from './support/rigs/squad-life.ts';

/** The public holidays of 2026 that fall on weekdays, as each country's own offices list them: month and day. */
const COUNTRIES = {
  AU: ['Australia/Sydney', '0101 0126 0403 0406 1225 1228'],
  BR: ['America/Sao_Paulo', '0101 0403 0421 0501 0907 1012 1102 1120 1225'],
  CA: ['America/Toronto', '0101 0403 0701 0907 1225'],
  CN: [
    'Asia/Shanghai',
    '0101 0102 0216 0217 0218 0219 0220 0223 0406 0501 0504 0505 0619 0925 1001 1002 1005 1006 1007',
  ],
  DE: ['Europe/Berlin', '0101 0403 0406 0501 0514 0525 1225'],
  ES: ['Europe/Madrid', '0101 0106 0403 0501 1012 1208 1225'],
  FR: ['Europe/Paris', '0101 0406 0501 0508 0514 0525 0714 1111 1225'],
  GB: ['Europe/London', '0101 0403 0406 0504 0525 1225 1228'],
  IT: ['Europe/Rome', '0101 0106 0406 0501 0602 1208 1225'],
  JP: ['Asia/Tokyo', '0101 0112 0211 0223 0320 0429 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123'],
  NL: ['Europe/Amsterdam', '0101 0406 0427 0514 0525 1225'],
  US: ['America/New_York', '0101 0119 0216 0525 0619 0703 0907 1012 1111 1126 1225'],
} as const;

test('in a year of twelve countries nobody is asked on a public holiday of theirs, and everybody on all other days', async () => {
  const countries = Object.entries(COUNTRIES);
  const life = await squadLife({
    at: at('2025-12-08 08:00'),
    members: Object.fromEntries(countries.map(([country, [zone]]) => [country, { zone }])),
  });
  const squad = await life.squad();
  await life.change(async (change) => {
    for (const [country] of countries) await setHolidays(change, squad, [country], country);
    await life.rituals().reschedule(change, squad);
  });
  const wrong: string[] = [];
  let asked = 0;
  for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
    if (weekdayOf(date) > 5) continue;
    await life.moveTo(at(`${date} 00:30`));
    const day = await life.read(async (q) => ({
      isWorked: isWorkingDay(date, await daysOffOf(q, squad.id, date, date)),
      ...(await standupTimes(q, squad, date)),
    }));
    for (const [country, [, holidays]] of countries) {
      const isOff = holidays.split(' ').includes(date.slice(5).replace('-', ''));
      const isAsked = day.isWorked && country in day.prompts;
      asked += isAsked ? 1 : 0;
      if (isAsked === isOff) wrong.push(`${country} ${date} is ${isAsked ? '' : 'not '}asked`);
    }
  }
  expect(wrong).toEqual([]);
  const days = countries.reduce((sum, [, [, holidays]]) => sum + holidays.split(' ').length, 0);
  expect(asked).toBe(12 * 261 - days);
});
