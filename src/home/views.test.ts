import { blocksAsText, checkView, notifies } from '@growth-squad/local-slack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at, blocker, commitment } from '../../test/support/fixtures/home.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import type { Commitment } from '../commitments/commitment.ts';
import type { Language } from '../language/language.ts';
import type { Squad } from '../squad/squad.ts';
import type { SquadOnHome } from './facts.ts';
import { type GoingOn, whatWaits } from './rules.ts';
import { guestHome, homeView } from './views.ts';

const now = at('2026-11-25', '09:50');
const squad: Squad = {
  id: 'S1',
  workspaceId: 'T1',
  channelId: 'C1',
  name: 'Growth',
  language: 'en',
  rituals: defaultRitualSettings('Europe/Berlin'),
  ownerId: 'ann',
  numberKeeperId: 'ann',
  state: 'active',
  pausedBy: null,
  pausedUntil: null,
  pausedAt: null,
  pausedVersion: null,
  version: 0,
  firstWeek: null,
  channelState: 'open',
  stakeholderChannelId: null,
  isShared: false,
};
const metric = {
  id: 'M1',
  workspaceId: 'T1',
  squadId: 'S1',
  name: 'new sign-ups',
  kind: 'total',
  direction: 'up',
  role: 'northStar',
  unit: null,
} as const;

const bet = (state: 'committed' | 'launched' | 'won'): Commitment['bet'] => ({
  id: 'H1',
  state,
  parentId: null,
  authorId: 'ann',
  effect: null,
  worthItFrom: { direction: 'up', kind: 'relative', value: '3' },
});

const one: SquadOnHome = {
  squad,
  address: 'https://acme.slack.com/archives/C1',
  zone: 'Europe/Berlin',
  current: {
    metric,
    standing: { value: '312', target: '1500', of: 20, asOf: at('2026-11-25', '09:40'), source: 'typed' },
  },
  glance: {
    today: '2026-11-25',
    number: {
      ...{ name: 'new sign-ups', kind: 'total', value: '312', at: at('2026-11-25', '09:40'), by: 'ann' },
      target: '1500',
      weeks: [
        { week: '2026-11-16', value: '1284', target: '1500', soFar: false },
        { week: '2026-11-23', value: '312', target: '1500', soFar: true },
      ],
    },
    pace: { expected: '450', weeks: 8, isKept: false },
    inTheAir: [{ commitment: commitment('Countdown'), on: '2026-11-27', plan: null }],
    blockers: [blocker('no copy'), blocker('no access')],
  },
  commitments: [
    commitment('Group buying', { bet: bet('committed'), liveBy: '2026-11-26' }),
    commitment('Pay button', { bet: bet('won'), state: 'launched', ownerId: 'bob' }),
    commitment('Countdown', {
      bet: bet('launched'),
      state: 'launched',
      checkIn: { date: '2026-12-03', missing: null, by: 'ann', at: now },
    }),
    commitment('Session clean-up', { state: 'done' }),
    commitment('Banner', { state: 'carried', ownerId: 'bob' }),
  ],
  names: (id) => (id === 'ann' ? 'Ann' : 'Bob'),
  waiting: [
    { kind: 'standup', occurrenceId: 'O1', date: '2026-11-25', closesAt: at('2026-11-25', '18:00') },
    { kind: 'standup', occurrenceId: 'O0', date: '2026-11-24', closesAt: at('2026-11-25', '10:00') },
    {
      kind: 'planning',
      closesAt: at('2026-11-25', '12:00'),
      address: 'https://acme.slack.com/archives/C1/p1',
    },
    { kind: 'retro', closesAt: at('2026-11-26', '18:00'), address: undefined },
    { kind: 'result', commitmentId: 'K1', title: 'Countdown', since: at('2026-11-24', '15:00') },
    { kind: 'launch', commitmentId: 'K2', title: 'Pay button', isBet: true, liveBy: '2026-11-25' },
    { kind: 'launch', commitmentId: 'K3', title: 'Clean-up', isBet: false, liveBy: '2026-11-24' },
    { kind: 'number' },
    { kind: 'topic', topicId: 'Q1', title: 'Group buying' },
    { kind: 'asked-to-help', blockerId: 'B1', text: 'no copy\nfor step 2', userId: 'bob', age: 'new' },
    { kind: 'in-the-way', blockerId: 'B2', text: 'no access', userId: 'ann', age: { days: 3 } },
    { kind: 'helping', blockerId: 'B3', text: 'the contract', userId: 'bob', age: 'yesterday' },
    { kind: 'action', actionId: 'A1', text: 'Estimates before lunch' },
    { kind: 'estimate', hypothesisId: 'H1', title: 'Group buying', asked: true },
    { kind: 'estimate', hypothesisId: 'H2', title: 'Shorter form', asked: false },
  ],
  moreWaiting: 4,
  next: { ritual: 'retro', at: at('2026-11-27', '16:00') },
  ruledOut: 7,
};

