import type { Inline, Line } from '../line.ts';
import { bold, line } from '../line.ts';

/** What the bot says where ideas come in and are looked up. Dates, days and names come formatted. */
export const ideas = {
  withdraw: 'Withdraw it',
  confirmWithdraw: {
    title: 'Withdraw it?',
    text: (title: string): string =>
      `“${title}” leaves the list. Under “Dropped” in /ideas it stays findable.`,
    yes: 'Withdraw it',
    no: 'Keep it',
  },
  withdrawn: (title: string): Line => line`Withdrawn: ${bold(title)}`,

  whatDiffers: 'What is different now?',
  differsLabel: 'What is different now',
  differsHint: 'One or two sentences. They stand with the idea when the squad decides.',
  differsExample: 'the form is shorter now, so colour may matter',
  differsKept: (text: string): Line => line`Kept with the idea: ${text}`,

  /** Why something can't be done with it any more. */
  notWaiting: {
    underway: 'The squad has taken this in already. Nothing to do here.',
    answered: 'This has its result already. Nothing to do here.',
    dropped: 'This was dropped already. Nothing to do.',
    gone: 'This idea is not there any more.',
  },

  shortcut: {
    from: (name: string): string => `From ${name}’s message.`,
    fromMessage: 'From a message.',
    tooLong: (most: string): string =>
      `The message is longer than ${most} characters: its beginning is below, the link to the whole stays with the idea.`,
    known: (name: string, title: string): Line =>
      line`${name} has logged this message already: ${bold(title)}`,
    knownByNow: 'Somebody has logged this message already: it is under /ideas.',
    noText: 'There is no text in this message to log. Write the idea in one line: /idea',
    link: 'the message',
  },

  list: {
    title: 'Ideas',
    search: 'Search everything the squad ever had',
    searchExample: 'button',
    submit: 'Search',
    choose: 'Show',
    groups: {
      waiting: 'Waiting, best first',
      underway: 'Being built or live',
      answered: 'Answered, newest first',
      ruledOut: 'Wrong answers ruled out, newest first',
      dropped: 'Dropped',
    },
    empty: {
      waiting: 'No idea is waiting. The next one can be yours: one line is enough, /idea.',
      underway: 'Nothing is being built or live right now.',
      answered: 'No answer yet: the first one comes with the first result.',
      ruledOut: 'No wrong answer was ruled out yet.',
      dropped: 'Nothing was ever dropped.',
    },
    found: (text: string): Line => line`Found for ${bold(text)}, best match first`,
    nothingFound: (text: string): Line =>
      line`Nothing found for ${bold(text)}. Try fewer words, or only the beginning of one.`,
    open: 'Open',
    next: 'Next page',
    previous: 'Page before',
    page: (n: string): string => `Page ${n}`,
  },
  states: {
    idea: 'idea',
    ready: 'ready to take in',
    committed: 'being built',
    launched: 'live',
    won: 'won',
    lost: 'lost',
    inconclusive: 'stopped without an answer',
    invalid: 'the test does not count',
    dropped: 'dropped',
  },

  detail: {
    title: 'Idea',
    back: 'Back to the list',
    history: 'What happened so far',
    earlier: (n: string): string => `and ${n} more`,
    event: (when: string, what: Inline): Line => line`${when} · ${what}`,
    logged: (name: string): string => `${name} logged it`,
    broughtIn: (name: string): string => `From before we were here, brought in by ${name}`,
    loggedFor: (name: string, author: string): string => `${name} logged it from ${author}’s message`,
    committed: (name: string): string => `${name} took it in`,
    live: (name: string): string => `${name} put it live`,
    takenOut: (name: string): string => `${name} took it out of the week again`,
    notLive: (name: string): string => `${name} took back that it is live`,
    changed: (name: string, what: string): string => `${name} changed it: ${what}`,
    changes: {
      owner: (name: string): string => `${name} owns it`,
      simple: 'simple version',
      full: 'full version',
      launch: 'what is said of the launch',
    },
    result: (name: string, verdict: string, effect: string): string =>
      `${name} entered the result: ${verdict}${effect === '' ? '' : `, ${effect}`}`,
    dropped: (name: string, why: string): string => `${name} dropped it${why === '' ? '' : `: ${why}`}`,
    withdrew: (name: string): string => `${name} withdrew it`,
    reworded: (name: string, title: string): string => `${name} worded it: ${title}`,
    added: (name: string, what: string): string => `${name} added what is different now: ${what}`,
    estimated: (name: string, days: string): string => `${name} estimated ${days}`,
    asked: (name: string, answer: string): string =>
      `${name} asked the squad${answer === '' ? ', still open' : `: ${answer}`}`,
    note: (sentence: string, note: string): string => `${sentence} · ${note}`,
  },

  drop: {
    button: 'Drop it',
    title: 'Drop it',
    intro: (title: string): Line =>
      line`${bold(title)} leaves the list. It stays findable, with your reason.`,
    why: 'Why',
    whyHint: 'One sentence that helps when somebody proposes it again.',
    whyExample: 'legal does not allow it before March',
  },
};
