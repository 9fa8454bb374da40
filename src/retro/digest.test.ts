import { asText, notifies } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { measuredRate, quietWeek } from '../../test/support/fixtures/retro.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { LinePlan } from '../measurement/plan.ts';
import { digestMessage } from './digest.ts';
import type { Digest } from './snapshot.ts';

const names = { user: (id: string) => id, channel: (id: string) => id };

const drawn = (digest: Digest, language: Language = 'en', classic = false) =>
  digestMessage(digest, {
    words: catalogue(language),
    format: formatFor(language),
    squadId: 'S1',
    zone: 'Asia/Shanghai',
    date: '2026-11-27',
    classic,
  });

/** As one reads it, the chart left out. */
const read = (digest: Digest, language?: Language): string[] => {
  const { blocks, text } = drawn(digest, language, true);
  return asText(blocks, text, names).split('\n');
};

const weeks = ['980', '1020', '1284', '1562'].map((value, index) => ({
  week: ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'][index] ?? '',
  value,
  target: '1500',
  soFar: index === 3,
}));
const metric: Digest['metric'] = {
  name: 'new sign-ups',
  kind: 'total',
  value: '1562',
  at: Date.parse('2026-11-27T07:40:00Z'),
  by: 'UM',
  target: '1500',
  weeks,
};
const winDays = { from: '2026-11-19', to: '2026-11-26' };
const lossDays = { from: '2026-11-02', to: '2026-11-22' };

/** VOICE's Friday, in English. */
const english: Digest = {
  ...quietWeek,
  date: '2026-11-27',
  metric,
  won: [
    {
      id: 'H1',
      link: null,
      title: 'Group buying',
      metric: 'sign-ups per visitor',
      measured: measuredRate({ a: [450, 10_190], b: [527, 10_190] }, winDays, 'visitors'),
      learned: 'buyers recruit buyers',
      proposedBy: 'Marketing',
      builtBy: [],
      designedBy: [],
      madeBy: ['Frontend', 'Backend', 'Designer'],
      scaleUp: { title: 'Group buying, to all regions', ownerId: 'Marketing', by: '2026-12-02' },
    },
  ],
  lost: [
    {
      id: 'H2',
      link: null,
      title: 'the red button',
      metric: 'sign-ups per visitor',
      measured: measuredRate({ a: [1010, 30_000], b: [949, 30_000] }, lossDays, 'visitors'),
      learned: 'colour does not hold people back, the form does',
      nthThisQuarter: 7,
    },
  ],
  tooEarly: [
    { id: 'H3', link: null, title: 'countdown', missing: '1,900 more visitors', date: '2026-12-03' },
  ],
  carried: [{ title: 'Pay button', bet: true, nextStep: 'copy' }],
  done: [{ title: 'session storage clean-up' }],
  launches: 1,
  notes: {
    wentWell: ['writing copy in pairs'],
    didnt: ['briefs by voice message'],
    tryNext: [],
  },
  actions: [{ text: 'estimates before lunch', ownerId: 'Backend' }],
  next: { ...quietWeek.next, scaleUps: 1, resultsDue: 1, ideas: 6, withoutEstimate: 4, estimateFirst: 'H1' },
};

const [win] = english.won;
const [loss] = english.lost;
if (!win || !loss) throw new Error('the example has both');

