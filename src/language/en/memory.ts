import type { Inline, Line } from '../line.ts';
import { line } from '../line.ts';
import { ended, unended } from '../sentence.ts';

const effectOf = (effect: string): string => (effect === '' ? '' : `, ${effect}`);

/** What the bot says of something like it that the squad had before. Months and effects come formatted. */
export const memory = {
  closeTo: (title: Inline, what: string): Line => line`Close to ${title}: ${what}`,
  gap: ' ',
  waiting: (name: string): string => `on the list already, from ${name}.`,
  committed: 'being built right now.',
  launched: (date: string): string => `live since ${date}, no result yet.`,
  dropped: (month: string, name: string, why: string): string =>
    why === ''
      ? `dropped in ${month} by ${name}.`
      : `dropped in ${month} by ${name}: ${ended(unended(why), '.')}`,
  verdict: {
    ruledOut: (month: string, effect: string): string => `ruled out in ${month}${effectOf(effect)}.`,
    won: (month: string, effect: string): string => `won in ${month}${effectOf(effect)}.`,
    lost: (month: string, effect: string): string => `lost in ${month}${effectOf(effect)}.`,
    inconclusive: (month: string, _effect: string): string => `stopped in ${month} without an answer.`,
    invalid: (month: string, _effect: string): string => `tested in ${month}, but the test does not count.`,
  },
  ruledOut: 'ruled out',
  holdsFor: (whom: string): string => `holds for ${whom}`,
  askAgain: (date: string): string => `ask again from ${date}`,
  repeats: (n: number): string => `stopped ${n} ${n === 1 ? 'repeat' : 'repeats'}`,
  learned: (text: string): string => `Learned: ${ended(text, '.')}`,
};
