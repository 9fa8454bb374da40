import { describe, expect, test } from 'vitest';
import { formatFor } from './format.ts';

const [en, zh] = [formatFor('en'), formatFor('zh-CN')];

describe('what was entered is shown as it was entered', () => {
  test.each([
    ['0.0042', '0.0042'],
    ['0.004', '0.004'],
    ['1284.5678', '1,284.5678'],
    ['-0.00001', '−0.00001'],
    ['123456789.012345', '123,456,789.012345'],
    ['999999999999999', '999,999,999,999,999'],
    ['1500', '1,500'],
    ['0', '0'],
  ])('%s as %s', (text, shown) => {
    expect(en.number(text)).toBe(shown);
    expect(zh.number(text)).toBe(shown);
  });

  test.each([
    ['0.05', '+0.05%', '+0.05'],
    ['-2.125', '−2.125%', '−2.125'],
    ['3', '+3%', '+3'],
  ])('%s as a change as %s, %s', (text, percent, signed) => {
    expect(en.percent(text)).toBe(percent);
    expect(zh.signed(text)).toBe(signed);
  });
});

test('what was computed is rounded', () => {
  expect(en.number(1 / 3)).toBe('0.33');
  expect(en.percent(16.6666)).toBe('+16.7%');
  expect(en.signed(-1 / 3)).toBe('−0.33');
});

test.each([
  ['2026-11-24', 'Tuesday 24 November', 'Tue 24 Nov', '11 月 24 日（周二）', '11/24（周二）'],
  ['2026-09-01', 'Tuesday 1 September', 'Tue 1 Sep', '9 月 1 日（周二）', '9/1（周二）'],
])('%s is named in one way in sentences, in one in lists', (date, long, short, zhLong, zhShort) => {
  const at = Date.parse(`${date}T01:50:00Z`);
  expect([en.date(date), en.shortDate(date)]).toEqual([long, short]);
  expect([zh.date(date), zh.shortDate(date)]).toEqual([zhLong, zhShort]);
  expect(en.dateTime(date, at, 'Asia/Shanghai')).toBe(`${short} 09:50`);
  expect(zh.dateTime(date, at, 'Asia/Shanghai')).toBe(`${zhShort}09:50`);
});

test('a week is named by its days or its Monday', () => {
  expect([en.week('2026-11-23'), zh.week('2026-11-23')]).toEqual(['23–29 November', '11/23–11/29']);
  expect(en.week('2026-11-30')).toBe('30 November – 6 December');
  expect([en.dayMonth('2026-11-30'), zh.dayMonth('2026-11-30')]).toEqual(['30 November', '11/30']);
});