/** The same squad in Chinese. */
const chinese: Digest = {
  ...english,
  metric: { ...metric, name: '新增注册' },
  won: [
    {
      ...win,
      title: '拼团',
      metric: '访客注册率',
      measured: measuredRate({ a: [450, 10_190], b: [527, 10_190] }, winDays, '人'),
      learned: '买的人会带来买的人',
      scaleUp: { title: '拼团：推广到全部地区', ownerId: 'Marketing', by: '2026-12-02' },
    },
  ],
  lost: [
    {
      ...loss,
      title: '红色按钮',
      measured: measuredRate({ a: [1010, 30_000], b: [949, 30_000] }, lossDays, '人'),
      learned: '拦住用户的不是颜色，是表单',
    },
  ],
  tooEarly: [{ id: 'H3', link: null, title: '倒计时', missing: '还差 1,900 个样本', date: '2026-12-03' }],
  carried: [{ title: '支付按钮', bet: true, nextStep: '文案' }],
  done: [{ title: '清理会话存储' }],
  notes: {
    wentWell: ['结对写文案'],
    didnt: ['用语音提需求'],
    tryNext: [],
  },
  actions: [{ text: '午饭前评估工作量', ownerId: 'Backend' }],
};

describe('a full week', () => {
  test('reads in English as a product manager would have written it', () => {
    expect(read(english)).toEqual([
      'Decided this Friday',
      'Group buying won: +17% sign-ups per visitor (95% interval +3.6% to +32%, 20,380 visitors in 8 days; it had to bring +3%) 🎉',
      'Proposed by @Marketing, made by @Frontend, @Backend and @Designer. Now it gets bigger: “Group buying, to all regions”, @Marketing, by Wednesday 2 December.',
      'Learned: buyers recruit buyers.',
      'One wrong answer ruled out: the red button, −6% (95% interval −14% to +2.5%, 60,000 visitors in 3 weeks; it had to bring +3%)',
      'Learned: colour does not hold people back, the form does. The 7th this quarter; if it is proposed again, I will say so.',
      'Week of 23 November: 1,562 of 1,500 new sign-ups so far',
      'As of Fri 15:40. Last 4 weeks: 980 · 1,020 · 1,284 · 1,562 so far',
      'Too early: countdown. 1,900 more visitors; we look again on Thursday 3 December.',
      'Carried over: Pay button (next: copy).',
      'Also done: session storage clean-up.',
      'Retro — went well: writing copy in pairs · didn’t: briefs by voice message · from Monday: estimates before lunch (@Backend)',
      'Monday 09:30: 1 scale-up, 1 result due, 6 ideas, 4 of them not estimated yet',
      '[Estimate now]',
    ]);
  });

  test('reads in Chinese as a product team talks', () => {
    expect(read(chinese, 'zh-CN')).toEqual([
      '本周五出结论的',
      '「拼团」验证有效：访客注册率 +17%（95% 置信区间 +3.6% 至 +32%，8 天，样本 20,380 人；达标线 +3%） 🎉',
      '@Marketing 提出，@Frontend、@Backend、@Designer 落地。下一步扩大推广：「拼团：推广到全部地区」，@Marketing 负责，12 月 2 日（周三）前。',
      '收获：买的人会带来买的人。',
      '排除了一个错误答案：「红色按钮」，−6%（95% 置信区间 −14% 至 +2.5%，3 周，样本 60,000 人；达标线 +3%）',
      '收获：拦住用户的不是颜色，是表单。这是本季度排除的第 7 个；下次有人再提，我会提醒。',
      '11/23–11/29：新增注册 1,562，目标 1,500',
      '截至周五 15:40。近 4 周：980 · 1,020 · 1,284 · 目前 1,562',
      '数据还不够：倒计时。还差 1,900 个样本，12 月 3 日（周四）再看。',
      '顺延到下周：支付按钮（下一步：文案）。',
      '另外做完了：清理会话存储。',
      '复盘 — 做得好：结对写文案 · 没做好：用语音提需求 · 下周一开始：午饭前评估工作量（@Backend）',
      '周一 09:30 见：1 项扩大推广，1 个结果待填，6 个想法，其中 4 个还没评估',
      '[现在评估]',
    ]);
  });

  test('buzzes with the win, else with what was ruled out, else with the number', () => {
    expect(drawn(english).text).toBe('Group buying won: +17% sign-ups per visitor');
    expect(drawn({ ...english, won: [] }).text).toBe('One wrong answer ruled out: the red button, −6%');
    expect(drawn({ ...english, won: [], lost: [] }).text).toBe(
      'Week of 23 November: 1,562 of 1,500 new sign-ups so far',
    );
  });

  test('mentions only who is celebrated', () => {
    const { blocks, text } = drawn(english);
    expect(notifies({ blocks, text }).users).toEqual(['Marketing', 'Frontend', 'Backend', 'Designer']);
  });

  test('has one emoji, however many bets won', () => {
    const { blocks } = drawn({ ...english, won: [win, { ...win, title: 'Invite a friend' }] });
    expect(JSON.stringify(blocks).match(/"emoji","name"/g)).toHaveLength(1);
  });

  test('thanks whoever proposed and made it in one breath', () => {
    const alone = { ...win, madeBy: ['Marketing'], scaleUp: null };
    expect(read({ ...english, won: [alone] })).toContain('Proposed and made by @Marketing.');
    expect(read({ ...chinese, won: [alone] }, 'zh-CN')).toContain('@Marketing 提出并落地。');
  });

  test('thanks whoever built and designed it, where an older one says so', () => {
    const old = { ...win, madeBy: [], builtBy: ['Frontend'], designedBy: ['Designer'], scaleUp: null };
    expect(read({ ...english, won: [old] })).toContain(
      'Proposed by @Marketing, built by @Frontend, designed by @Designer.',
    );
    expect(read({ ...chinese, won: [old] }, 'zh-CN')).toContain(
      '@Marketing 提出，@Frontend 开发，@Designer 设计。',
    );
    const alone = { ...old, builtBy: ['Marketing'], designedBy: [] };
    expect(read({ ...english, won: [alone] })).toContain('Proposed and built by @Marketing.');
  });
});