const read = (squads: readonly SquadOnHome[], language: Language, moreSquads = 0): string => {
  const view = homeView({ squads, moreSquads }, { language, zone: 'Europe/Berlin', now });
  expect(checkView(view, 'home')).toBeUndefined();
  return blocksAsText(view.blocks, { user: (id) => id, channel: (id) => id });
};

test('who has several squads reads each in a line first: number, pace, what is decided this Friday, since when it is silent', () => {
  const silent: SquadOnHome = {
    ...one,
    squad: { ...squad, id: 'S2', name: 'Shop', state: 'paused' },
    waiting: [],
    glance: {
      ...one.glance,
      number: { ...one.glance.number, value: null, at: at('2026-11-18', '17:00') },
      pace: undefined,
      inTheAir: [],
    },
  };
  const listed = (language: Language) => read([one, silent], language).split('\n').slice(0, 3);
  expect(listed('en')).toEqual([
    'Your squads',
    '• Growth · 312 of 1,500 new sign-ups · behind pace · Decided this Friday: Countdown',
    '• Shop · paused · new sign-ups: no number yet · no number since Wed 18 Nov',
  ]);
  expect(listed('zh-CN')).toEqual([
    '你的小组',
    '• Growth · new sign-ups 312，目标 1,500 · 进度落后 · 本周五出结论的：Countdown',
    '• Shop · 已暂停 · new sign-ups：还没有数据 · 11/18（周三）之后没有数据',
  ]);
});

