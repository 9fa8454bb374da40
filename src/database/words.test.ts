import { expect, test } from 'vitest';
import { indexedWords, wordsOf } from './words.ts';

test.each([
  ['Red buttons for the form', ['red', 'button', 'form']],
  ['ＲＥＤ Café, less fields!', ['red', 'cafe', 'less', 'field']],
  ['红色按钮', ['红色', '色按', '按钮']],
  ['给 VIP用户发 2 张券', ['给', 'vip', '用户', '户发', '2', '张券']],
  ['the of a', []],
  ['<@U1> *100%* 🎉', ['u1', '100']],
])('of "%s" only what it is about is left', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('a Han character is indexed where it ends a word as well', () => {
  expect(indexedWords('红色按钮').split(' ')).toContain('钮');
});
