import type { home as en } from '../en/home.ts';
import { bold, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const home: typeof en = {
  noSquad: {
    title: '你还没有加入增长小组',
    what: '增长小组就在频道里：几个人，一个数字，一周接一周。',
    invite: () => line`先到你们一起工作的频道，输入 ${bold('/invite @Growth Squad')}。`,
    setUp: () => line`再输入 ${bold('/squad setup')}：只有一张表，每一项都填好了默认值。`,
    join: '已经有小组了？请小组负责人在同一张表里把你加进去。',
  },
  guest: {
    title: '你在这里是访客',
    what: '访客可以在频道里旁观。数字、想法和回答由工作区的正式成员来填。',
  },
  channel: '去频道',
  paused: '已暂停：不提问，也不发消息。',
  squads: '你的小组',
  isPaused: '已暂停',
  pace: (isKept, falls) => (isKept ? '进度正常' : falls ? '偏高' : '进度落后'),
  inTheWay: (n) => `有 ${n} 件事卡住了`,
  decided: (when, titles) => `${when}：${titles}`,
  silent: (date) => `${date}之后没有数据`,
  week: '本周',
  nothingTaken: '还没有定要做的事。',
  more: (n) => `还有 ${n} 项`,
  waits: '等你处理',
  nothingWaits: '暂时没有，安心做事吧。',
  standupToday: (until) => line`${bold('今天的站会')} · ${until} 截止`,
  standupOf: (day, until) => line`${bold(`${day}的站会`)} · ${until} 截止`,
  planning: (until) => line`${bold('计划会')}进行中，${until} 截止。`,
  retro: (until) => line`${bold('复盘')}进行中，${until} 截止。`,
  see: '去看看',
  result: (title, since) => line`${bold(title)} · ${since}上线，结果怎么样？`,
  launch: (title, day) =>
    line`${bold(title)} · ${day === null ? '今天该上线' : spaced('原定', day, '前上线')}`,
  finish: (title, day) =>
    line`${bold(title)} · ${day === null ? '今天该做完' : spaced('原定', day, '前做完')}`,
  number: (metric) => line`${bold(metric)}：现在是多少？`,
  estimate: (title) => line`${bold(title)} · 还没评估你的工作量`,
  estimateNow: (title) => line`${bold(title)} · 可能本周就做，还没评估你的工作量`,
  topic: (title) => line`${bold(title)} · 本周做不做？`,
  blocker: {
    'in-the-way': (_name, text, since) =>
      line`${bold('你卡住了')}${since === '' ? '' : `（${since}）`}：${text}`,
    'asked-to-help': (name, text, since) =>
      line`${bold(spaced(name, '想请你帮忙'))}${since === '' ? '' : `（${since}）`}：${text}`,
    helping: (name, text) => line`${bold(spaced('你在帮', name))}：${text}`,
  },
  action: (text) => line`你在复盘里认领的：${bold(text)}`,
  ruledOut: (n) =>
    n === 0
      ? line`小组有过的想法和结果，都在这里。`
      : line`已排除 ${bold(`${n} 个错误答案`)}。小组有过的想法和结果，都在这里。`,
  memory: '全部想法',
  wrongAnswers: '错误答案',
  answer: '填站会',
  estimateMine: '评估我的工作量',
  next: (ritual, when) => line`${bold('接下来：')}${when} ${ritual}`,
  logIdea: '记个想法',
  enterNumber: '填数据',
  updateNumber: '更新数据',
  moreSquads: (n) => `你还在另外 ${n} 个小组里：到它们的频道输入 /squad。`,
  asOf: (when) => `${spaced('截至', when)}。重新打开这一页，就能看到最新情况。`,
};
