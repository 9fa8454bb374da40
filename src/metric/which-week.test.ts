import { expect, test } from 'vitest';
import { readWhichWeek } from './which-week.ts';

test.each([
  ['312', 'this', '312'],
  ['last week 1284', 'last', '1284'],
  ['Last Week: 1,284', 'last', '1,284'],
  ['lastweek 1284', 'last', '1284'],
  ['last week’s 1284', 'last', '1284'],
  ['1284 last week', 'last', '1284'],
  ['last week -3', 'last', '-3'],
  ['last week', 'last', ''],
  ['上周 1284', 'last', '1284'],
  ['上周1284', 'last', '1284'],
  ['上周：1284', 'last', '1284'],
  ['上个星期 1284', 'last', '1284'],
  ['1284 上周', 'last', '1284'],
  ['this week 312', 'this', '312'],
  ['本周 312', 'this', '312'],
  ['这周312', 'this', '312'],
  ['last weekend', 'this', 'last weekend'],
  ['last', 'this', 'last'],
  ['abc', 'this', 'abc'],
] as const)('"%s" is about %s week: "%s"', (typed, which, rest) => {
  expect(readWhichWeek(typed)).toEqual({ which, rest });
});