describe('Home', () => {
  test('says where the number stands, what waits, the week, and what comes next', () => {
    expect(read([one], 'en')).toMatchInlineSnapshot(`
      "Growth
      312 of 1,500 new sign-ups as of 09:40
      Behind pace: 450 by then, as the last 8 weeks went.
      Last 2 weeks: 1,284 · 312 so far
      2 things are in the way
      Decided this Friday: Countdown
      Next: retro, Fri 16:00
      Go to the channel
      Waiting for you
      Today’s stand-up · open until 18:00 [Answer]
      Stand-up of Tuesday 24 November · open until 10:00 [Answer]
      Planning is open until 12:00.
      Go there
      The retro is open until Thu 18:00.
      Countdown has been live since Tue 24 Nov. What came of it? [Enter result]
      Pay button should go live today. [It’s live]
      Clean-up was to be done by Tue 24 Nov. [Done]
      new sign-ups: what is the number now?
      Group buying: does it go into this week?
      [Take it in] [Wait for the next planning]
      Bob could use your help: no copy · for step 2 [I can help]
      In your way for 3 days: no access [Resolved]
      You help Bob: the contract [Resolved]
      You took this from a retro: Estimates before lunch [Done]
      Group buying may go into this week: your part is not estimated yet. [Estimate my part]
      Shorter form: your part is not estimated yet. [Estimate my part]
      and 4 more
      This week
      • Group buying · live by Thu · Ann
      • Pay button · won · Bob
      • Countdown · live, we look again on Thu 3 Dec · Ann
      • Session clean-up · done · Ann
      • Banner · carried over · Bob
      7 wrong answers ruled out so far. Every idea, and what came of it, is kept. [All ideas]
      [Log an idea] [Update number] [Change what is taken] [Wrong answers]
      As of Wed 09:50. Open this page again to see what is new."
    `);
  });

  test('says the same in Chinese', () => {
    expect(read([one], 'zh-CN')).toMatchInlineSnapshot(`
      "Growth
      new sign-ups 312，目标 1,500（截至 09:40）
      进度落后：按最近 8 周的走势，到那时应达到 450。
      近 2 周：1,284 · 目前 312
      有 2 件事卡住了
      本周五出结论的：Countdown
      接下来：周五 16:00 复盘
      去频道
      等你处理
      今天的站会 · 18:00 截止 [填站会]
      11 月 24 日（周二）的站会 · 10:00 截止 [填站会]
      计划会进行中，12:00 截止。
      去看看
      复盘进行中，周四 18:00 截止。
      Countdown · 11/24（周二）上线，结果怎么样？ [填结果]
      Pay button · 今天该上线 [上线了]
      Clean-up · 原定 11/24（周二）前做完 [做完了]
      new sign-ups：现在是多少？
      Group buying · 本周做不做？
      [就做这个] [下次计划会再说]
      Bob 想请你帮忙：no copy · for step 2 [我来]
      你卡住了（已经 3 天）：no access [解决了]
      你在帮 Bob：the contract [解决了]
      你在复盘里认领的：Estimates before lunch [做完了]
      Group buying · 可能本周就做，还没评估你的工作量 [评估我的工作量]
      Shorter form · 还没评估你的工作量 [评估我的工作量]
      还有 4 项
      本周
      • Group buying · 周四前上线 · Ann
      • Pay button · 验证有效 · Bob
      • Countdown · 已上线，12/3（周四）再看 · Ann
      • Session clean-up · 做完了 · Ann
      • Banner · 顺延 · Bob
      已排除 7 个错误答案。小组有过的想法和结果，都在这里。 [全部想法]
      [记个想法] [更新数据] [调整本周计划] [错误答案]
      截至周三 09:50。重新打开这一页，就能看到最新情况。"
    `);
  });

  test('prints no asterisks where a Chinese title stands before Chinese words', () => {
    const waiting = one.waiting.map((thing) => ('title' in thing ? { ...thing, title: '拼团' } : thing));
    expect(read([{ ...one, waiting }], 'zh-CN')).not.toContain('*');
  });

  test('of a quiet new squad has good words, in both languages', () => {
    const quiet: SquadOnHome = {
      ...one,
      current: {
        metric,
        standing: { value: undefined, target: undefined, of: undefined, asOf: undefined, source: undefined },
      },
      commitments: [],
      waiting: [],
      moreWaiting: 0,
      next: { ritual: 'planning', at: at('2026-12-07', '09:30') },
      ruledOut: 0,
    };
    expect(read([quiet], 'en', 2)).toMatchInlineSnapshot(`
      "Growth
      new sign-ups: no number yet this week
      Behind pace: 450 by then, as the last 8 weeks went.
      Last 2 weeks: 1,284 · 312 so far
      2 things are in the way
      Decided this Friday: Countdown
      Next: planning, Mon 7 Dec 09:30
      Go to the channel
      Waiting for you
      Nothing right now.
      This week
      Nothing taken in yet.
      Every idea the squad had, and what came of it. [All ideas]
      [Log an idea] [Enter number]
      You are in 2 more squads: type /squad in their channels.
      As of Wed 09:50. Open this page again to see what is new."
    `);
    expect(read([quiet], 'zh-CN', 2)).toMatchInlineSnapshot(`
      "Growth
      new sign-ups：本周还没有数据
      进度落后：按最近 8 周的走势，到那时应达到 450。
      近 2 周：1,284 · 目前 312
      有 2 件事卡住了
      本周五出结论的：Countdown
      接下来：12/7（周一）09:30 计划会
      去频道
      等你处理
      暂时没有，安心做事吧。
      本周
      还没有定要做的事。
      小组有过的想法和结果，都在这里。 [全部想法]
      [记个想法] [填数据]
      你还在另外 2 个小组里：到它们的频道输入 /squad。
      截至周三 09:50。重新打开这一页，就能看到最新情况。"
    `);
  });

  test('of somebody without a squad says how to begin, and a guest reads what guests can do', () => {
    expect(read([], 'en')).toMatchInlineSnapshot(`
      "You are in no squad yet
      A growth squad lives in a channel: a few people, one number, one week after the other.
      1. Where you work together, type /invite @Growth Squad.
      2. Then type /squad setup: one form, every field is filled in already.
      Is there one already? Its owner adds you with the same form."
    `);
    expect(read([], 'zh-CN')).toMatchInlineSnapshot(`
      "你还没有加入增长小组
      增长小组就在频道里：几个人，一个数字，一周接一周。
      1. 先到你们一起工作的频道，输入 /invite @Growth Squad。
      2. 再输入 /squad setup：只有一张表，每一项都填好了默认值。
      已经有小组了？请小组负责人在同一张表里把你加进去。"
    `);
    for (const language of ['en', 'zh-CN'] as const) {
      expect(checkView(guestHome(language), 'home')).toBeUndefined();
    }
  });

  test('of a paused squad says so', () => {
    expect(read([{ ...one, squad: { ...squad, state: 'paused' } }], 'en')).toContain('Paused:');
  });
});

