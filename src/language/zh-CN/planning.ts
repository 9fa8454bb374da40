import type { planning as en } from '../en/planning.ts';
import { bold, join, line } from '../line.ts';
import { spaced } from '../sentence.ts';

const things = (n: number): string => `${n} 件事`;
const days = (value: string): string => `${value} 人日`;

export const planning: typeof en = {
  header: (week) => `计划会 · ${week}`,
  late: (at) => `我刚才不在，${at} 才回来，所以发晚了。`,
  lastWeek: {
    final: (value, metric) => line`${spaced('上周', metric)} ${bold(value)}（最终）`,
    asOf: (value, metric, at) => line`${spaced('上周', metric)} ${bold(value)}（${spaced('截至', at)}）`,
    none: (metric) => line`${bold(metric)}：上周没有数据`,
  },
  now: {
    asOf: (value, metric, at) => line`${metric} ${bold(value)}（${spaced('截至', at)}）`,
    none: (metric) => line`${bold(metric)}：还没有数据`,
  },
  firstWeek: (metric) => line`北极星指标：${bold(metric)}`,
  target: (value) => `目标 ${value}`,
  targetGoesOn: (value) => `目标 ${value}（同上周）`,
  noTarget: '未定目标',
  enterFinal: '填最终数据',
  enterNow: '填数据',
  keepTarget: '目标不变',
  changeTarget: '改目标',
  setTarget: '定个目标',
  toWorkWith: (value) => `本周可投入 ${days(value)}`,

  resultsDue: '结果待填',
  due: (title, since) => line`${bold(title)}${since === null ? '' : `，${since}上线`}`,
  scaleUps: '验证有效，扩大推广',
  carried: '顺延',
  next: (step) => `下一步：${step}`,
  left: (days) => `还剩 ${days}`,
  tries: '上次复盘想试试的，还没人认领',
  taken: '本周已定',
  takenDays: (taken, of) => (of === null ? days(taken) : `${taken} / ${days(of)}`),
  notEstimated: (n) => `${n} 项未评估`,
  ideas: '想法，按得分排序',
  noIdeas: '清单上还没有想法。一句话就够，下一个就等你了。',
  more: (n) => `还有 ${n} 项`,
  moreIdeas: (n) => (n <= 10 ? `再看 ${n} 个想法` : `再看 10 个想法（还有 ${n} 个）`),
  nextIdeas: '后 10 个',
  ideasBefore: '前 10 个',
  noMoreIdeas: '其他想法都在上面，或者已经排进来了。',
  notYet: (missing) => `评估了工作量，或补上${missing}，才能选“本周就做”。`,

  versions: { simple: '（简单版）', full: '（完整版）' },
  fromRetro: '上次复盘要试的',
  biggerBy: (owner, by, late) => {
    if (by === null) return spaced(owner, '负责推广');
    return `${spaced(owner, '负责推广')}，${by}前${late === 0 ? '' : `，晚了 ${late} 天`}`;
  },
  otherWork: '其他工作',
  owner: (owner, others) => line`${owner}，协作：${others}`,
  liveBy: (day) => `${day}前上线`,
  liveSince: (day) => `${day}上线`,
  done: '做完了',
  worthItFrom: (least) => `达标线 ${least}`,
  between: ' · ',

  propose: '提个想法',
  addOtherWork: '加其他工作',
  close: '就这么定',
  confirmClose: {
    title: '就这么定？',
    empty: (of) => `本周可投入 ${days(of)}，还没有排。`,
    notEstimated: (n) => `有 ${n} 件事没评估就排进来了。`,
    yes: '就这么定',
    no: '再等等',
  },
  closesAt: (time) => `${time} 自动结束，以那时已定的为准。`,
  open: (n, toWorkWith, closes) => {
    const facts = [n === 0 ? '' : `${n} 个想法`, `可投入 ${days(toWorkWith)}`];
    const told = facts.filter((fact) => fact !== '').join('，');
    return `计划会开始了，${closes} 结束${told === '' ? '' : `：${told}`}`;
  },

  thisWeek: (n, detail) => line`${bold(`本周拍板 ${things(n)}`)}${detail === '' ? '' : `（${detail}）`}`,
  onlyOther: (detail) =>
    line`${bold('本周没有新的实验')}，先做其他工作${detail === '' ? '' : `（${detail}）`}`,
  nothing: (free) =>
    free === null
      ? line`${bold('本周没有新加的事')}。`
      : line`${bold('本周没有新加的事')}，${days(free)}还空着。`,
  nothingNext: (n) =>
    n === 0
      ? '有想法就用 /idea 写一句。随时可以用 /squad plan 重新开计划会。'
      : `清单上有 ${n} 个想法。随时可以用 /squad plan 重新开计划会。`,
  also: (items) => line`另外：${items}`,
  alsoItem: (title, days, name) => `${title}（${days === '' ? name : `${days}，${name}`}）`,
  betweenAlso: '；',
  takenOut: (titles) => `后来移出：${titles}`,
  firstStandup: (day, time) => `本周第一次站会：${day} ${time}（你的当地时间）。`,
  nextStandup: (day, time) => `下次站会：${day} ${time}（你的当地时间）。`,
  decided: (n, titles) => `本周拍板 ${things(n)}：${titles}`,

  closed: (time, n, decided) =>
    join([
      n === 0 ? `计划会 ${time} 结束，没有新加的事。` : `计划会 ${time} 结束，拍板 ${things(n)}。`,
      decided,
    ]),
  seeOutcome: '看结果',
  closedBy: (name) => `${spaced(name, '刚刚结束了计划会')}，不用再操作。`,
  closedAt: (time) => `计划会 ${time} 已结束，不用再操作。`,
};
