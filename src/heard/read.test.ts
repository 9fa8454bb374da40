import { describe, expect, test } from 'vitest';
import { readStandup } from './read.ts';

type Expected = readonly [yesterday: string | null, today: string | null, inTheWay: string | null];

/** What is understood, in the order in which it is asked; with "?" where it can't be sent as it is. */
function understood(text: string, where: 'private' | 'channel' = 'private') {
  const read = readStandup(text, where);
  return read && [read.yesterday, read.today, read.inTheWay, ...(read.isSure ? [] : ['?'])];
}

const ENGLISH: readonly (readonly [string, Expected])[] = [
  [
    'Yesterday: copy written\nToday: payment page\nBlocked: waiting for Ann',
    ['copy written', 'payment page', 'waiting for Ann'],
  ],
  ['yesterday - copy\ntoday - payment\nblockers - none', ['copy', 'payment', null]],
  [
    '*Yesterday*\n• copy\n• two interviews\n*Today*\n• payment\n*Blockers*\n• none',
    ['• copy\n• two interviews', '• payment', null],
  ],
  ['Done: copy. Next: payment. Blockers: no API keys', ['copy.', 'payment.', 'no API keys']],
  [
    'Yesterday I finished the copy, today I start payment, no blockers',
    ['I finished the copy', 'I start payment', null],
  ],
  ['Y: copy; T: payment; B: none', ['copy', 'payment', null]],
  [
    'What did you get done yesterday? Copy\nWhat will you do today? Payment\nAnything in the way? nothing',
    ['Copy', 'Payment', null],
  ],
  ['Morning all!\n\nFriday: copy\nToday: payment\nNo blockers', ['copy', 'payment', null]],
  [
    '- copy written\n- payment page\n- blocked by legal',
    ['copy written', 'payment page', 'blocked by legal'],
  ],
  ['1. copy\n2. payment\n3. none', ['copy', 'payment', null]],
  [
    'copy written\npayment next\nAnn owes me the screens',
    ['copy written', 'payment next', 'Ann owes me the screens'],
  ],
  [
    'I wrote the copy.\nAnd spoke to Ann.\n\nPayment page.\n\nNothing',
    ['I wrote the copy.\nAnd spoke to Ann.', 'Payment page.', null],
  ],
  ['copy written\npayment next', ['copy written', 'payment next', null]],
  ['payment page\nno blockers', [null, 'payment page', null]],
  ['payment page, then tests', [null, 'payment page, then tests', null]],
  ['Today: payment, with tests from yesterday', [null, 'payment, with tests from yesterday', null]],
  ['Yesterday: copy. Today: payment. No blockers.', ['copy.', 'payment.', null]],
  ['Today: payment, blocked by legal', [null, 'payment', 'blocked by legal']],
  ['Working on payment, blocked on API keys', [null, 'Working on payment', 'blocked on API keys']],
  ['Yesterday copy\nToday payment\nBlockers none', ['copy', 'payment', null]],
  ['✅ Done: copy\n🚧 Today: payment\n⛔ Blocked: none', ['copy', 'payment', null]],
  [
    'Finished the copy\nToday: payment\nBlocked on API keys',
    ['Finished the copy', 'payment', 'Blocked on API keys'],
  ],
  ['Standup 📝\nyesterday (Fri): copy\ntoday: payment\nin the way: nothing', ['copy', 'payment', null]],
  ['the copy is done\nblocked by legal', [null, 'the copy is done', 'blocked by legal']],
  ['Today: payment at 12:30, problem is the form', [null, 'payment at 12:30, problem is the form', null]],
];

