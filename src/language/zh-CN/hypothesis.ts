import type { hypothesis as en } from '../en/hypothesis.ts';
import { bold, join, line } from '../line.ts';
import { spaced } from '../sentence.ts';

const day: typeof en.day = {
  today: '今天',
  tomorrow: '明天',
  soon: (weekday) => weekday,
  nextWeek: (weekday) => `下${weekday}`,
  inAWeek: (weekday) => `下${weekday}`,
  date: (date) => date,
};

export const hypothesis: typeof en = {
  newTitle: '提个想法',
  title: '如果我们……',
  titleExample: '上线三人拼团',
  effect: '那么……',
  effectExample: '访客注册率会上升',
  because: '因为……',
  becauseExample: '买的人会拉人一起买',
  worthItFrom: '达标线',
  worthItFromExample: '3',
  worthItFromHint: '至少变化多少才值得做，动手之前先约定。希望数字下降的，前面加负号。',
  worthItKind: '单位',
  relative: '百分比',
  absolute: '指标本身的数值',
  impact: '影响程度，1 到 10',
  impactHint: '做成了，数字能动多少。',
  confidence: '把握，1 到 10',
  confidenceHint: '做成的可能有多大。容易程度由大家评估的工作量算出。',
  worthItProblem: '请填一个不为 0 的数字，例如 3 或 -2.5。',
  percentOfNumber: '写了 %，单位就选“百分比”。',
  quoted: (field) => `“${field}”`,
  onlyMembers: '只有小组成员才能操作。请小组负责人用 /squad setup 把你加进来。',
  takenIn: '小组已经开始做了，假设的内容不再改动。',

  logged: (title) => line`已记下：${bold(title)}`,
  yourIdeaIsLogged: '你的想法已记下。',
  wholeText: '标题只取了开头，全文放在“因为”里了。',
  planningNow: '小组正在开计划会，想法已经在清单上。',
  squadPlans: (when) => `${spaced('小组', when, '开计划会。')}`,
  theyPlan: (names, when) => `${spaced(names, when)}开计划会。`,
  theyPlanNow: (names) => spaced(names, '正在开计划会，想法已经在清单上。'),
  planningClosed: (time, day) => `计划会 ${time} 已结束，${spaced('你的想法留到', day, '讨论。')}`,
  more: (count) => `另外 ${count} 人`,
  makeItAHypothesis: '写成假设',
  changeIt: '修改',

  day,
  onDay: day,
  atTime: (day, time) => `${day} ${time} `,

  estimateTitle: '评估我的工作量',
  estimateIntro: (title) => line`${bold(title)}`,
  simple: '简单版，我要几人日',
  simpleHint: '例如 0.5 或 2；没有要做的就填 0。',
  full: '完整版，我要几人日',
  fullHint: '只有一个版本就不用填。',
  costs: '时间主要花在哪里？',
  costsExample: '拆分支付',
  daysProblem: '请填 0 到 99 人日，例如 0.5 或 2。',
  nobodyYet: '还没有其他人评估。',
  othersSaid: '目前的评估',
  part: (name, roles, days, costs) =>
    join([
      line`${bold(name)}${roles === '' ? '' : `（${roles}）`}：${days}`,
      costs === '' ? '' : line` · ${costs}`,
    ]),
  estimateAll: {
    button: '一次评估多个',
    intro: '填你自己的那部分，单位人日，例如 0.5 或 2；没有要做的就填 0。还说不准的先空着。',
    next: '保存，继续',
    allDone: '清单上的想法你都评估过了。',
    last: '这是最后一批了。空着的先留着，想好了再来填。',
  },
  liveAlready: '已经上线，不用再评估了。',
  notOpen: '已经不在清单上，不用再评估了。',

  bet: ({ effect, worthItFrom, because, differs }) =>
    [
      effect === '' ? '' : `预期：${effect}`,
      worthItFrom === '' ? '' : `达标线 ${worthItFrom}`,
      because === '' ? '' : `理由：${because}`,
      differs === '' ? '' : `这次不同：${differs}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  ice: (score) => `ICE ${score}`,
  noScore: '还没有 ICE：还差影响程度或把握',
  noEstimate: '还没评估',
  variant: {
    simple: (days, parts) => `简单版 ${days}${parts === '' ? '' : `（${parts}）`}`,
    full: (days, parts) => `完整版 ${days}${parts === '' ? '' : `（${parts}）`}`,
  },
  partDays: (name, days) => `${name} ${days}`,
  between: '、',
  costTheTime: (costs) => `时间花在：${costs}`,
  from: (name) => spaced(name, '提出'),
};
