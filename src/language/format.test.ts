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
