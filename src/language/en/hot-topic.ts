import type { Inline, Line } from '../line.ts';
import { bold, italic, join, line } from '../line.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** What the bot says of ideas that can't wait for Monday. Days, names and weekdays come formatted. */
export const hotTopic = {
  ask: 'Ask the squad now',
  confirm: {
    title: 'Ask the squad now?',
    text: 'The question goes to the channel and notifies who decides and everybody who is in today.',
    yes: 'Ask now',
    no: 'Not now',
  },
  asked: 'Asked in the channel; you are mentioned there once it is answered.',
  askedAlready: (name: string, time: string): string =>
    `${name} asked the squad at ${time}, and the answer is still open. Nothing to do.`,
  askedByYou: (time: string): string => `You asked the squad at ${time}; the answer is still open.`,
  planningFirst: (when: string): string =>
    `The squad plans ${when}, and this is on the list: no need to ask.`,
  planningNow: 'The squad is planning right now, and this is on the list: no need to ask.',
  paused: 'The squad is paused, so nobody can be asked right now. Your idea is kept.',
  weekIsOver: 'There is no working day left this week to ask for. Your idea is kept for the next planning.',

  question: (mentions: Inline, asker: string, title: string): Line =>
    join(
      [mentions, line`${asker} asks for this week: ${italic(title)}. How many days, and what gives way?`],
      ' ',
    ),
  notification: (asker: string, title: string): string => `${asker} asks for this week: ${title}`,
  more: (count: string): string => `and ${count} more`,
  ownerDecides: {
    none: (name: string): string => `There is no product manager yet, so ${name} decides.`,
    away: (name: string): string => `The product manager is away today, so ${name} decides.`,
  },
  anybodyDecides:
    'Neither a product manager nor the owner is here today, so anybody in the squad may decide.',
  later: (weekday: string): string => `Wait until ${weekday}`,
  laterUnknown: 'Wait for the next planning',
  confirmLater: {
    title: 'Not this week?',
    text: (title: string): string => `“${title}” stays on the list for the next planning.`,
    yes: 'Not this week',
    no: 'Go back',
  },

  givesWay: 'What gives way?',
  nothing: 'Nothing',
  choice: (title: string, days: string | null): string => (days === null ? title : `${title}, ${days}`),
  notOpen: 'This went live, was carried over or dropped a moment ago. Choose again.',

  /** "Answered in 14 minutes: in, 1 d, “Shorter form” gives way." */
  answer: {
    in: (days: string | null, givesWay: string | null): string =>
      ['in', days, givesWay === null ? null : `“${givesWay}” gives way`]
        .filter((part) => part !== null)
        .join(', '),
    monday: 'not this week',
    off: 'dropped meanwhile',
  },
  answered: (duration: string, answer: string): string => `Answered in ${duration}: ${answer}.`,
  lapsed: 'Not answered before planning opened: it is on the list there.',
  line: (asker: string, title: string, when: string): Line => line`${asker} asked (${when}): ${bold(title)}`,
  duration: {
    moment: 'under a minute',
    minutes: (n: number): string => count(n, 'minute', 'minutes'),
    hours: (hours: number, minutes: number): string =>
      minutes === 0 ? count(hours, 'hour', 'hours') : `${hours} h ${minutes} min`,
    days: (n: number): string => count(n, 'day', 'days'),
  },

  reply: {
    by: (answered: string, name: string): string => `${answered} Decided by ${name}.`,
    owner: (owner: Inline, liveBy: string | null): Line =>
      line`${owner} owns it${liveBy === null ? '' : `, live by ${liveBy}`}.`,
    givesWay: (title: string, owner: Inline): Line =>
      line`“${title}” (${owner}) is carried over to next week instead.`,
    monday: (title: string, day: string): string => `“${title}” is up ${day}.`,
    onDay: (weekday: string): string => `on ${weekday}`,
    nextPlanning: 'at the next planning',
  },

  onlyDeciders: (names: string): string =>
    `${names} decides this one. What helps now is your estimate: “Estimate my part”.`,
  already: {
    in: (name: string, time: string): string => `${name} took this in at ${time}. Nothing to do.`,
    monday: (name: string, time: string): string =>
      `${name} put this off to the next planning at ${time}. Nothing to do.`,
    off: 'This was dropped meanwhile. Nothing to do.',
    lapsed: 'This is on the planning’s list by now. Nothing to do here.',
  },
};
