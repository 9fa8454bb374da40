import type { stakeholders as en } from '../en/stakeholders.ts';
import { channel, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const stakeholders: typeof en = {
  title: '周报抄送',
  what: (squad) =>
    `把「${squad}」的每期周报抄送到另一个频道，给管理层或其他关注进展的人看。周报有更正，那边也会跟着改。每月第一个工作日再发五行小结：指标、出了什么结论、排除了什么、节奏、卡了一周以上的事。复盘时写下的内容只留在小组里。`,
  who: '那个频道里的所有人都能看到，不限于小组成员。',
  channel: '频道',
  hint: '我得先在那个频道里：在那里输入 /invite @Growth Squad。留空就不再抄送。',
  problems: {
    own: '这就是小组自己的频道，周报已经在那里了。',
    removed: '我不在这个频道里。先在那里输入 /invite @Growth Squad，再保存一次。',
    archived: '这个频道已经归档了。',
    shared: '这个频道有外部的人，或者可以让外部的人进来。请选一个只属于本工作区的频道。',
    notYours: '你自己不在这个私密频道里，要由频道里的人来选。',
    unknown: 'Slack 没有及时告诉我谁在那个频道里，过一分钟再试。',
  },
  onlyInCharge: (owner) => `${spaced('请找', owner)}：只有小组负责人和产品可以决定抄送给谁。`,
  chosen: (id, people) =>
    line`从现在起，每期周报都会抄送到 ${channel(id)}${people === null ? '' : `，那里有 ${people} 个人`}。小组频道里也会说明这件事。`,
  none: '周报不抄送到其他频道。',
  told: {
    chosen: (by, id) =>
      line`${spaced('', by, '把周报抄送到了')} ${channel(id)}：从现在起那里的人也能看到每期周报，复盘时写下的内容除外。`,
    ended: (by) => `${spaced('', by, '关掉了周报抄送')}，周报只留在这里。`,
  },
  month: {
    title: (squad, month) => `「${squad}」${month}小结`,
    colon: '：',
    value: (value, week, target) => `${week} ${value}${target === null ? '' : `，目标 ${target}`}`,
    reached: (weeks, of) =>
      of === 1 ? (weeks === 1 ? '，已达成' : '，没达成') : `，${of} 周里有 ${weeks} 周达成`,
    decided: '出结论：',
    nothing: '没有。',
    bets: (n) => `${n} 件`,
    won: (titles) => `；验证有效：${titles}`,
    noneWon: '，没有验证有效的',
    ruledOut: '排除：',
    tempo: '节奏：',
    answers: (n, before) => `出结论 ${n} 件，前一个月 ${before} 件`,
    took: (days) => `；从上线到出结论 ${days} 天（中位数）`,
    asked: '需要你们帮忙：',
    inTheWay: (what, since) => spaced(`「${what}」从`, since, '卡到现在'),
  },
  begins: (squad, by) =>
    `从现在起，「${squad}」的周报每周也会发到这里，每月第一个工作日再加一份上月小结（${spaced('由', by, '选定')}）。之后有更正，这里也会跟着改。`,
};
