import { expect, test } from 'vitest';
import { looked, nearest } from './forgiving.ts';

const titles = [
  'Log in with one tap',
  'Sign-up form with three fields',
  'Countdown on the order page',
  'E-mail after the first lesson',
  '注册按钮换成红色',
  '拼团 立减',
  'Café voucher',
];
const all = titles.map((title) => looked(title, title));

test.each([
  ['login', ['Log in with one tap']],
  ['LOGIN', ['Log in with one tap']],
  ['log-in', ['Log in with one tap']],
  ['signup', ['Sign-up form with three fields']],
  ['signup fomr', ['Sign-up form with three fields']],
  ['countdwon', ['Countdown on the order page']],
  ['conutdown page', ['Countdown on the order page']],
  ['count down', ['Countdown on the order page']],
  ['email', ['E-mail after the first lesson']],
  ['cafe', ['Café voucher']],
  ['vouchers', ['Café voucher']],
  ['注册按扭', ['注册按钮换成红色']],
  ['红色 按钮', ['注册按钮换成红色']],
  ['拼团立减', ['拼团 立减']],
  ['the', []],
  ['', []],
  ['?!', []],
  ['zebra', []],
  ['lo', []],
])('%s finds %j', (text, found) => expect(nearest(text, all, 5)).toEqual(found));

test('what has it word for word comes before what only comes near, and no more come than are wanted', () => {
  const some = ['Logins', 'Loging page'].map((title) => looked(title, title));
  expect(nearest('loging', some, 5)).toEqual(['Loging page', 'Logins']);
  expect(nearest('loging', some, 1)).toEqual(['Loging page']);
});
