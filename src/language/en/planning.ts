import type { Inline, Line } from '../line.ts';
import { bold, join, line } from '../line.ts';

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const bets = (n: number): string => `${small[n] ?? n} ${n === 1 ? 'bet' : 'bets'}`;
const days = (value: string): string => `${value} ${value === '1' ? 'day' : 'days'}`;
const ideas = (n: number): string => (n === 1 ? '1 idea' : `${n} ideas`);
const filled = (...parts: (string | null)[]): string[] =>
  parts.filter((part) => part !== null && part !== '').map(String);

/** What the bot says on Mondays. Numbers, dates, times and names come formatted; days without their unit. */
export const planning = {
  header: (week: string): string => `Planning · ${week}`,
  late: (at: string): string => `I was away until ${at}, so this comes late.`,
  lastWeek: {
    final: (value: string, metric: string): Line => line`Last week ${bold(value)} ${metric} (final)`,
    asOf: (value: string, metric: string, at: string): Line =>
      line`Last week ${bold(value)} ${metric} so far, as of ${at}`,
    none: (metric: string): Line => line`${bold(metric)}: no number for last week`,
  },
  /** Of a metric that goes on from week to week. */
  now: {
    asOf: (value: string, metric: string, at: string): Line => line`${bold(value)} ${metric}, as of ${at}`,
    none: (metric: string): Line => line`${bold(metric)}: no number yet`,
  },
  firstWeek: (metric: string): Line => line`Our number: ${bold(metric)}`,
  target: (value: string): string => `target ${value}`,
  targetGoesOn: (value: string): string => `target ${value} as last week`,
  noTarget: 'no target',
  enterFinal: 'Enter the final number',
  enterNow: 'Enter the number',
  keepTarget: 'Keep the target',
  changeTarget: 'Change the target',
  setTarget: 'Set a target',
  toWorkWith: (value: string): string => `${days(value)} to work with`,

  resultsDue: 'Results due',
  due: (title: string, since: string | null): Line =>
    line`${bold(title)}${since === null ? '' : `, live since ${since}`}`,
  scaleUps: 'Won, now bigger',
  carried: 'Carried over',
  next: (step: string): string => `next: ${step}`,
  /** @param days with their unit: "1.5 d" */
  left: (days: string): string => `${days} left`,
  tries: 'From the retro, nobody has it yet',
  taken: 'Taken this week',
  takenDays: (taken: string, of: string | null): string =>
    of === null ? days(taken) : `${taken} of ${days(of)}`,
  notEstimated: (n: number): string => `${n} not estimated`,
  ideas: 'Ideas, best first',
  noIdeas: 'No ideas on the list. The next one can be yours: one line is enough.',
  more: (n: number): string => `and ${n} more`,
  /** A button; ten are shown at once. */
  moreIdeas: (n: number): string =>
    n <= 10 ? `${n} more ${n === 1 ? 'idea' : 'ideas'}` : `10 more of ${n} ideas`,
  nextIdeas: 'Next 10',
  ideasBefore: '10 before',
  noMoreIdeas: 'All others are on the board, or taken.',
  /** Why an idea can't be taken in yet. @param missing fields of a hypothesis */
  notYet: (missing: string): string => `Before “Take it this week” it needs an estimate, or ${missing}.`,

  versions: { simple: ', simple version', full: ', full version' },
  fromRetro: 'from the retro',
  /** @param late by how many days that day has passed */
  biggerBy: (owner: string, by: string | null, late: number): string => {
    if (by === null) return `${owner} makes it bigger`;
    if (late === 0) return `${owner} makes it bigger by ${by}`;
    return `${owner} was to make it bigger by ${by}, ${late} ${late === 1 ? 'day' : 'days'} late`;
  },
  otherWork: 'other work',
  owner: (owner: Inline, others: string): Line => line`${owner} with ${others}`,
  liveBy: (day: string): string => `live by ${day}`,
  liveSince: (day: string): string => `live since ${day}`,
  done: 'done',
  worthItFrom: (least: string): string => `worth it from ${least}`,
  between: ' · ',

  propose: 'Propose an idea',
  addOtherWork: 'Add other work',
  close: 'That’s the plan',
  /** Asked where nothing is taken, or something without an estimate. */
  confirmClose: {
    title: 'Is that the plan?',
    /** @param of days to work with, without their unit */
    empty: (of: string): string => `0 of ${days(of)} are taken.`,
    notEstimated: (n: number): string =>
      n === 1 ? '1 bet was taken in without an estimate.' : `${n} bets were taken in without an estimate.`,
    yes: 'That’s the plan',
    no: 'Not yet',
  },
  closesAt: (time: string): string => `Closes by itself at ${time} with what is taken by then.`,
  /** The notification of an open planning. */
  open: (n: number, toWorkWith: string, closes: string): string => {
    const facts = filled(n === 0 ? null : ideas(n), `${days(toWorkWith)} to work with`);
    return [`Planning is open until ${closes}`, facts.join(', ')].filter((part) => part !== '').join(': ');
  },

  /** "This week we make two bets (5.5 of 14 days)" */
  thisWeek: (n: number, detail: string): Line =>
    line`${bold('This week we')} make ${bets(n)}${detail === '' ? '' : ` (${detail})`}`,
  onlyOther: (detail: string): Line =>
    line`${bold('This week we')} make no new bets: other work comes first${detail === '' ? '' : ` (${detail})`}`,
  nothing: (free: string | null): Line =>
    free === null
      ? line`${bold('This week we')} take in nothing new.`
      : line`${bold('This week we')} take in nothing new: ${days(free)} stay free.`,
  nothingNext: (n: number): string =>
    n === 0
      ? 'An idea takes one line: /idea. Planning opens again with /squad plan, any day.'
      : `${ideas(n)} ${n === 1 ? 'waits' : 'wait'} on the list. Planning opens again with /squad plan, any day.`,
  also: (items: Inline): Line => line`Also: ${items}`,
  alsoItem: (title: string, days: string, name: string): string => filled(title, days, name).join(', '),
  betweenAlso: '; ',
  /** Taken out, or dropped, since it was decided. */
  takenOut: (titles: string): string => `Taken out since: ${titles}`,
  firstStandup: (day: string, time: string): string => `First stand-up ${day} at ${time}, your time.`,
  nextStandup: (day: string, time: string): string => `Next stand-up ${day} at ${time}, your time.`,
  /** The notification of an outcome. */
  decided: (n: number, titles: string): string => `This week we make ${bets(n)}: ${titles}`,

  /** What the board becomes. */
  closed: (time: string, n: number, decided: Inline): Line =>
    join([`Planning closed at ${time}: ${bets(n)}.`, decided], ' '),
  seeOutcome: 'What we decided',
  closedBy: (name: string): string => `${name} closed planning a moment ago. Nothing to do.`,
  closedAt: (time: string): string => `Planning closed at ${time}. Nothing to do.`,
};
