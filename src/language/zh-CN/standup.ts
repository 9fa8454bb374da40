import type { standup as en } from '../en/standup.ts';
import { bold, italic, line } from '../line.ts';
import { ended, spaced } from '../sentence.ts';

export const standup: typeof en = {
  answer: '回答',
  change: '修改',

  prompt: {
    planned: (since, day, plan) =>
      line`${spaced(since === 'yesterday' ? '昨天' : day, '你计划')}：${italic(plan)}${ended(plan, '。').slice(plan.length)}进展怎么样？`,
    first: '还没有昨天的计划。今天打算做什么？',
    late: '今天问得比平时晚了些。',
    toChannel: (at) => `${at} 发到频道`,
    joins: '会补进频道里的站会消息',
    until: (until) => `${until} 截止`,
    noted: (at) => `收到，${at} 发到频道。`,
    inChannel: '已发到频道。',
    changeUntil: (until) => `${until} 前都可以修改。`,
    away: '你今天不在，不用回答。',
    closed: (at) => `${at} 已截止。`,
    closedAnswered: (at) => `你的回答在频道里，${at} 已截止。`,
  },

  nudge: {
    text: '写两行就够。',
    state: (answered, all) => `${all} 人中 ${answered} 人已答`,
    thanks: '收到你的回答了，谢谢。',
  },

  modal: {
    title: (date) => `站会 · ${date}`,
    send: '提交',
    yesterday: (since, day) =>
      since === null || since === 'yesterday' ? '昨天做了什么？' : spaced(day, '以来做了什么？'),
    yesterdayHint: '这是你上次的计划，改成实际进展就行。',
    today: '今天做什么？',
    inTheWay: '有没有卡住？需要谁帮忙？',
    inTheWayHint: '会放在频道消息的最上面。',
    early: '你提交后，今天的站会就提前开始。',
  },

  noted: {
    title: '站会',
    later: (at) => `收到，${at} 发到频道。`,
    now: '收到，已发到频道。',
    change: (until) => line`${until} 前都可以用 ${bold('/standup')} 修改。`,
  },

  problems: {
    closed: (date, at) => `${date}的站会 ${at} 已截止。你写的内容还在，可以复制到下一次。`,
    closedNow: (date, at) => `${date}的站会 ${at} 已截止，大家的回答在频道里。`,
    paused: (squad) => `${spaced(squad, '已暂停')}：不提问，也不发消息。`,
    gone: '这次站会已经不在了。',
    longCommand: (most) => `最多 ${most} 个字符。请只输入 /standup，把多出来的内容写到其他栏里。`,
  },

  board: {
    title: (date) => `站会 · ${date}`,
    text: (date, answered, inTheWay) =>
      inTheWay === 0 ? `${date}站会：${answered} 人已答，没有人卡住` : `${date}站会：${inTheWay} 人卡住了`,
    inTheWay: '卡住了',
    obstacle: (name, text) => line`${bold(name)}：${text}`,
    today: (name, text) => line`${bold(name)} — ${text}`,
    done: (text) => line`${italic(`进展：${text}`)}`,
    away: (names) => `请假：${names}`,
    more: (count) => `另外 ${count} 人`,
    pending: (count) => `还有 ${count} 人没答`,
    everybody: '全员已答',
    closed: (at, answered, all) => `${at} 已截止 · ${all} 人中 ${answered} 人已答`,
    closedUnplanned: (at) => `${at} 已截止`,
    late: '今天比平时晚',
    inThread: '没放下的内容，全文在这条消息的回复里',
  },

  whole: {
    title: (name) => line`${bold(name)}：全文`,
    more: (name, part, of) => line`${bold(name)}：${part}/${of}`,
    text: (name) => spaced(name, '的站会全文'),
    done: '进展',
    today: '今天',
    inTheWay: '卡住了',
    shorter: '回答改短了，这里不再有内容。',
  },
};
