import type { Inline, Line } from '../line.ts';
import { bold, line } from '../line.ts';
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
  /** Between another squad's name and what it tried. */
  ofSquad: ' — ',
  elsewhere: 'Tried in other squads',
  /** Whether other squads find what this one tried. */
  share: {
    what: (squad: string): Line =>
      line`Other squads of this workspace can find what ${bold(squad)} tried, when they log something like it or search: its name, and of each bet that won, was ruled out or ended without an answer the title, the result and what was learned. No open ideas, nobody’s name, no threads.`,
    isOn: 'They find it now.',
    isOff: 'They do not find it now.',
    turnOn: 'Let them find it',
    turnOff: 'Take it back',
    turnedOn: 'From now on they find it. /squad share takes it back, at once.',
    turnedOff: 'Nothing of it is found any more.',
    onlyOwner: (owner: string): string =>
      `Ask ${owner}: only the squad’s owner decides whether other squads find what it tried.`,
  },
  learned: (text: string): string => `Learned: ${ended(text, '.')}`,
};
