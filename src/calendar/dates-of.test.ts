import { expect, test } from 'vitest';
import { datesOf } from './dates-of.ts';

const today = '2026-11-25';

test.each<[string, string]>([
  ['2026-11-03', '2026-11-03'],
  ['2026/11/3 10:00 (GMT+8)', '2026-11-03'],
  ['2026年11月3日', '2026-11-03'],
  ['20261103', '2026-11-03'],
  ['03.11.2026', '2026-11-03'],
  ['November 3, 2026', '2026-11-03'],
  ['Nov 3, 2026 4:05 PM', '2026-11-03'],
  ['3 Nov 2026', '2026-11-03'],
  ['3rd November, 2026', '2026-11-03'],
  ['October 27, 2026 → November 3, 2026', '2026-11-03'],
  ['2026/10/27 → 2026/11/03', '2026-11-03'],
  ['2026-W45', '2026-11-02'],
])('%s is a date', (cell, date) => {
  expect(datesOf([cell], today)).toEqual([date]);
});

test.each(['', 'soon', 'Q3', 'Foo 3, 2026', 'February 30, 2026', '31.11.2026', 'Nov 2026', '3/11/26'])(
  '“%s” is none',
  (cell) => {
    expect(datesOf([cell], today)).toEqual([undefined]);
  },
);

test('day and month are told apart by the whole column', () => {
  expect(datesOf(['05/11/2026', '25/10/2026'], today)).toEqual(['2026-11-05', '2026-10-25']);
  expect(datesOf(['11/05/2026', '10/25/2026'], today)).toEqual(['2026-11-05', '2026-10-25']);
});
