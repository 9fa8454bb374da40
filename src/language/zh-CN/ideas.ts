import type { ideas as en } from '../en/ideas.ts';
import { bold, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const ideas: typeof en = {
  withdraw: '撤回',
  confirmWithdraw: {
    title: '撤回这个想法？',
    text: (title) => `「${title}」会从清单上撤下，以后在 /ideas 的“不做了”里还能找到。`,
    yes: '撤回',
    no: '留着',
  },
  withdrawn: (title) => line`已撤回：${bold(title)}`,

  whatDiffers: '这次有什么不同？',
  differsLabel: '这次有什么不同',
  differsHint: '一两句就好，小组讨论的时候会和想法放在一起。',
  differsExample: '表单已经变短了，颜色可能就有用了',
  differsKept: (text) => line`已经记在想法里：${text}`,

  notWaiting: {
    underway: '小组已经开始做了，不用再操作。',
    answered: '这一条已经有结果了，不用再操作。',
    dropped: '这一条已经不做了，不用再操作。',
    gone: '这个想法已经不在了。',
  },

  shortcut: {
    from: (name) => `来自${spaced('', name, '的消息')}。`,
    fromMessage: '来自一条消息。',
    tooLong: (most) => `这条消息超过 ${most} 个字符，下面是开头部分；想法里会留着原消息的链接。`,
    known: (name, title) => line`${spaced(name, '已经记过这条消息了')}：${bold(title)}`,
    knownByNow: '这条消息已经有人记过了，在 /ideas 里。',
    noText: '这条消息里没有文字。用 /idea 写一句就行。',
    link: '原消息',
  },

  list: {
    title: '想法',
    search: '搜索小组所有的想法',
    searchExample: '按钮',
    submit: '搜索',
    choose: '看哪些',
    groups: {
      waiting: '待讨论，按得分排序',
      underway: '正在做和已上线',
      answered: '有结论的，从新到旧',
      ruledOut: '排除了的错误答案，从新到旧',
      dropped: '不做了',
    },
    empty: {
      waiting: '清单上还没有想法。一句话就够：/idea，下一个就等你了。',
      underway: '现在没有在做的，也没有已上线等结果的。',
      answered: '还没有结论，第一个结果出来就有了。',
      ruledOut: '还没有排除过错误答案。',
      dropped: '还没有哪个想法不做了。',
    },
    found: (text) => line`搜索“${bold(text)}”的结果，最相关的在前`,
    nothingFound: (text) => line`没有找到“${bold(text)}”。换个说法，或者少写几个字试试。`,
    open: '打开',
    next: '下一页',
    previous: '上一页',
    page: (n) => `第 ${n} 页`,
  },
  states: {
    idea: '想法',
    ready: '可以排进来',
    committed: '正在做',
    launched: '已上线',
    won: '验证有效',
    lost: '验证无效',
    inconclusive: '没有结论，已停下',
    invalid: '测试不算数',
    dropped: '不做了',
  },

  detail: {
    title: '想法',
    back: '回到清单',
    history: '来龙去脉',
    earlier: (n) => `还有 ${n} 条`,
    event: (when, what) => line`${when} · ${what}`,
    logged: (name) => spaced(name, '记下'),
    broughtIn: (name) => `${name} 导入的，小组成立以前的实验`,
    loggedFor: (name, author) => spaced(name, '从', author, '的消息里记下'),
    committed: (name) => spaced(name, '排进本周'),
    live: (name) => spaced(name, '上线'),
    takenOut: (name) => spaced(name, '移出了本周'),
    notLive: (name) => spaced(name, '撤回了上线'),
    changed: (name, what) => `${spaced(name, '做了调整')}：${what}`,
    changes: {
      owner: (name) => spaced('改由', name, '负责'),
      simple: '改做简单版',
      full: '改做完整版',
      launch: '上线说明',
    },
    result: (name, verdict, effect) =>
      `${spaced(name, '填了结果')}：${verdict}${effect === '' ? '' : `，${effect}`}`,
    dropped: (name, why) => `${spaced(name, '决定不做了')}${why === '' ? '' : `：${why}`}`,
    withdrew: (name) => spaced(name, '撤回'),
    reworded: (name, title) => `${spaced(name, '改写')}：${title}`,
    added: (name, what) => `${spaced(name, '补充了这次的不同')}：${what}`,
    estimated: (name, days) => spaced(name, '评估', days),
    asked: (name, answer) => `${spaced(name, '问了小组')}${answer === '' ? '，还没有答复' : `：${answer}`}`,
    note: (sentence, note) => `${sentence} · ${note}`,
  },

  drop: {
    button: '不做了',
    title: '不做了',
    intro: (title) => line`「${bold(title)}」会从清单上撤下，以后还能找到，原因也会留着。`,
    why: '为什么不做了',
    whyHint: '一句话，下次有人再提的时候用得上。',
    whyExample: '三月之前法务不同意',
  },
};
