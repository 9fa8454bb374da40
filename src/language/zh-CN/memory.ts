import type { memory as en } from '../en/memory.ts';
import { bold, line } from '../line.ts';
import { ended, spaced, unended } from '../sentence.ts';

const effectOf = (effect: string): string => (effect === '' ? '' : `，${effect}`);

export const memory: typeof en = {
  closeTo: (title, what) => line`和「${title}」很像：${what}`,
  gap: '',
  waiting: (name) => `清单上已经有了，${spaced(name, '提出')}。`,
  committed: '正在做。',
  launched: (date) => `${date}上线，还没有结果。`,
  dropped: (month, name, why) =>
    `${spaced(month, name, '决定不做了')}${why === '' ? '。' : `：${ended(unended(why), '。')}`}`,
  verdict: {
    ruledOut: (month, effect) => `${month}已经排除${effectOf(effect)}。`,
    won: (month, effect) => `${month}验证有效${effectOf(effect)}。`,
    lost: (month, effect) => `${month}验证无效${effectOf(effect)}。`,
    inconclusive: (month) => `${month}停下了，没有结论。`,
    invalid: (month) => `${month}测过，但那次测试不算数。`,
  },
  ruledOut: '排除',
  holdsFor: (whom) => spaced('适用于', whom),
  askAgain: (date) => spaced(date, '起可以再问'),
  repeats: (n) => `拦下 ${n} 次重复尝试`,
  ofSquad: ' — ',
  elsewhere: '其他小组试过的',
  share: {
    what: (squad) =>
      line`本工作区的其他小组记下类似的想法，或者搜索时，可以看到${bold(squad)}试过什么：小组名，以及每件验证有效、已排除或没有结论的事的标题、结果和收获。未出结论的想法、人名和讨论都看不到。`,
    isOn: '现在是开着的。',
    isOff: '现在是关着的。',
    turnOn: '允许其他小组看到',
    turnOff: '收回',
    turnedOn: '从现在起其他小组能看到了。用 /squad share 可以随时收回，立刻生效。',
    turnedOff: '其他小组看不到了。',
    onlyOwner: (owner) => `${spaced('请找', owner)}：只有小组负责人可以决定要不要让其他小组看到。`,
  },
  learned: (text) => `收获：${ended(text, '。')}`,
};
