import type { metric as en } from '../en/metric.ts';
import { bold, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const metric: typeof en = {
  standing: (metric, value, target, asOf) =>
    target === null
      ? line`${metric} ${bold(value)}（${until(asOf)}，未定目标）`
      : line`${metric} ${bold(value)}，目标 ${target}（${until(asOf)}）`,
  noNumber: (metric, target) =>
    target === null
      ? line`${bold(metric)}：本周还没有数据`
      : line`${bold(metric)}：本周还没有数据，目标 ${target}`,
  enterIt: '现在就填',
  updateIt: '更新一下',
  ask: (metric, retroAt) => `${spaced(metric, '现在是多少')}？${retroAt} 开始复盘。`,
  total: (metric, value, asOf) => line`${metric}：本周到目前 ${bold(value)}（${until(asOf)}）。`,
  level: (metric, value, asOf) => line`${metric}：${bold(value)}（${until(asOf)}）。`,
  lastWeek: (metric, value) => line`${spaced('上周', metric)} ${bold(value)}（最终）。`,
  atMost: (target) => `≤ ${target}`,
  limit: (target, over) =>
    over === null ? `目标 ≤ ${target}，已达成。` : `目标 ≤ ${target}，还高出 ${over}。`,
  directions: { up: '越高越好', down: '越低越好' },
  directionSet: {
    up: (metric) => `「${metric}」从现在起越高越好。`,
    down: (metric) => `「${metric}」从现在起越低越好，目标就是上限。`,
  },
  target: (target, of) => (of === null ? `目标 ${target}。` : `目标 ${target}，完成 ${of}%。`),
  sources: { typed: '', pull: '自动更新', push: '自动更新', file: '来自文件' },
  fromWhere: (came, origin) => `${came}（${origin}）`,
  settings: {
    all: '小组的指标',
    roles: { northStar: '北极星指标', driver: '驱动指标：带动北极星', guardrail: '护栏指标：不能变差' },
    add: '加一个指标',
    token: '让程序来报',
    change: '修改',
    end: '不再统计',
    confirmEnd: {
      title: '不再统计这个指标？',
      text: (metric) => `「${metric}」会从所有界面上消失，填过的数据仍然保留。`,
      yes: '不再统计',
      no: '继续统计',
    },
    full: (most) => `已经满了：除北极星指标外，最多再看 ${most} 个。`,
    title: '指标',
    newTitle: '加一个指标',
    name: '名称',
    nameHint: '写出来要能和数字连着读，例如“312 新增注册”。',
    role: '它对小组是什么',
    direction: '希望它怎么变',
    unit: '单位',
    unitHint: '跟在数值后面，例如 % 或 元。没有就留空。',
    added: (metric) =>
      `小组开始统计「${metric}」。用 /metric numbers 查看和填写，也可以带上名称：/metric ${metric} 12。`,
    changed: (metric) => `「${metric}」已修改，各处同步更新。`,
    ended: (metric) => `小组不再统计「${metric}」。`,
    nothingArrived: '本周还没有自动更新的数值。',
    gone: '小组已经不再统计这个指标。用 /metric numbers 看现在统计哪些。',
    problems: {
      'too-many': '指标已经满了，请先停掉一个。',
      'named-already': '小组已经有同名的指标，请换个能区分的名称。',
    },
  },
  pace: (expected, weeks, isKept, falls) =>
    `${isKept ? '进度正常' : falls ? '偏高' : '进度落后'}：按最近 ${weeks} 周的走势，到那时应${falls ? '不超过' : '达到'} ${expected}。`,
  before: (value, when) => `上一次是 ${value}（${when}）。`,
  instead: (value, when) => `那一周以它为准，不再看自动更新的数值（最近是 ${value}，${when}）。`,
  arrived: (value, when) => `自动更新的是 ${value}（${when}），本周以手填的为准。`,
  useArrived: (value) => `改用 ${value}`,
  noted: (metric, value) => `数字：${spaced(metric, value)}。`,
  ofWeek: (week, fact) => line`${week} ${fact}`,
  everywhere: {
    this: '频道里已同步更新。填错了再填一次就好。',
    last: '计划会上已同步更新。填错了，在计划会结束前再填一次就好。',
    next: '等小组那边进入这一周，频道里就会更新。填错了再填一次就好。',
  },
  title: '北极星指标',
  whichWeek: '哪一周的数据',
  weeks: { this: '本周到目前', last: '上周最终数据', next: '你那边已经开始的这一周' },
  weekNamed: (which, week) => `${which}（${week}）`,
  labels: {
    total: (metric) => `${metric}：本周到目前的累计`,
    level: (metric) => `${metric}：现在的数值`,
  },
  now: (value, asOf) => `目前是 ${value}（${until(asOf)}）。`,
  dated: (week, fact) => `${week}：${fact}`,
  nothingYet: '本周还没有数据。',
  lastWeekStands: (value, asOf) => `上周是 ${value}（${until(asOf)}）。`,
  nothingLastWeek: '上周没有数据。',

  targetTitle: '目标',
  targetLabel: (metric, week) => `${metric}：${spaced(week, '的目标')}`,
  targetHint: '之后每周都沿用，直到你们再改。留空就是不设目标。',
  targetSetBy: (name, target) =>
    target === null
      ? `${spaced(name, '刚刚取消了本周的目标')}，不用再操作。`
      : `${spaced(name, '已经把本周目标定为', target)}，不用再操作。`,
  or: ' 或 ',
  unsure: {
    which: '你指的是哪一个？',
    one: '是这个数字吗？',
    rest: (value, rest) => `看懂了 ${value}，没看懂“${rest}”。是这个数字吗？`,
    week: '你那边和小组不在同一周。你指的是哪一周？',
    ofWeek: (value, week) => `${value} · ${week}`,
  },
  problems: {
    otherForm: (form) => `请写成 ${form}。`,
    noNumber: '请填数据，例如 1284 或 12.5。',
    tooLong: '最多 15 位数字。',
    negative: '每周累计不能小于 0。',
    count: '请填整数，例如 1284。',
    target: '目标要大于 0。不设目标就留空。',
    targetOver: '那一周已经过去了，目标不再改动。',
    targetChanged: '小组刚刚换了指标。请关掉这个窗口，重新打开。',
    planned: '计划会已经结束，上周的数字就按那时的算。要改的话，用 /squad plan 重新开计划会。',
    over: '只能填本周和上周的数字，更早的不能再改。',
    level: '这个数字不按周清零，请直接填现在的数值，例如 /metric 1284。',
    changed: (metric) => `小组刚刚把指标换成了“${metric}”。请关掉这个窗口，重新打开。`,
  },
  typed: (text) => `你输入的是“${text}”。`,
};

const until = (asOf: string): string => spaced('截至', asOf);
