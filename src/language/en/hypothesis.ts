import type { Line } from '../line.ts';
import { bold, join, line } from '../line.ts';

/** What the bot says of ideas, hypotheses and estimates. Days, numbers and names come formatted. */
export const hypothesis = {
  newTitle: 'An idea',
  title: 'If we …',
  titleExample: 'let three people buy together',
  effect: 'Then …',
  effectExample: 'sign-ups per visitor rise',
  because: 'Because …',
  becauseExample: 'buyers recruit buyers',
  worthItFrom: 'Worth it from',
  worthItFromExample: '3',
  worthItFromHint:
    'The least change that makes it worth building, fixed before anybody builds. With a minus if the number should fall.',
  worthItKind: 'Counted in',
  relative: 'per cent',
  absolute: 'the number itself',
  impact: 'Impact, from 1 to 10',
  impactHint: 'How far the number moves if it works.',
  confidence: 'Confidence, from 1 to 10',
  confidenceHint: 'How sure you are that it works. How easy it is comes from the estimates.',
  worthItProblem: 'Write a number other than 0, such as 3 or -2.5.',
  percentOfNumber: 'With a % sign, choose “per cent”.',
  /** A field by its name. */
  quoted: (field: string): string => `“${field}”`,
  onlyMembers: 'Only members of the squad can do that. Ask its owner to add you under /squad setup.',
  takenIn: 'The squad has taken this in, so its wording stays as it is.',

  logged: (title: string): Line => line`Logged: ${bold(title)}`,
  yourIdeaIsLogged: 'Your idea is logged.',
  wholeText: 'The title is its beginning; your whole text stands under “Because”.',
  planningNow: 'The squad is planning right now, and it is on the list.',
  squadPlans: (when: string): string => `The squad plans ${when}.`,
  theyPlan: (names: string, when: string): string => `${names} plan ${when}.`,
  theyPlanNow: (names: string): string => `${names} are planning right now, and it is on the list.`,
  planningClosed: (time: string, day: string): string =>
    `Planning closed at ${time}. Your idea is kept for ${day}.`,
  more: (count: string): string => `${count} more`,
  makeItAHypothesis: 'Make it a hypothesis',
  changeIt: 'Change it',

  /** A day, as it stands after "kept for". */
  day: {
    today: 'today',
    tomorrow: 'tomorrow',
    soon: (weekday: string): string => weekday,
    nextWeek: (weekday: string): string => weekday,
    inAWeek: (weekday: string): string => `next ${weekday}`,
    date: (date: string): string => date,
  },
  /** A day, as it stands after "plans", or "first stand-up". */
  onDay: {
    today: 'today',
    tomorrow: 'tomorrow',
    soon: (weekday: string): string => `on ${weekday}`,
    nextWeek: (weekday: string): string => `on ${weekday}`,
    inAWeek: (weekday: string): string => `next ${weekday}`,
    date: (date: string): string => `on ${date}`,
  },
  atTime: (day: string, time: string): string => `${day} at ${time}`,

  estimateTitle: 'Estimate my part',
  estimateIntro: (title: string): Line => line`${bold(title)}`,
  simple: 'Your part of the simple version, in person-days',
  simpleHint: 'Such as 0.5 or 2; 0 if there is nothing for you to do.',
  full: 'Your part of the full version, in person-days',
  fullHint: 'Empty if there is only one version.',
  costs: 'What costs the time?',
  costsExample: 'payment splitting',
  daysProblem: 'Person-days from 0 to 99, such as 0.5 or 2.',
  nobodyYet: 'Nobody else has estimated this yet.',
  othersSaid: 'So far',
  part: (name: string, roles: string, days: string, costs: string): Line =>
    join([
      line`${bold(name)}${roles === '' ? '' : ` (${roles})`}: ${days}`,
      costs === '' ? '' : line` · ${costs}`,
    ]),
  /** The form for all that waits, ten at a time. */
  estimateAll: {
    button: 'Estimate all at once',
    intro:
      'Your own part, in person-days, such as 0.5 or 2; 0 if there is nothing for you to do. What you leave empty waits.',
    next: 'Save and go on',
    allDone: 'Every idea on the list has your part.',
    last: 'That was the last one. What you left empty waits until you come back.',
  },
  liveAlready: 'This is live already: there is nothing left to estimate.',
  notOpen: 'This is off the list: there is nothing left to estimate.',

  /** One short sentence of what it should bring; each part may be missing. */
  bet: (parts: { effect: string; worthItFrom: string; because: string; differs: string }): string =>
    [
      parts.effect === '' ? '' : `then ${parts.effect}`,
      parts.worthItFrom === '' ? '' : `worth it from ${parts.worthItFrom}`,
      parts.because === '' ? '' : `because ${parts.because}`,
      parts.differs === '' ? '' : `different now: ${parts.differs}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  ice: (score: string): string => `ICE ${score}`,
  noScore: 'no ICE yet: impact or confidence is missing',
  noEstimate: 'no estimate yet',
  variant: {
    simple: (days: string, parts: string): string => `simple ${days}${parts === '' ? '' : ` (${parts})`}`,
    full: (days: string, parts: string): string => `full ${days}${parts === '' ? '' : ` (${parts})`}`,
  },
  partDays: (name: string, days: string): string => `${name} ${days}`,
  between: ', ',
  costTheTime: (costs: string): string => `${costs} costs the time`,
  from: (name: string): string => `from ${name}`,
};
