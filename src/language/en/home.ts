import { bold, type Line, line } from '../line.ts';

/** What App Home says. Titles, names, days and numbers come formatted. */
export const home = {
  noSquad: {
    title: 'You are in no squad yet',
    what: 'A growth squad lives in a channel: a few people, one number, one week after the other.',
    invite: (): Line => line`Where you work together, type ${bold('/invite @Growth Squad')}.`,
    setUp: (): Line => line`Then type ${bold('/squad setup')}: one form, every field is filled in already.`,
    join: 'Is there one already? Its owner adds you with the same form.',
  },
  guest: {
    title: 'You are a guest here',
    what: 'Guests can read along in the channel. Numbers, ideas and answers are kept by full members of the workspace.',
  },
  channel: 'Go to the channel',
  paused: 'Paused: nothing is asked and nothing is posted.',
  /** Above a line for each, for who has several. */
  squads: 'Your squads',
  isPaused: 'paused',
  pace: (isKept: boolean, falls: boolean): string =>
    isKept ? 'on pace' : falls ? 'above pace' : 'behind pace',
  inTheWay: (n: number): string => (n === 1 ? '1 thing is in the way' : `${n} things are in the way`),
  /** @param when "Decided this Friday" */
  decided: (when: string, titles: string): string => `${when}: ${titles}`,
  silent: (date: string): string => `no number since ${date}`,
  week: 'This week',
  nothingTaken: 'Nothing taken in yet.',
  more: (n: number): string => `and ${n} more`,
  waits: 'Waiting for you',
  nothingWaits: 'Nothing right now.',
  standupToday: (until: string): Line => line`${bold('Today’s stand-up')} · open until ${until}`,
  standupOf: (day: string, until: string): Line => line`${bold(`Stand-up of ${day}`)} · open until ${until}`,
  planning: (until: string): Line => line`${bold('Planning')} is open until ${until}.`,
  retro: (until: string): Line => line`${bold('The retro')} is open until ${until}.`,
  see: 'Go there',
  result: (title: string, since: string): Line =>
    line`${bold(title)} has been live since ${since}. What came of it?`,
  launch: (title: string, day: string | null): Line =>
    day === null
      ? line`${bold(title)} should go live today.`
      : line`${bold(title)} was to be live by ${day}.`,
  finish: (title: string, day: string | null): Line =>
    day === null
      ? line`${bold(title)} should be done today.`
      : line`${bold(title)} was to be done by ${day}.`,
  number: (metric: string): Line => line`${bold(metric)}: what is the number now?`,
  estimate: (title: string): Line => line`${bold(title)}: your part is not estimated yet.`,
  estimateNow: (title: string): Line =>
    line`${bold(title)} may go into this week: your part is not estimated yet.`,
  topic: (title: string): Line => line`${bold(title)}: does it go into this week?`,
  /** What stands in somebody's way; `since`: "for 3 days", "" on its first. */
  blocker: {
    'in-the-way': (_name: string, text: string, since: string): Line =>
      line`${bold('In your way')}${since === '' ? '' : ` ${since}`}: ${text}`,
    'asked-to-help': (name: string, text: string, since: string): Line =>
      line`${bold(name)} could use your help${since === '' ? '' : `, ${since}`}: ${text}`,
    helping: (name: string, text: string, _since: string): Line => line`You help ${bold(name)}: ${text}`,
  },
  action: (text: string): Line => line`You took this from a retro: ${bold(text)}`,
  ruledOut: (n: number): Line => {
    if (n === 0) return line`Every idea the squad had, and what came of it.`;
    return line`${bold(n === 1 ? '1 wrong answer' : `${n} wrong answers`)} ruled out so far. Every idea, and what came of it, is kept.`;
  },
  memory: 'All ideas',
  wrongAnswers: 'Wrong answers',
  answer: 'Answer',
  estimateMine: 'Estimate my part',
  next: (ritual: string, when: string): Line => line`${bold('Next:')} ${ritual}, ${when}`,
  /** A day over a week ahead, with its time. */
  logIdea: 'Log an idea',
  enterNumber: 'Enter number',
  updateNumber: 'Update number',
  moreSquads: (n: number): string =>
    n === 1
      ? 'You are in one more squad: type /squad in its channel.'
      : `You are in ${n} more squads: type /squad in their channels.`,
  asOf: (when: string): string => `As of ${when}. Open this page again to see what is new.`,
};
