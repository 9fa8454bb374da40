import { describe, expect, test } from 'vitest';
import { readDays } from './when.ts';

/** A Wednesday. */
const TODAY = '2026-11-25';
const days = (text: string) => {
  const read = readDays(text, TODAY);
  return 'days' in read ? `${read.days.from} ${read.days.to}` : read.problem;
};

describe('days in words', () => {
  test.each([
    ['until Friday', '2026-11-25 2026-11-27'],
    ['tomorrow', '2026-11-26 2026-11-26'],
    ['2026-12-01 to 2026-12-04', '2026-12-01 2026-12-04'],
    ['from 2026-12-01 until 2026-12-04', '2026-12-01 2026-12-04'],
    ['2026-12-01 - 2026-12-04', '2026-12-01 2026-12-04'],
    ['Wed', '2026-11-25 2026-11-25'],
    ['on Monday', '2026-11-30 2026-11-30'],
    ['next monday', '2026-11-30 2026-11-30'],
    ['Thursday to Tuesday', '2026-11-26 2026-12-01'],
    ['next week', '2026-11-30 2026-12-04'],
    ['this week', '2026-11-25 2026-11-27'],
    ['1 Dec', '2026-12-01 2026-12-01'],
    ['December 1st to 4 December', '2026-12-01 2026-12-04'],
    ['1 Jan', '2027-01-01 2027-01-01'],
    ['12/24–12/28', '2026-12-24 2026-12-28'],
    ['到周五', '2026-11-25 2026-11-27'],
    ['明天', '2026-11-26 2026-11-26'],
    ['后天到下周二', '2026-11-27 2026-12-01'],
    ['从12月1日到12月4日', '2026-12-01 2026-12-04'],
    ['下周', '2026-11-30 2026-12-04'],
    ['下周一', '2026-11-30 2026-11-30'],
    ['本周五', '2026-11-27 2026-11-27'],
    ['星期四至星期五。', '2026-11-26 2026-11-27'],
  ])('%s', (text, expected) => expect(days(text)).toBe(expected));

  test.each([
    ['', 'unclear'],
    ['for a while', 'unclear'],
    ['2026-02-30', 'unclear'],
    ['13/45', 'unclear'],
    ['until', 'unclear'],
    ['2026-11-20', 'past'],
    ['20 Nov', 'past'],
    ['until 2026-11-20', 'past'],
    ['2026-12-04 to 2026-12-01', 'backwards'],
    ['until 2029-01-01', 'long'],
  ])('"%s" is %s', (text, problem) => expect(days(text)).toBe(problem));
});
