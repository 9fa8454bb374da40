import { expect, test } from 'vitest';
import { closest } from './closeness.ts';

const tried = [
  'Red sign-up button',
  'Chat bubble on the price page',
  'Countdown on the offer',
  'Pay button on every page',
  'Three fields instead of seven',
  '红色注册按钮',
  '价格页加在线客服',
  '优惠倒计时',
  '每页都放支付按钮',
  '表单从七项减到三项',
].map((title) => ({ title }));

test.each([
  ['Make the sign-up button red', 'Red sign-up button'],
  ['Red buttons', 'Red sign-up button'],
  ['A chat on the pricing page? price page chat', 'Chat bubble on the price page'],
  ['countdown offer', 'Countdown on the offer'],
  ['注册按钮改成红色', '红色注册按钮'],
  ['红色按钮', '红色注册按钮'],
  ['价格页的在线客服', '价格页加在线客服'],
  ['首页加倒计时', '优惠倒计时'],
])('"%s" comes close to "%s"', (title, close) => {
  expect(closest(title, tried, 1)).toEqual([{ title: close }]);
});

test.each([
  'Group buying',
  'Help button',
  'Invite a friend, both get a month',
  'Page speed',
  '拼团',
  '邀请好友，两个人各送一个月',
  '周报改版',
  'of the',
  '🎉',
])('nothing comes close to "%s"', (title) => {
  expect(closest(title, tried, 3)).toEqual([]);
});