describe('what was lost', () => {
  const wide = {
    ...loss,
    nthThisQuarter: null,
    measured: measuredRate({ a: [101, 3000], b: [95, 3000] }, winDays, null),
  };

  test('is called ruled out only when it is', () => {
    const told = read({ ...english, lost: [wide] });
    expect(told).toContain(
      'the red button lost: −5.9% (95% interval −29% to +24%, a sample of 6,000 in 8 days; it had to bring +3%)',
    );
    expect(told).toContain(
      'Learned: colour does not hold people back, the form does. Not ruled out: up to +24% is still possible, but it stops here.',
    );
  });

  test('is a hint where it was compared before and after, and where there are too few for an interval', () => {
    const few = measuredRate({ a: [4, 100], b: [3, 100] }, winDays, 'visitors');
    const told = read({ ...english, lost: [{ ...loss, measured: { ...few, method: 'before-after' } }] });
    expect(told).toContain(
      'One wrong answer ruled out: the red button, −25% (too few for an interval, 200 visitors in 8 days; it had to bring +3%; before and after: a hint, not proof)',
    );
  });
});

describe('the chart', () => {
  const chartOf = (digest: Digest) =>
    drawn(digest).blocks.find((block) => block.type === 'data_visualization');

  test('shows the number against its target from two weeks on', () => {
    expect(chartOf(english)).toMatchObject({
      chart: {
        series: [{ name: 'new sign-ups' }, { name: 'Target' }],
        axis_config: { categories: ['2 November', '9 November', '16 November', '23 November so far'] },
      },
    });
    expect(chartOf({ ...english, metric: { ...metric, weeks: weeks.slice(3) } })).toBeUndefined();
  });

  test('leaves the target out unless each week had one', () => {
    const some = weeks.map((one, index) => ({ ...one, target: index === 0 ? null : one.target }));
    expect(chartOf({ ...english, metric: { ...metric, weeks: some } })).toMatchObject({
      chart: { series: [{ name: 'new sign-ups' }] },
    });
  });

  test('is not drawn where the workspace has none; its numbers stand in words anyway', () => {
    expect(drawn(english, 'en', true).blocks.some((block) => block.type === 'data_visualization')).toBe(
      false,
    );
    expect(read(english).join('\n')).toContain('980 · 1,020 · 1,284 · 1,562 so far');
  });
});