/** What people type to break out: markup, mentions, limits. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.constantFrom(
    '<!channel>',
    '@here',
    '<@U1>',
    '&'.repeat(300),
    '👩‍👩‍👧‍👦'.repeat(30),
    'x'.repeat(3000),
    '*_~`'.repeat(75),
    '\u200b',
  ),
);

/** A hundred of each sort wait for Ann, in a squad that is asked about much. */
const busy = (text: string, id: string): GoingOn => {
  const hundred = Array.from({ length: 100 }, (_, n) => `${id}${n}`.slice(-36));
  return {
    squad,
    now,
    standups: [],
    meetings: [],
    absences: [],
    due: hundred.map((one) => commitment(text, { id: one })),
    commitments: [],
    hasNumber: false,
    ideas: [],
    topics: hundred.map((topicId) => ({
      topicId,
      hypothesis: { id: topicId, title: text },
      estimated: false,
    })),
    decides: true,
    blockers: hundred.slice(0, 4).map((one) => blocker(one, { text, helperId: 'ann' })),
    actions: [],
  };
};

const named = (text: string, index: number): SquadOnHome => {
  const id = `${'0'.repeat(35)}${index}`;
  const { listed: waiting } = whatWaits(busy(text, id), { userId: 'ann', zone: 'Asia/Shanghai' });
  return {
    ...one,
    squad: { ...squad, id, name: text },
    current: {
      metric: { ...metric, name: text },
      standing: { value: '9'.repeat(15), target: '9'.repeat(15), of: 100, asOf: now, source: 'typed' },
    },
    commitments: Array.from({ length: 100 }, () => commitment(text, { bet: bet('won'), state: 'launched' })),
    names: () => 'n'.repeat(40),
    waiting,
    moreWaiting: 99,
  };
};

test('whatever people type, five full squads make a Home that Slack takes, and nobody is pinged', () => {
  fc.assert(
    fc.property(anything, fc.constantFrom('en' as const, 'zh-CN' as const), (text, language) => {
      const squads = Array.from({ length: 5 }, (_, index) => named(text, index));
      const view = homeView({ squads, moreSquads: 40 }, { language, zone: 'Asia/Shanghai', now });
      expect(checkView(view, 'home')).toBeUndefined();
      expect(view.blocks.length).toBeLessThanOrEqual(100);
      expect(notifies({ blocks: view.blocks })).toEqual({ users: [], broadcasts: [], groups: [] });
    }),
    { numRuns: 60 },
  );
});
