import { describe, expect, test } from 'vitest';
import { calendarName, countriesIn, countryOf, type Holidays, holidaysIn } from './calendars.ts';
import { holidayRows } from './rows.ts';

const year = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31` });

describe('the public holidays of a calendar', () => {
  test.each([
    ['DE', '2026-10-03', 'German Unity'],
    ['DE-BE', '2026-03-08', 'Women'],
    ['GB-SCT', '2026-11-30', 'Andrew'],
    ['US', '2026-07-03', 'substitute'],
    ['FR', '2026-07-14', 'Bastille'],
    ['JP', '2026-09-22', ''],
    ['TR', '2026-03-22', 'Ramadan'],
    ['CN', '2026-10-07', 'National Day'],
  ])('%s is off on %s', async (calendar, date, name) => {
    const { off } = await holidaysIn(calendar, year(2026), 'en');
    expect(off.has(date)).toBe(true);
    if (calendar !== 'DE') expect(off.get(date)).toContain(name);
  });

  test.each([
    ['DE', '2026-03-08', 'a holiday of another region'],
    ['DE', '2026-12-24', 'half a day'],
    ['TR', '2026-03-23', 'its last hours'],
    ['CN', '2026-06-01', 'the children’s own day'],
    ['CN', '2026-10-08', 'the day after'],
  ])('%s works on %s: %s', async (calendar, date) => {
    expect((await holidaysIn(calendar, year(2026), 'en')).off.has(date)).toBe(false);
  });

  test('mainland China’s make-up days are worked, and a year nobody announced is said to be unknown', async () => {
    const known = await holidaysIn('CN', year(2026), 'zh-CN');
    expect(known.worked.get('2026-10-10')).toBe('国庆节');
    expect(known.unknownYears).toEqual([]);
    const unknown = await holidaysIn('CN', { from: '2031-12-20', to: '2032-01-10' }, 'zh-CN');
    expect(unknown.unknownYears).toEqual([2031, 2032]);
    expect([...unknown.off, ...unknown.worked]).toEqual([]);
  });

  test('countries and regions are named in the reader’s language', async () => {
    expect(await calendarName('DE-BE', 'en')).toBe('Germany, Berlin');
    expect(await calendarName('CN', 'zh-CN')).toBe('中国');
    const countries = await countriesIn('zh-CN');
    expect(countries.length).toBeGreaterThan(150);
    // A menu takes a hundred choices.
    for (const { regions } of countries) expect(regions.length).toBeLessThan(98);
    expect(countries.find(({ calendar }) => calendar === 'DE')).toMatchObject({ name: '德国' });
  });

  test('a zone tells its country, where it lies in one', async () => {
    expect(
      await Promise.all(['Europe/Berlin', 'Asia/Calcutta', 'Asia/Shanghai', 'UTC'].map(countryOf)),
    ).toEqual(['DE', 'IN', 'CN', undefined]);
  });
});

describe('what they mean for a squad', () => {
  const known = (off: string[], worked: string[] = []): Holidays => ({
    off: new Map(off.map((date) => [date, 'Feast'])),
    worked: new Map(worked.map((date) => [date, 'Feast'])),
    unknownYears: [],
  });
  const thursday = '2026-10-01';
  const friday = '2026-10-02';
  const saturday = '2026-10-10';

  test('where all have one it is off; else those who have one are away', () => {
    const one = known([thursday, friday], [saturday]);
    const rows = holidayRows(
      new Map([
        ['ann', one],
        ['ben', known([friday])],
      ]),
    );
    expect(rows).toEqual([
      { kind: 'away', userId: 'ann', from: thursday, to: thursday, holiday: 'Feast' },
      { kind: 'day-off', userId: null, from: friday, to: friday, holiday: 'Feast' },
    ]);
    expect(holidayRows(new Map([['ann', one]]))).toEqual([
      { kind: 'day-off', userId: null, from: thursday, to: friday, holiday: 'Feast' },
      { kind: 'working-day', userId: null, from: saturday, to: saturday, holiday: 'Feast' },
    ]);
  });

  test('somebody of whom nobody said works', () => {
    const rows = holidayRows(
      new Map([
        ['ann', known([thursday])],
        ['ben', undefined],
      ]),
    );
    expect(rows.map(({ kind, userId }) => [kind, userId])).toEqual([['away', 'ann']]);
  });

  test('a holiday on a weekend alone changes nothing, within others it is one stretch', () => {
    expect(holidayRows(new Map([['ann', known(['2026-10-03', '2026-10-10'])]]))).toEqual([]);
    const rows = holidayRows(
      new Map([['ann', known(['2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05'])]]),
    );
    expect(rows).toMatchObject([{ from: '2026-10-02', to: '2026-10-05' }]);
  });
});