describe('an ordinary week', () => {
  const carried = [
    { title: 'Group buying', bet: true, nextStep: null },
    { title: 'Pay button', bet: true, nextStep: null },
  ];

  test('in which nothing went live says so without blame', () => {
    expect(read({ ...quietWeek, metric: { ...metric, value: '1130', weeks: [] }, carried })).toEqual([
      'Week of 23 November: 1,130 of 1,500 new sign-ups so far',
      'As of Fri 15:40.',
      'Nothing went live this week. Group buying and Pay button are carried over.',
      'Monday 09:30: a blank page. Bring an idea with /idea.',
    ]);
    expect(read({ ...quietWeek, carried }, 'zh-CN')).toContain(
      '本周没有上线。Group buying、Pay button 顺延到下周。',
    );
  });

  test('in which nothing was planned has good words too', () => {
    expect(read(quietWeek)).toEqual([
      'Week of 23 November: no number yet',
      'The first one starts the chart. [Enter it]',
      'A quiet week: nothing was on the plan.',
      'Monday 09:30: a blank page. Bring an idea with /idea.',
    ]);
    expect(read(quietWeek, 'zh-CN')).toEqual([
      '11/23–11/29：还没有数据',
      '填上第一个，趋势图就从这里开始。 [现在就填]',
      '安静的一周：没有定要做的事。',
      '周一 09:30 见：还是一张白纸，有想法就发 /idea。',
    ]);
  });

  test('without a number says since when', () => {
    const stale = {
      ...metric,
      value: null,
      at: Date.parse('2026-11-20T02:00:00Z'),
      weeks: weeks.slice(0, 3),
    };
    expect(read({ ...quietWeek, metric: stale }).slice(0, 3)).toEqual([
      'Week of 23 November: no number yet',
      'Nobody has entered a number since Friday 20 November. [Enter it]',
      'Last 3 weeks: 980 · 1,020 · 1,284',
    ]);
  });

  test('of a level from before this week says from which day it is', () => {
    const old = { ...metric, kind: 'level' as const, at: Date.parse('2026-11-10T02:00:00Z') };
    expect(read({ ...quietWeek, metric: old })[1]).toContain('As of Tuesday 10 November.');
  });

  test('with a number older than the retro says from when it is, and asks for a newer one', () => {
    const old = { ...metric, at: Date.parse('2026-11-24T02:00:00Z') };
    expect(read({ ...quietWeek, metric: old }).slice(0, 2)).toEqual([
      'Week of 23 November: 1,562 of 1,500 new sign-ups so far [Update it]',
      'As of Tue 10:00. Last 4 weeks: 980 · 1,020 · 1,284 · 1,562 so far',
    ]);
  });

  test('tells the last word of its week as such', () => {
    const final = {
      ...metric,
      at: Date.parse('2026-11-30T02:00:00Z'),
      weeks: weeks.map((one) => ({ ...one, soFar: false })),
    };
    const digest = { ...quietWeek, metric: final };
    expect(read(digest).slice(0, 2)).toEqual([
      'Week of 23 November: 1,562 of 1,500 new sign-ups',
      'Final, entered on Monday 30 November. Last 4 weeks: 980 · 1,020 · 1,284 · 1,562',
    ]);
    expect(read(digest, 'zh-CN').slice(0, 2)).toEqual([
      '11/23–11/29：new sign-ups 1,562，目标 1,500',
      '最终数据，11 月 30 日（周一）填入。近 4 周：980 · 1,020 · 1,284 · 1,562',
    ]);
  });

  test('without a target says that there is none', () => {
    const aimless = { ...metric, target: null, weeks: weeks.map((one) => ({ ...one, target: null })) };
    expect(read({ ...quietWeek, metric: aimless }).slice(0, 2)).toEqual([
      'Week of 23 November: 1,562 new sign-ups so far',
      'As of Fri 15:40. No target was set for this week. Last 4 weeks: 980 · 1,020 · 1,284 · 1,562 so far',
    ]);
  });

  test('tells what was stopped, what did not count, what is live and what was dropped', () => {
    const told = read({
      ...quietWeek,
      inconclusive: [
        { id: 'H4', link: null, title: 'Push at noon', metric: null, measured: null, learned: '' },
      ],
      invalid: [
        {
          id: 'H5',
          link: null,
          title: 'Shorter form',
          metric: null,
          measured: null,
          learned: 'Tracking broke on iOS.',
        },
      ],
      live: [{ id: 'H6', link: 'https://acme.example/countdown', title: 'Countdown', since: '2026-11-25' }],
      dropped: [{ title: 'Banner' }],
      launches: 1,
    });
    expect(told.slice(0, 8)).toEqual([
      'Decided this week',
      'Push at noon: stopped without an answer',
      'Shorter form: the test does not count',
      'Learned: Tracking broke on iOS.',
      'Week of 23 November: no number yet',
      'The first one starts the chart. [Enter it]',
      'Live, result to come: Countdown, since Wednesday 25 November. · See it',
      'Dropped: Banner.',
    ]);
  });

  test('before a week without a planning does not promise one', () => {
    const told = read({ ...quietWeek, next: { ...quietWeek.next, opensAt: null, ideas: 2 } });
    expect(told.at(-1)).toBe('Next week: 2 ideas');
  });
});