const CHINESE: readonly (readonly [string, Expected])[] = [
  ['昨天：写完文案\n今天：做支付页\n阻碍：等设计稿', ['写完文案', '做支付页', '等设计稿']],
  ['昨天：写完文案今天：做支付页阻碍：没有', ['写完文案', '做支付页', null]],
  ['昨天写完文案，今天做支付页，没有卡住', ['写完文案', '做支付页', null]],
  ['昨天完成了文案；今天接着做支付；卡在接口权限', ['完成了文案', '接着做支付', '卡在接口权限']],
  ['【昨天】文案\n【今天】支付\n【卡点】无', ['文案', '支付', null]],
  ['【昨日进展】：文案\n【今日计划】：支付\n【问题】：暂无', ['文案', '支付', null]],
  ['1、写完文案\n2、做支付页\n3、没有', ['写完文案', '做支付页', null]],
  ['写完文案\n做支付页\n等运营给数据', ['写完文案', '做支付页', '等运营给数据']],
  [
    '大家早！\n昨天：\n- 文案\n- 访谈两个\n今天：\n- 支付\n卡住：\n- 无',
    ['- 文案\n- 访谈两个', '- 支付', null],
  ],
  ['上周五：文案\n今天：支付\n需要帮忙：测试环境', ['文案', '支付', '测试环境']],
  ['已完成：文案。计划：支付。风险：没有', ['文案。', '支付。', null]],
  ['昨天做了什么：文案\n今天做什么：支付\n有没有卡住？没有', ['文案', '支付', null]],
  ['今天做支付页，需要设计帮忙看一下', [null, '做支付页', '需要设计帮忙看一下']],
  ['写完文案\n\n做支付页，联调\n\n目前没问题', ['写完文案', '做支付页，联调', null]],
  ['昨天：文案；今天：支付；无阻碍', ['文案', '支付', null]],
  ['昨天 文案\n今天 支付\n卡点 无', ['文案', '支付', null]],
  ['一、昨天：文案\n二、今天：支付\n三、问题：无', ['文案', '支付', null]],
  ['文案写完了，今天做支付，接口还没好，卡住了', ['文案写完了', '做支付，接口还没好', '卡住了']],
  ['继续做支付页', [null, '继续做支付页', null]],
  ['做支付页\n没有卡住', [null, '做支付页', null]],
];

describe('a stand-up as people type it', () => {
  test.each([...ENGLISH, ...CHINESE])('%j', (text, expected) => {
    expect(understood(text)).toEqual(expected);
  });

  test.each([
    ['Yesterday: copy', ['copy', null, null, '?']],
    ['Blocked: no API keys', [null, null, 'no API keys', '?']],
    ['阻碍：等设计稿', [null, null, '等设计稿', '?']],
    ['copy\nlayout\npayment\ntests', [null, 'copy\nlayout\npayment\ntests', null, '?']],
  ])('%j can’t be sent as it is', (text, expected) => {
    expect(understood(text)).toEqual(expected);
  });
});

describe('no stand-up', () => {
  test.each([
    ...[
      'thanks!',
      'hi',
      'Good morning',
      'ok',
      'none',
      'How do I change my time?',
      'can you hear me',
      'who is in the squad?',
    ],
    ...[
      'idea shorter form',
      'away until Friday',
      'sick today',
      'today I’m sick',
      'please add Dana to the squad',
      'test',
      'hello?',
      '',
      ' \u200B\n',
      'Today:',
      'when is the stand-up today?',
    ],
    ...[
      '谢谢',
      '今天请假',
      '我明天不在',
      '帮我记个想法：按钮改成红色',
      '你好',
      '今天有站会吗',
      '怎么用',
      '收到',
      '没有',
      '请假两天',
      '为什么没有人回我',
      '大家早！',
    ],
  ])('%j', (text) => {
    expect(understood(text)).toBeUndefined();
  });

  test.each(['I like it, let us use it tomorrow', 'one line\nand another', '这个挺好用的，下周也用'])(
    'in a channel: %j',
    (text) => {
      expect(understood(text, 'channel')).toBeUndefined();
    },
  );
});

test('in a channel, labels and three lines say that it is one', () => {
  expect(understood('Yesterday: copy\nToday: payment', 'channel')).toEqual(['copy', 'payment', null]);
  expect(understood('写完文案\n做支付页\n没有', 'channel')).toEqual(['写完文案', '做支付页', null]);
});
