import { bold, type Inline, type Line, line } from '../line.ts';
import { ended } from '../sentence.ts';

/** What the bot says of a quarrel that the numbers decide. Names, days and people's words come formatted. */
export const quarrel = {
  /** At most 24 characters, as it stands in a message's menu. */
  title: 'Let the numbers decide',
  intro: (name: string | null, text: string): Line =>
    line`${name === null ? 'One side' : `One side, ${name}`}: “${text}”`,
  cut: 'The message is long: its beginning stands for it, with a link to the whole.',
  other: 'The other side (empty: I ask for it in the thread)',
  otherExample: 'It is festive',
  bet: 'The one bet that answers it',
  betHint: 'How it is measured, by a line or a test, is fixed when the squad takes it in.',
  betExample: 'Red front page for a week',
  backs: 'If the bet is won, the numbers are with',
  backing: { one: 'the side of the message', other: 'the other side' },
  minds: 'What would change each one’s mind?',
  mindsExample: 'Ann: 5% more orders. Ben: no more orders than last year.',
  opened: (isAsked: boolean): string =>
    isAsked
      ? 'The bet is on the list. In the thread I ask for the other side.'
      : 'The bet is on the list, and both sides stand in the thread.',
  noText: 'There is no text in this message that could be one side.',

  write: 'Write the other side',
  yours: 'The other side',
  mind: 'What would change your mind?',
  mindExample: '5% more orders in a week',
  problems: {
    written: (name: string): string => `${name} wrote the other side a moment ago. Nothing to do.`,
    ownSide:
      'One side is yours already. Somebody else takes the other one, or after a day I ask who opened it.',
    over: 'This has its answer, or was dropped: the other side can’t be written any more.',
  },

  heading: (title: string): Line => line`Let the numbers decide: ${bold(title)}`,
  side: (text: string, name: string | null): string => (name === null ? `“${text}”` : `“${text}” (${name})`),
  one: (side: string): string => `One side: ${side}`,
  otherSide: (side: string): string => `The other: ${side}`,
  asked: (until: string, opener: string): string =>
    `The other side: who sees it differently? Write it until ${until}; then I ask ${opener}.`,
  askedOpener: (opener: string): string =>
    `The other side: nobody wrote it within a day, so ${opener} is asked. Anybody in the squad still can.`,
  would: {
    minds: (text: string): string => `What would change each one’s mind: ${text}`,
    mind: (name: string, text: string): string => `What would change ${name}’s mind: ${text}`,
  },
  /** As it was said before the numbers were there. */
  was: {
    minds: (text: string): string => `What was to change each one’s mind: ${text}`,
    mind: (name: string, text: string): string => `What was to change ${name}’s mind: ${text}`,
  },
  ifWon: (side: string): string => `If the bet is won, the numbers are with ${side}.`,
  listed: 'The bet is on the list for the next planning. Its answer comes here.',
  underway: (plan: string): string => `The bet is in work, ${plan}. Its answer comes here.`,
  underwayPlain: 'The bet is in work. Its answer comes here.',
  answered: 'The numbers have answered: see below.',
  dropped: 'The squad has dropped the bet, so there will be no answer.',
  noThread: 'The message where this began is gone or takes no replies, so it stands in the channel.',
  notification: {
    asked: (title: string): string => `Who sees it differently? Let the numbers decide: ${title}`,
    both: (title: string): string => `Let the numbers decide: ${title}`,
  },

  askOpener: (title: string, text: string): Line =>
    line`${bold(title)}: nobody wrote the other side of “${text}” within a day. How would somebody put it who sees it differently?`,
  askDone: (title: string): Line => line`${bold(title)}: the other side is written, or not needed any more.`,

  answer: (title: string, verdict: string, short: string): Line =>
    line`The numbers have decided: ${bold(title)}: ${verdict}${short === '' ? '' : ` (${short})`}.`,
  withSide: (side: string): string => `The numbers are with ${side}.`,
  withOne: 'The numbers are with the side of the message.',
  withOther: 'The numbers are with the other side.',
  noSide: {
    inconclusive: 'The numbers can’t tell the two sides apart.',
    invalid: 'This test says nothing about either side: the question stays open.',
  },
  learned: (who: Inline, text: string): Line => line`${who} learned: ${ended(text, '.')}`,
  corrected: (before: string): string => `Corrected: it said “${before}” before.`,
  and: ' and ',
};