describe('a Friday', () => {
  const plan = (counts: string, line: string): LinePlan => ({
    ...{ way: 'line', counts, direction: 'up', decided: '2026-12-11', metricId: null, line, earlier: [] },
  });
  const air = (title: string, since: string, on: string, counts: string, line: string) => ({
    ...{ id: title, link: null, title, since, decided: { plan: plan(counts, line), on } },
  });
  const live = (one: string, other: string, third: string, counts: string): Digest['live'] => [
    air(one, '2026-11-26', '2026-12-18', counts, '40'),
    air(other, '2026-11-25', '2026-12-11', counts, '56.5'),
    air(third, '2026-11-25', '2026-12-11', counts, '7'),
  ];

  test('begins with what is decided, then says of what is in the air on which day it will be', () => {
    const digest = {
      ...english,
      date: '2026-11-27',
      live: live('Banner', 'Coupon', 'Mail', 'trial lessons'),
    };
    const lines = read(digest);
    expect(lines[0]).toBe('Decided this Friday');
    const at = (text: string): number => lines.findIndex((line) => line.includes(text));
    expect(lines[at('In the air')]).toBe('In the air: decided on Friday 11 December');
    expect(lines[at('Coupon')]).toBe('• Coupon · by our line: trial lessons ≥ 56.5');
    expect(lines[at('18 December')]).toBe('In the air: decided on Friday 18 December');
    expect([at('Group buying won'), at('In the air'), at('Mail'), at('18 December'), at('Week of')]).toEqual(
      [at('Group buying won'), at('In the air'), at('Mail'), at('18 December'), at('Week of')].toSorted(
        (a, b) => a - b,
      ),
    );
    expect(lines.join(' ')).not.toContain('result to come');
  });

  test('in Chinese', () => {
    const lines = read(
      { ...chinese, date: '2026-11-27', live: live('横幅', '优惠券', '邮件', '试听课') },
      'zh-CN',
    );
    expect(lines[0]).toBe('本周五出结论的');
    expect(lines).toContain('还在跑的：12 月 11 日（周五）出结论');
    expect(lines).toContain('• 优惠券 · 按达标线：试听课 ≥ 56.5');
  });

  test('of which nothing was decided begins with the number', () => {
    expect(read({ ...quietWeek, metric, date: '2026-11-27' })[0]).toContain('Week of');
  });
});
