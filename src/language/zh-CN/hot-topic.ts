import type { hotTopic as en } from '../en/hot-topic.ts';
import { bold, join, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const hotTopic: typeof en = {
  ask: '现在就问小组',
  confirm: {
    title: '现在就问小组？',
    text: '问题会发到频道里，并提醒拍板的人和今天在的所有人。',
    yes: '现在就问',
    no: '先不问',
  },
  asked: '已经发到频道里了，有了答复会在那里 @ 你。',
  askedAlready: (name, time) => `${spaced(name, '在', time, '已经问过小组了')}，还在等答复，不用再操作。`,
  askedByYou: (time) => `你在 ${time} 已经问过小组了，还在等答复。`,
  planningFirst: (when) => `${spaced('小组', when, '开计划会')}，想法已经在清单上，不用另外问。`,
  planningNow: '小组正在开计划会，想法已经在清单上，不用另外问。',
  paused: '小组暂停中，现在没法问。你的想法还留着。',
  weekIsOver: '本周已经没有工作日了。你的想法留到下次计划会。',

  question: (mentions, asker, title) =>
    join([mentions, line`${spaced(asker, '想本周就做')}「${title}」：要几天？拿掉什么？`], ' '),
  notification: (asker, title) => `${spaced(asker, '想本周就做')}：${title}`,
  more: (count) => `另外 ${count} 人`,
  ownerDecides: {
    none: (name) => `小组还没有产品，${spaced('由', name, '拍板')}。`,
    away: (name) => `产品今天不在，${spaced('由', name, '拍板')}。`,
  },
  anybodyDecides: '产品和小组负责人今天都不在，小组里谁都可以拍板。',
  later: (weekday) => `${weekday}再说`,
  laterUnknown: '下次计划会再说',
  confirmLater: {
    title: '本周不做？',
    text: (title) => `「${title}」留在清单上，下次计划会再讨论。`,
    yes: '本周不做',
    no: '返回',
  },

  givesWay: '拿掉什么？',
  nothing: '都不拿',
  choice: (title, days) => (days === null ? title : `${title}，${days}`),
  notOpen: '这一条刚刚上线、顺延或者不做了，请重新选。',

  answer: {
    in: (days, givesWay) =>
      ['本周就做', days, givesWay === null ? null : `“${givesWay}”让路`]
        .filter((part) => part !== null)
        .join('，'),
    monday: '本周不做',
    off: '想法已经不做了',
  },
  answered: (duration, answer) => `${duration}后有了答复：${answer}。`,
  lapsed: '计划会之前没有答复，已经在计划会的清单上。',
  line: (asker, title, when) => line`${spaced(when, asker, '问小组')}：${bold(title)}`,
  duration: {
    moment: '不到一分钟',
    minutes: (n) => `${n} 分钟`,
    hours: (hours, minutes) => (minutes === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes} 分钟`),
    days: (n) => `${n} 天`,
  },

  reply: {
    by: (answered, name) => `${answered}${spaced(name, '拍板')}。`,
    owner: (owner, liveBy) => line`${owner} 负责${liveBy === null ? '' : `，${liveBy}前上线`}。`,
    givesWay: (title, owner) => line`「${title}」（${owner}）顺延到下周。`,
    monday: (title, day) => `「${title}」${day}再讨论。`,
    onDay: (weekday) => `下${weekday}`,
    nextPlanning: '下次计划会',
  },

  onlyDeciders: (names) => `${spaced('这件事由', names, '拍板')}。你可以先点“评估我的工作量”。`,
  already: {
    in: (name, time) => `${spaced(name, '在', time, '已经排进本周了')}，不用再操作。`,
    monday: (name, time) => `${spaced(name, '在', time, '已经留到下次计划会了')}，不用再操作。`,
    off: '这个想法已经不做了，不用再操作。',
    lapsed: '这一条已经在计划会的清单上，不用再操作。',
  },
};
