import { asText, checkMessage, notifies } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import {
  at,
  blocker,
  day,
  daysBefore,
  entry,
  metric,
  occurrence,
  squad,
} from '../../test/support/fixtures/standup.ts';
import { standing } from '../metric/rules.ts';
import type { Message } from '../slack/message.ts';
import { type Board, boardMessage } from './board.ts';
import type { Day } from './rules.ts';

const names: Readonly<Record<string, string>> = { ann: 'Ann', ben: 'Ben', cem: 'Cem' };
const bare = { user: (id: string) => `@${id}`, channel: (id: string) => `#${id}` };

/** How a message reads, after Slack's limits were held against it and it was seen to tap nobody's shoulder. */
function read(message: Message): string {
  expect(checkMessage(message)).toBeUndefined();
  expect(notifies(message)).toEqual({ users: [], broadcasts: [], groups: [] });
  return asText(message.blocks, message.text, bare).replaceAll('\u2060', '').replaceAll('\u200b', '');
}

function current(value: string | undefined, target: string | null = '1500') {
  const reading = value === undefined ? undefined : { value, at: at('09:50'), source: 'typed' as const };
  return { metric, standing: standing(reading, target) };
}

const board = (fields: Partial<Day>, more: Partial<Board> = {}): Board => ({
  squad,
  day: day(fields),
  names: (userId) => names[userId] ?? userId,
  current: current('312'),
  titles: new Map(),
  late: false,
  now: at('11:00'),
  ...more,
});

const answered = {
  entries: [
    entry('ann', { yesterday: 'page built', today: 'payment next', inTheWay: 'step 2 has no screens' }),
    entry('ben', { today: 'five interviews\ntwo calls' }),
  ],
  blockers: [blocker('ann')],
};
const zh = { ...squad, language: 'zh-CN' as const };
const zhCurrent = { ...current('312'), metric: { ...metric, name: '新增注册' } };

describe('the number, the answers, who is still to come', () => {
  test('one line each', () => {
    expect(read(boardMessage(board(answered)))).toBe(
      [
        'Stand-up · Tuesday 24 November',
        '312 of 1,500 new sign-ups as of 09:50',
        'In the way',
        'Ann: step 2 has no screens [I can help]',
        'Ann — payment next (done: page built)',
        'Ben — five interviews · two calls',
        '1 still to come',
      ].join('\n'),
    );
  });

  test('the same in Chinese', () => {
    expect(read(boardMessage(board(answered, { squad: zh, current: zhCurrent })))).toBe(
      [
        '站会 · 11 月 24 日（周二）',
        '新增注册 312，目标 1,500（截至 09:50）',
        '卡住了',
        'Ann：step 2 has no screens [我来]',
        'Ann — payment next（进展：page built）',
        'Ben — five interviews · two calls',
        '还有 1 人没填',
      ].join('\n'),
    );
  });

  test('who is away is named; that all have answered, and that it came late, is said', () => {
    const text = read(boardMessage(board({ ...answered, awayIds: ['cem'] }, { late: true })));
    expect(text).toContain('Away: Cem · Everybody has answered · later than usual today');
  });

  test('who is still to come, and who said “not today”, is counted and never named', () => {
    const text = read(boardMessage(board({ entries: [entry('ann')], notTodayIds: ['ben'] })));
    expect(text).toContain('1 not today · 1 still to come');
    expect(text).not.toMatch(/Ben|Cem/);
    const settled = read(boardMessage(board({ entries: [entry('ann')], notTodayIds: ['ben', 'cem'] })));
    expect(settled).toContain('2 not today');
    expect(settled).not.toMatch(/still to come|Everybody/);
  });

  test('without a number offers to enter it', () => {
    const text = read(boardMessage(board(answered, { current: current(undefined) })));
    expect(text).toContain('new sign-ups: no number yet this week · target 1,500 [Enter it]');
  });

  test('closed, it says when, and how many of those who were to answer did', () => {
    const closed = { ...occurrence, state: 'closed' as const, closedAt: at('18:00') };
    const text = read(boardMessage(board({ ...answered, occurrence: closed })));
    expect(text).toContain('Closed at 18:00 · 2 of 3 answered');
    const passed = read(boardMessage(board({ ...answered, notTodayIds: ['cem'], occurrence: closed })));
    expect(passed).toContain('Closed at 18:00 · 2 answered · 1 not today');
  });

  test('a buzz says the one fact worth it', () => {
    expect(boardMessage(board(answered)).text).toBe('Stand-up, Tuesday 24 November: 1 in the way');
    expect(boardMessage(board({ entries: [entry('ann')] })).text).toBe(
      'Stand-up, Tuesday 24 November: 1 person answered, nothing in the way',
    );
  });
});

describe('by commitment', () => {
  const titles = new Map([
    ['c1', 'Group buying'],
    ['c2', 'Pay button'],
  ]);
  const entries = [
    entry('ann', { today: 'interviews' }),
    entry('ben', { today: 'launch', commitmentId: 'c2', yesterday: 'tests' }),
    entry('cem', { today: 'payment', commitmentId: 'c1' }),
  ];

  test('in the order of the plan; what is about nothing of it comes last', () => {
    expect(read(boardMessage(board({ entries }, { titles })))).toContain(
      [
        'Group buying',
        '• Cem — payment',
        'Pay button',
        '• Ben — launch (done: tests)',
        'Other',
        '• Ann — interviews',
      ].join('\n'),
    );
  });

  test('all of it about one thing has no “other”', () => {
    expect(read(boardMessage(board({ entries: entries.slice(2) }, { titles })))).not.toContain('Other');
  });
});

describe('in the way', () => {
  const since = (days: number, more = {}) =>
    blocker('ben', { id: `b${days}`, entryId: 'earlier', date: daysBefore(days), text: 'no copy', ...more });

  test('oldest first, with its age, who is asked and who helps; what can be done stands beside it', () => {
    const blockers = [
      since(4, { helpedBy: 'cem' }),
      since(1, { helperId: 'ann', askedIn: 'o', text: 'no key' }),
      blocker('ann', { helperId: 'cem', askedIn: 'o' }),
    ];
    expect(read(boardMessage(board({ ...answered, blockers })))).toContain(
      [
        'In the way',
        'Ben: no copy · Cem helps, for 4 days [Resolved]',
        'Ben: no key · asks Ann, since yesterday [I can help]',
        'Ann: step 2 has no screens · asks Cem [I can help]',
      ].join('\n'),
    );
    const chinese = read(boardMessage(board({ ...answered, blockers }, { squad: zh })));
    expect(chinese).toContain('Ben：no copy · Cem 在帮忙，已经 4 天 [解决了]');
    expect(chinese).toContain('Ben：no key · 找 Ann 帮忙，从昨天开始 [我来]');
  });

  test('resolved, it stands below with who helped, on that day; what no longer matters is gone', () => {
    const blockers = [
      since(1, { ending: 'resolved', helpedBy: 'cem' }),
      since(2, { ending: 'gone', text: 'no key' }),
    ];
    const text = read(boardMessage(board({ entries: [entry('ann')], blockers })));
    expect(text).toContain('Out of the way\nBen: no copy · Cem helped');
    expect(text).not.toMatch(/In the way|no key/);
  });

  test('more than a few have no buttons, so that the message stays short', () => {
    const blockers = Array.from({ length: 6 }, (_, index) => since(index + 1));
    const text = read(boardMessage(board({ entries: [entry('ann')], blockers })));
    expect(text.match(/I can help/g)).toHaveLength(4);
    expect(text.match(/no copy/g)).toHaveLength(6);
  });
});
