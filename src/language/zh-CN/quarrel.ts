import type { quarrel as en } from '../en/quarrel.ts';
import { bold, line } from '../line.ts';
import { ended, spaced } from '../sentence.ts';

export const quarrel: typeof en = {
  title: '让数据说话',
  intro: (name, text) => line`${name === null ? '一方' : spaced('一方，', name)}：“${text}”`,
  cut: '原消息比较长，这里只取开头，会附上原消息的链接。',
  other: '另一方怎么看（不填的话，我在回复里问一天）',
  otherExample: '红色喜庆',
  bet: '用哪一件事来验证',
  betHint: '怎么算（按达标线还是做测试），本周拍板要做时再定。',
  betExample: '首页换成红色，试一周',
  backs: '如果验证有效，数据支持',
  backing: { one: '消息里的这一方', other: '另一方' },
  minds: '看到什么，双方会改变看法？',
  mindsExample: '小林：订单多 5%；小周：订单不比去年多',
  opened: (isAsked) =>
    isAsked ? '已经记进清单，我在原消息的回复里问另一方。' : '已经记进清单，双方的看法都在原消息的回复里。',
  noText: '这条消息里没有文字，没法当作一方的看法。',

  write: '写另一方的看法',
  yours: '另一方的看法',
  mind: '看到什么，你会改变看法？',
  mindExample: '一周订单多 5%',
  problems: {
    written: (name) => `${spaced(name, '刚刚写了另一方的看法')}，不用再操作。`,
    ownSide: '你已经是其中一方了。另一方由别人来写；到时候没人写，我再问发起的人。',
    over: '这件事已经有结论，或者不做了，不能再写另一方的看法。',
  },

  heading: (title) => line`让数据说话：${bold(title)}`,
  side: (text, name) => (name === null ? `“${text}”` : `“${text}”（${name}）`),
  one: (side) => `一方：${side}`,
  otherSide: (side) => `另一方：${side}`,
  asked: (until, opener) =>
    `另一方：谁的看法不一样？${spaced(until, '前写下来')}；没人写的话，${spaced('我去问', opener)}。`,
  askedOpener: (opener) =>
    `另一方：一天内没有人写，${spaced('已经去问', opener)}。小组里谁想写，现在也还可以写。`,
  would: {
    minds: (text) => `看到什么，双方会改变看法：${text}`,
    mind: (name, text) => `看到什么，${spaced(name, '会改变看法')}：${text}`,
  },
  was: {
    minds: (text) => `之前说过，看到什么双方会改变看法：${text}`,
    mind: (name, text) => `之前说过，看到什么${spaced(name, '会改变看法')}：${text}`,
  },
  ifWon: (side) => `如果验证有效，数据支持${side}。`,
  listed: '已经在清单上，下次计划会讨论。结果会发在这里。',
  underway: (plan) => `正在做：${plan}。结果会发在这里。`,
  underwayPlain: '正在做。结果会发在这里。',
  answered: '数据已经有答案，看下面。',
  dropped: '小组决定不做了，所以不会有结果。',
  noThread: '原消息已经删除，或者不能回复，所以发在频道里。',
  notification: {
    asked: (title) => `谁的看法不一样？让数据说话：${title}`,
    both: (title) => `让数据说话：${title}`,
  },

  askOpener: (title, text) =>
    line`${bold(title)}：对“${text}”，一天内没有人写另一方的看法。看法不一样的人会怎么说？`,
  askDone: (title) => line`${bold(title)}：另一方的看法已经写好，或者不需要了。`,

  answer: (title, verdict, short) =>
    line`数据说话了：${bold(title)}，${verdict}${short === '' ? '' : `（${short}）`}。`,
  withSide: (side) => `数据支持${side}。`,
  withOne: '数据支持消息里的那一方。',
  withOther: '数据支持另一方。',
  noSide: {
    inconclusive: '数据分不出哪一方更对。',
    invalid: '这次测试不能说明哪一方更对，问题还没有答案。',
  },
  learned: (who, text) => line`${who} 的收获：${ended(text, '。')}`,
  corrected: (before) => `更正：之前写的是“${before}”。`,
  and: '、',
};
