import { describe, expect, test } from 'vitest';
import type { Member } from '../squad/squad.ts';
import { daysLeftIn, daysOfEach, type Load, overWith, partsOf } from './load.ts';

const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];
const member = (userId: string): Member => ({ userId, roles: [], prompt: null, leftAt: null });
const away = (userId: string, from: string, to = from) => ({ id: `${userId} ${from}`, userId, from, to });

describe('days to work with', () => {
  const days = (left: string[], ...absences: ReturnType<typeof away>[]) =>
    daysOfEach({
      members: [member('eva'), member('max')],
      absences,
      workingDays: week,
      workingDaysLeft: left,
    });

  test('are those on which each is in, whatever their craft', () => {
    expect(days(week)).toEqual([
      { userId: 'eva', inWeek: 50, left: 50 },
      { userId: 'max', inWeek: 50, left: 50 },
    ]);
    expect(daysLeftIn(days(week.slice(3)))).toBe(40);
    expect(daysLeftIn(days([]))).toBe(0);
  });

  test('lack the days on which somebody is away, once', () => {
    expect(days(week, away('eva', '2026-11-26', '2026-12-04'), away('eva', '2026-11-26'))[0]).toEqual({
      userId: 'eva',
      inWeek: 30,
      left: 30,
    });
    expect(days(week.slice(4), away('eva', '2026-11-23', '2026-11-25'))[0]).toMatchObject({
      inWeek: 20,
      left: 10,
    });
    expect(daysLeftIn(days(week, away('eva', '2026-11-28', '2026-11-29')))).toBe(100);
  });
});

describe('whose days a bet takes', () => {
  test.each([
    [
      'its authors’, where they add up',
      30,
      [
        ['eva', 10],
        ['max', 20],
      ],
      [
        ['eva', 10],
        ['max', 20],
      ],
    ],
    ['its only author’s, also after a correction', 15, [['eva', 30]], [['eva', 15]]],
    [
      'nobody’s in particular, where they don’t add up',
      15,
      [
        ['eva', 10],
        ['max', 20],
      ],
      [[null, 15]],
    ],
    ['nobody’s, where it has no author', 15, [], [[null, 15]]],
    ['none, where nobody estimated it', null, [], []],
  ] as const)('%s', (_, days, given, parts) => {
    const part = ([userId, own]: readonly [string | null, number]) => ({ userId, days: own });
    expect(partsOf(days, given.map(part))).toEqual(parts.map(part));
  });
});

describe('over the days', () => {
  const both = [
    { userId: 'eva', inWeek: 50, left: 50 },
    { userId: 'max', inWeek: 50, left: 50 },
  ];
  const eva = (days: number) => [{ userId: 'eva', days }];
  const free: Load = { each: both, taken: [] };

  test('nobody is, where it fits exactly', () => {
    expect(overWith({ each: both, taken: eva(20) }, eva(30))).toEqual({
      total: 0,
      squad: 0,
      people: [],
      notIn: [],
    });
  });

  test('one is, who has more than their week though the squad has room', () => {
    expect(overWith({ each: both, taken: eva(30) }, eva(30))).toMatchObject({
      total: 10,
      squad: 0,
      people: [{ userId: 'eva', todo: 60, of: 50, isLeft: false }],
    });
  });

  test('one is, who has fewer days left than it takes', () => {
    const each = [{ userId: 'eva', inWeek: 50, left: 10 }, ...both.slice(1)];
    expect(overWith({ each, taken: [] }, eva(20)).people).toEqual([
      { userId: 'eva', todo: 20, of: 10, isLeft: true },
    ]);
  });

  test('one is by what is worse, so that what is taken meanwhile is seen', () => {
    const each = [{ userId: 'eva', inWeek: 50, left: 30 }, ...both.slice(1)];
    expect(overWith({ each, taken: [] }, eva(40)).total).toBe(10);
    expect(overWith({ each, taken: eva(40) }, eva(40))).toMatchObject({
      total: 30,
      people: [{ todo: 80, of: 50, isLeft: false }],
    });
  });

  test('the squad is, where it takes more than all have left, nobody’s in particular', () => {
    const more = [{ userId: null, days: 45 }];
    expect(overWith({ each: both, taken: [{ userId: null, days: 60 }] }, more)).toMatchObject({
      total: 5,
      squad: 5,
    });
  });

  test('both are, and what gives way counts less', () => {
    const load = { each: both, taken: [...eva(50), { userId: 'max', days: 50 }] };
    expect(overWith(load, eva(10))).toMatchObject({ total: 20, squad: 10 });
    expect(overWith(load, eva(10), eva(10)).total).toBe(0);
  });

  test('nobody can say, where nobody has estimated it, and a part of nothing is none', () => {
    const full = { each: both, taken: [{ userId: null, days: 150 }] };
    expect(overWith(full, null).total).toBe(0);
    expect(overWith(full, eva(0)).total).toBe(0);
  });

  test('a part of somebody who is not in any more is told, and counts for nobody', () => {
    const each = [{ userId: 'eva', inWeek: 20, left: 0 }, ...both.slice(1)];
    expect(overWith({ each, taken: eva(90) }, eva(20))).toEqual({
      ...{ total: 0, squad: 0, people: [] },
      notIn: [{ userId: 'eva', days: 20 }],
    });
    expect(overWith(free, [{ userId: 'gone', days: 20 }]).notIn).toEqual([{ userId: 'gone', days: 20 }]);
  });

  test('with no day left all is too much', () => {
    const each = both.map((own) => ({ ...own, left: 0 }));
    expect(overWith({ each, taken: [] }, eva(10))).toMatchObject({
      total: 10,
      squad: 10,
      people: [],
      notIn: [],
    });
  });
});
