import type { Inline, Line } from '../line.ts';
import { line } from '../line.ts';
import { ended } from '../sentence.ts';

/** What a squad's bets came to; each figure with what it counts. */
const record = {
  nothing: '–',
  bets: { name: 'Bets', is: 'Hypotheses that went live in this time, bigger versions of a win among them.' },
  won: {
    name: 'Won',
    is: 'Of the bets that got their verdict in this time. Where one was corrected, the last word counts.',
  },
  ruledOut: {
    name: 'Ruled out',
    is: 'Lost, as their numbers say: each a wrong answer that nobody tries blindly again.',
  },
  toAnswer: {
    name: 'From idea to answer',
    is: 'Median: from the day an idea was logged to its first verdict.',
  },
  repeats: {
    name: 'Repeats stopped',
    is: 'Ideas that were given up once it was shown that the like of them had been ruled out.',
  },
  days: {
    name: 'Days taken, days estimated',
    is: 'Person-days of bets that went live: stand-ups in which somebody planned to work on them, and the estimate with which they were taken in.',
  },
  asked: { name: 'Hot topics', is: 'Median: from “ask the squad now” to the answer.' },
  between: {
    name: 'In the way, between crafts',
    is: 'How long what another craft could help with stood in the way, median. A craft has its name here where at least two people of it are behind the figure.',
  },
  span: (weeks: number | 'ever'): string => (weeks === 'ever' ? 'Ever' : `${weeks} weeks`),
  howLong: 'Of how long',
  of: (n: string, all: string): string => `${n} of ${all}`,
  weeks: (text: string, n: number): string => (n === 1 ? `${text} week` : `${text} weeks`),
  instead: (taken: string, estimated: string): string => `${taken} for ${estimated}`,
  ofBets: (n: number): string => (n === 1 ? 'Of one bet.' : `Of ${n} bets.`),
  ofQuestions: (n: number): string => (n === 1 ? 'Of one question.' : `Of ${n} questions.`),
  crafts: { product: 'Product', marketing: 'Marketing', engineer: 'Engineering', designer: 'Design' },
  /** @param who null: crafts that are not named; so is who they waited for */
  waited: (who: string | null, forWhom: string | null, duration: string, n: number): string =>
    `${who ?? 'Other crafts'} waited for ${forWhom ?? 'other crafts'}: ${duration} (${n === 1 ? 'once' : `${n} times`})`,
};

/** What the bot says about the squad's page, and the page about itself. */
export const dashboard = {
  title: 'The squad’s page',
  /** @param link with `openIt` as its words */
  openLine: (link: Inline): Line => line`${link}: what the board shows, for a laptop, a phone and a wall.`,
  openIt: 'Open the squad’s page',
  once: 'The link is for you: it opens the page once, within 15 minutes, and then for 12 hours.',
  wall: 'Link for a wall',
  /** To an owner who is no member. */
  wallAlone: 'The page is for the squad’s members. As its owner you can have a link for a wall.',
  onWall: (link: Inline): Line => line`For a screen on a wall: ${link}`,
  whatWall: 'Whoever has this link sees the page, with first names only, until you revoke it.',
  revoke: 'Revoke it',
  confirm: {
    title: 'Revoke the link?',
    text: 'Screens that show the page show it no more.',
    yes: 'Revoke it',
    no: 'Keep it',
  },
  revoked: 'The link is revoked: screens that showed the page show it no more.',
  wallEnded: 'This link was revoked. Ask for another one with /squad dashboard.',
  notServed: 'The page can’t be reached yet: whoever runs me sets HTTP_PORT first (docs/operations.md).',

  opens: 'This opens the page in this browser, for 12 hours.',
  open: 'Open',
  ended: 'This leads nowhere any more. Type /squad dashboard in Slack for a link of your own.',
  offline: 'No connection: what stands here may be old.',
  asTable: 'As a table',
  week: 'Week',
  skip: 'Skip to the content',
  /** What the views are called. */
  views: {
    now: 'Now',
    weeks: 'Weeks',
    known: 'What we know',
    record: 'Record',
  },

  /** Every bet with its answer. */
  known: {
    search: 'Search',
    all: 'all',
    ending: 'How it ended',
    way: 'How it was decided',
    year: 'Year',
    nothing: 'No answer is like that.',
    first: 'First page',
    gone: 'There is no answered bet at this address.',
    thread: 'Where it was spoken of in Slack',
  },

  /** The number over its weeks. */
  weeks: {
    howMany: 'How many weeks',
    span: (n: number): string => `${n} weeks`,
    which: 'Which number',
    none: 'No number yet: the first one begins the line.',
    noValue: 'no number',
    /** One week's point; its sentences follow each other. */
    point: (week: string, value: string): string => `${week}: ${value}`,
    against: (value: string, target: string): string => `${value}, ${target}`,
    happened: (what: string, titles: string): string => `${what}: ${titles}`,
    more: (n: string): string => `${n} more`,
    sentences: (all: readonly string[]): string => all.map((one) => ended(one, '.')).join(' '),
    launched: 'Went live',
    won: 'Won',
    what: 'What happened',
    move: 'Point at a week, or go through them with the arrow keys.',
  },
  record,
};
