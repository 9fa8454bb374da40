import { asText, buttonsOf, checkMessage, notifies } from '@growth-squad/local-slack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  at,
  board,
  commitment,
  estimated,
  fullBoard,
  idea,
  launched,
  names,
  planning,
  speech,
} from '../../test/support/fixtures/planning.ts';
import type { Language } from '../language/language.ts';
import type { Message } from '../slack/message.ts';
import { notification } from '../slack/typed.ts';
import type { Board } from './board.ts';
import { boardMessage } from './board-view.ts';
import { closedMessage, planMessage, type ShownPlan } from './plan-view.ts';
import { snapshotOf } from './rules.ts';

const read = ({ blocks, text }: Message): string[] =>
  asText(blocks, text, { user: names, channel: (id) => id }).split('\n');
const number = {
  ...{ name: 'sign-ups', kind: 'total' as const, target: '1500', targetIsSet: true },
  ...{ value: '1284', at: at('2026-11-20 16:00'), final: true },
};
const tomorrow = { date: '2026-11-24', prompt: '10:00', first: true };
const decided = (shown: Board, language: Language = 'en'): Message =>
  planMessage(
    {
      plan: snapshotOf(shown, tomorrow, null),
      takenOut: [],
      deeds: new Map(),
      deciding: new Map(),
      live: new Map(),
      changeIn: null,
    },
    names,
    speech(language),
  );

/** Each bet by a line of what is called so. */
const byLine = (
  bets: readonly { readonly hypothesisId: string }[],
  counts: string,
): ShownPlan['deciding'] => {
  const common = { way: 'line', direction: 'up', decided: '2026-12-11', metricId: null } as const;
  const plan = { ...common, counts, line: '123456789012345', earlier: [] };
  return new Map(bets.map((bet) => [bet.hypothesisId, { plan, live: null, retro: 5 }]));
};

