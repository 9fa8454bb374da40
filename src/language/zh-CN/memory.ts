import type { memory as en } from '../en/memory.ts';
import { line } from '../line.ts';
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
  learned: (text) => `收获：${ended(text, '。')}`,
};