describe('the board', () => {
  test('shows the number, what is due, what goes on and the ideas, best first', () => {
    expect(read(boardMessage(fullBoard, planning, speech('en')))).toEqual([
      'Planning · 23–29 November',
      'Last week 1,284 sign-ups (final) · target 1,500 · 14 days to work with',
      '[Change the target]',
      'Results due',
      'Countdown, live since Wednesday · @Marketing',
      '[Enter result] [Not yet]',
      'Won, now bigger',
      'Invite a friend, to all regions',
      'no estimate yet · from Marketing',
      '[Take it this week] [Estimate my part]',
      'Carried over',
      '• Pay button, simple version · Backend · live by Tue · 1.5 d · next: copy',
      'Taken this week · 7.5 of 14 days',
      '• Group invitations, simple version · Frontend with Backend · live by Thu · 4 d',
      '• Session storage clean-up · other work · Backend · 2 d',
      'Ideas, best first',
      'Group buying',
      'then sign-ups per visitor rise · worth it from +3% · because buyers recruit buyers',
      'ICE 7.3 · simple 4 d (Frontend 2, Backend 2), full 9 d · payment splitting costs the time · from Marketing',
      '[Take it this week] [Estimate my part]',
      'Shorter form',
      'no estimate yet · from Product',
      'Before “Take it this week” it needs an estimate, or “Then …” and “Worth it from”.',
      '[Estimate my part]',
      '[3 more ideas]',
      '[Propose an idea] [Estimate all at once] [Add other work] [Change what is taken] [That’s the plan]',
      'Closes by itself at 12:00 with what is taken by then.',
    ]);
  });

  test('speaks Chinese as a team there talks', () => {
    expect(read(boardMessage(fullBoard, planning, speech('zh-CN')))).toEqual([
      '计划会 · 11/23–11/29',
      '上周 sign-ups 1,284（最终） · 目标 1,500 · 本周可投入 14 人日',
      '[改目标]',
      '结果待填',
      'Countdown，周三上线 · @Marketing',
      '[填结果] [再等等]',
      '验证有效，扩大推广',
      'Invite a friend, to all regions',
      '还没评估 · Marketing 提出',
      '[本周就做] [评估我的工作量]',
      '顺延',
      '• Pay button（简单版） · Backend · 周二前上线 · 1.5 人日 · 下一步：copy',
      '本周已定 · 7.5 / 14 人日',
      '• Group invitations（简单版） · Frontend，协作：Backend · 周四前上线 · 4 人日',
      '• Session storage clean-up · 其他工作 · Backend · 2 人日',
      '想法，按得分排序',
      'Group buying',
      '预期：sign-ups per visitor rise · 达标线 +3% · 理由：buyers recruit buyers',
      'ICE 7.3 · 简单版 4 人日（Frontend 2、Backend 2）、完整版 9 人日 · 时间花在：payment splitting · Marketing 提出',
      '[本周就做] [评估我的工作量]',
      'Shorter form',
      '还没评估 · Product 提出',
      '评估了工作量，或补上“那么……”和“达标线”，才能选“本周就做”。',
      '[评估我的工作量]',
      '[再看 3 个想法]',
      '[提个想法] [一次评估多个] [加其他工作] [调整本周计划] [就这么定]',
      '12:00 自动结束，以那时已定的为准。',
    ]);
  });

  test('that comes late says so, and without ideas invites one', () => {
    const late = { ...planning, openedLate: true, openedAt: at('2026-11-23 09:50') };
    expect(read(boardMessage(board(), late, speech('en')))).toEqual([
      'Planning · 23–29 November',
      'Last week 1,284 sign-ups (final) · target 1,500 · 14 days to work with',
      '[Change the target]',
      'I was away until 09:50, so this comes late.',
      'No ideas on the list. The next one can be yours: one line is enough.',
      '[Propose an idea] [Add other work] [That’s the plan]',
      'Closes by itself at 12:00 with what is taken by then.',
    ]);
  });

  test.each([
    [
      { value: '1284', at: at('2026-11-20 15:30'), final: false },
      'Last week 1,284 sign-ups so far, as of Fri 15:30',
    ],
    [{ value: null, at: null, final: false }, 'sign-ups: no number for last week'],
    [
      { kind: 'level', value: '12.5', at: at('2026-11-23 09:00'), final: true } as const,
      '12.5 sign-ups, as of 09:00',
    ],
  ])('says from when its number is', (given, words) => {
    const metric = {
      name: 'sign-ups',
      kind: 'total' as const,
      target: null,
      targetIsSet: false,
      ...given,
    };
    const [, line] = read(boardMessage(board({ metric }), planning, speech('en')));
    expect(line).toBe(`${words} · no target · 14 days to work with`);
  });

  test('asks for last week’s final number, and whether the target is kept', () => {
    const metric = {
      ...{ name: '新增注册', kind: 'total' as const, target: '1500', targetIsSet: false },
      ...{ value: '1284', at: at('2026-11-20 16:00'), final: false },
    };
    expect(read(boardMessage(board({ metric }), planning, speech('en'))).slice(1, 3)).toEqual([
      'Last week 1,284 新增注册 so far, as of Fri 16:00 · target 1,500 as last week · 14 days to work with',
      '[Enter the final number] [Keep the target] [Change the target]',
    ]);
    expect(read(boardMessage(board({ metric }), planning, speech('zh-CN'))).slice(1, 3)).toEqual([
      '上周新增注册 1,284（截至周五 16:00） · 目标 1,500（同上周） · 本周可投入 14 人日',
      '[填最终数据] [目标不变] [改目标]',
    ]);
  });

  test('of a first week asks for no last one; of a level for what it is now', () => {
    const first = board({ isFirstWeek: true, metric: { ...number, value: null, at: null, final: false } });
    expect(read(boardMessage(first, planning, speech('en')))[2]).not.toContain('[');
    const level = board({ metric: { ...number, kind: 'level', target: null, final: false } });
    expect(read(boardMessage(level, planning, speech('en')))[2]).toBe('[Enter the number] [Set a target]');
  });

  test('buzzes with what a member wants to know', () => {
    expect(boardMessage(fullBoard, planning, speech('en')).text).toBe(
      'Planning is open until 12:00: 5 ideas, 14 days to work with',
    );
    expect(boardMessage(fullBoard, planning, speech('zh-CN')).text).toBe(
      '计划会开始了，12:00 结束：5 个想法，可投入 14 人日',
    );
  });

  test('calls only who has a result to enter', () => {
    expect(notifies(boardMessage(fullBoard, planning, speech('en'))).users).toEqual(['U2']);
  });

  test('an idea that is only a line can be estimated, not taken in', () => {
    const only = { hypothesis: idea('h1', 'Line', { state: 'idea' }), days: estimated({}) };
    const { blocks } = boardMessage(board({ ideas: [only], ideaCount: 1 }), planning, speech('en'));
    expect(buttonsOf(blocks).map(({ label }) => label)).toEqual([
      'Change the target',
      'Estimate my part',
      'Propose an idea',
      'Add other work',
      'That’s the plan',
    ]);
  });
});

describe('what was decided', () => {
  test('is told with owners, days and what each bet has to bring', () => {
    const worthItFrom = { direction: 'up', kind: 'relative', value: '3' } as const;
    const bet = {
      id: 'h',
      state: 'committed',
      parentId: null,
      authorId: 'U2',
      effect: null,
      worthItFrom,
    } as const;
    const [first, ...others] = fullBoard.taken;
    const taken = first ? [{ ...first, bet }, ...others] : [];
    const message = decided({ ...fullBoard, taken });
    expect(read(message)).toEqual([
      'This week we make two bets (5.5 of 14 days)',
      '1. Group invitations, simple version · @Frontend with Backend · live by Thu · worth it from +3%',
      '2. Pay button, simple version · @Backend · live by Tue',
      'Also: Session storage clean-up, 2 d, Backend',
      'First stand-up tomorrow at 10:00, your time.',
    ]);
    expect(message.text).toBe('This week we make two bets: Group invitations, Pay button');
    expect(notifies(message).users).toEqual(['U3', 'U4']);
  });

  test('is told in Chinese', () => {
    expect(read(decided(fullBoard, 'zh-CN'))).toEqual([
      '本周拍板 2 件事（5.5 / 14 人日）',
      '1. Group invitations（简单版） · @Frontend，协作：Backend · 周四前上线',
      '2. Pay button（简单版） · @Backend · 周二前上线',
      '另外：Session storage clean-up（2 人日，Backend）',
      '本周第一次站会：明天 10:00（你的当地时间）。',
    ]);
  });

  test('of a week in which nothing was taken in, says what is free and what waits', () => {
    expect(read(decided(board({ ideaCount: 6 })))).toEqual([
      'This week we take in nothing new: 14 days stay free.',
      '6 ideas wait on the list. Planning opens again with /squad plan, any day.',
      'First stand-up tomorrow at 10:00, your time.',
    ]);
    expect(read(decided(board({ ideaCount: 6 }), 'zh-CN')).slice(0, 2)).toEqual([
      '本周没有新加的事，14 人日还空着。',
      '清单上有 6 个想法。随时可以用 /squad plan 重新开计划会。',
    ]);
  });

  test('of a week with other work only, and what nobody has estimated, is honest', () => {
    const work = commitment('c', 'Interviews', { bet: null, ownerId: 'U1' });
    expect(read(decided(board({ taken: [work] })))[0]).toBe(
      'This week we make no new bets: other work comes first (0 of 14 days, 1 not estimated)',
    );
  });

  test('is where the closed board leads, once it stands', () => {
    const plan = snapshotOf(fullBoard, null, 'U1');
    const line = (url?: string): Message => closedMessage(plan, at('2026-11-23 11:42'), url, speech('en'));
    expect(read(line('https://acme.slack.com/archives/C1/p1'))).toEqual([
      'Planning closed at 11:42: two bets. What we decided',
    ]);
    expect(read(line())).toEqual(['Planning closed at 11:42: two bets.']);
  });
});

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.constantFrom(
    '<!channel>',
    '<@U9> @here @channel',
    '*_~`'.repeat(90),
    '&'.repeat(300),
    '<'.repeat(3000),
    '家'.repeat(300),
    '\u202Eabc\n\n\n'.repeat(60),
    '👨‍👩‍👧‍👦'.repeat(40),
  ),
);

const crowd = Array.from({ length: 40 }, (_, index) => `P${index}`);

describe('whatever people type', () => {
  test.each(['en', 'zh-CN'] as const)(
    'Slack takes board and outcome, and only the owners are called (%s)',
    (language) => {
      fc.assert(
        fc.property(
          fc.array(nasty, { minLength: 4, maxLength: 4 }),
          fc.nat({ max: 30 }),
          nasty,
          ([title = '', effect = '', because = '', costs = ''], count, name) => {
            const many = <T>(make: (index: number) => T): T[] =>
              Array.from({ length: count }, (_, i) => make(i));
            const listed = (index: number, parentId: string | null) => ({
              hypothesis: idea(`0190${index}`.padEnd(36, '-'), title || 'x', {
                effect,
                because,
                parentId,
                worthItFrom: '999999999999999',
                score: 7,
              }),
              days: estimated(
                Object.fromEntries(crowd.map((id) => [id, 999])),
                Object.fromEntries(crowd.map((id) => [id, 999])),
                costs,
              ),
            });
            const work = (index: number, kind: 'bet' | 'other') =>
              commitment(`0191${kind}${index}`.padEnd(36, '-'), title || 'x', {
                ...(kind === 'other' ? { bet: null } : {}),
                variant: 'simple',
                ownerId: 'P0',
                others: crowd.slice(1),
                days: 999,
                liveBy: '2026-11-27',
                launch: { ...launched, by: 'P0', at: 0 },
                nextStep: title,
              });
            const shown = board({
              metric: {
                name: title,
                kind: 'total',
                value: '1',
                at: 0,
                final: false,
                target: '2',
                targetIsSet: false,
              },
              resultsDue: many((index) => work(index, 'bet')),
              scaleUps: many((index) => listed(index, 'won')).slice(0, 3),
              scaleUpCount: count,
              carried: many((index) => work(index, 'bet')),
              taken: many((index) => work(index, index % 2 === 0 ? 'bet' : 'other')),
              ideas: many((index) => listed(index + 100, null)).slice(0, 5),
              ideaCount: count,
              names: () => name.slice(0, 40) || 'x',
            });
            const plan = snapshotOf(shown, tomorrow, null);
            const page = { at: 0, link: `https://acme.example/${'p'.repeat(900)}` };
            const live = new Map(plan.bets.map(({ commitmentId }) => [commitmentId, page]));
            const messages = [
              boardMessage(shown, { ...planning, openedLate: true }, speech(language)),
              planMessage(
                {
                  plan,
                  takenOut: [],
                  deeds: new Map(),
                  deciding: byLine(plan.bets, title),
                  live,
                  changeIn: 'S1',
                },
                shown.names,
                speech(language),
              ),
              closedMessage(plan, 0, 'https://acme.slack.com/archives/C1/p1', speech(language)),
            ];
            for (const { text, blocks } of messages) {
              const sent = { text: notification(text), blocks };
              expect(checkMessage(sent)).toBeUndefined();
              expect(blocks.length).toBeLessThanOrEqual(45);
              const called = notifies(sent);
              expect(called.users.every((id) => id === 'P0')).toBe(true);
              expect([...called.broadcasts, ...called.groups]).toEqual([]);
            }
          },
        ),
        { numRuns: 60 },
      );
    },
  );
});
