import { bold, type Line, line } from '../line.ts';

/** What the bot says about the North Star metric. Values come formatted; `of` is the whole per cent of the target. */
export const metric = {
  /** One line for boards. @param target null: none @param falls it is to fall, and the target the most it may be */
  standing: (metric: string, value: string, target: string | null, asOf: string, falls: boolean): Line =>
    target === null
      ? line`${bold(value)} ${metric} as of ${asOf}, no target yet`
      : falls
        ? line`${bold(value)} ${metric} as of ${asOf}, target ${target}`
        : line`${bold(value)} of ${target} ${metric} as of ${asOf}`,
  noNumber: (metric: string, target: string | null): Line =>
    target === null
      ? line`${bold(metric)}: no number yet this week`
      : line`${bold(metric)}: no number yet this week · target ${target}`,
  enterIt: 'Enter it',
  /** Beside a number that is older than this day. */
  updateIt: 'Update it',
  /** To who keeps it, before the retro. */
  ask: (metric: string, retroAt: string): string =>
    `${metric}: what is the number now? The retro begins at ${retroAt}.`,
  /** Said back to whoever entered a weekly total. */
  total: (metric: string, value: string, asOf: string): Line =>
    line`${bold(value)} ${metric} this week so far, as of ${asOf}.`,
  level: (metric: string, value: string, asOf: string): Line =>
    line`${bold(value)} ${metric}, as of ${asOf}.`,
  /** Said back to whoever entered last week's total. */
  lastWeek: (metric: string, value: string): Line => line`Last week ${bold(value)} ${metric}, final.`,
  /** A target of a number that is to fall. */
  atMost: (target: string): string => `at most ${target}`,
  /** How such a number stands. @param over by how much it is above its target; null: it is not */
  limit: (target: string, over: string | null): string =>
    over === null ? `Target at most ${target}: reached.` : `Target at most ${target}: ${over} above it.`,
  directions: { up: 'Higher is better', down: 'Lower is better' },
  directionSet: {
    up: (metric: string): string => `From now on higher is better for “${metric}”.`,
    down: (metric: string): string =>
      `From now on lower is better for “${metric}”: its target is the most that it may be.`,
  },
  target: (target: string, of: number | null): string =>
    of === null ? `Target ${target}.` : `Target ${target} (${of}%).`,
  /** How a value came, where nobody typed it. */
  sources: { typed: '', pull: 'comes by itself', push: 'comes by itself', file: 'from a file' },
  /** @param came how it came @param origin as whoever sent it says */
  fromWhere: (came: string, origin: string): string => `${came} (${origin})`,
  /** The squad’s numbers, and what it says of each. */
  settings: {
    all: 'What the squad counts',
    roles: {
      northStar: 'North Star',
      driver: 'Driver: moves the North Star',
      guardrail: 'Guardrail: must not get worse',
    },
    add: 'Add a number',
    /** Leads to the token with which it may. */
    token: 'Have a program send them',
    change: 'Change',
    end: 'Stop counting it',
    confirmEnd: {
      title: 'Stop counting it?',
      text: (metric: string): string => `“${metric}” goes from every screen. What was entered stays stored.`,
      yes: 'Stop counting',
      no: 'Go on',
    },
    full: (most: number): string => `That is all: a squad counts its North Star and at most ${most} others.`,
    title: 'The number',
    newTitle: 'A number beside it',
    name: 'Name',
    nameHint: 'In words that fit behind a number: “312 new sign-ups”.',
    role: 'What it is to the squad',
    direction: 'Which way it is to go',
    unit: 'Unit',
    unitHint: 'Stands behind its values, such as % or €. Empty: nothing does.',
    added: (metric: string): string =>
      `The squad counts “${metric}” now. /metric numbers shows it; enter it there, or with its name: /metric ${metric} 12.`,
    changed: (metric: string): string => `“${metric}” is changed, wherever it stands.`,
    ended: (metric: string): string => `The squad does not count “${metric}” any more.`,
    nothingArrived: 'Nothing came by itself this week.',
    gone: 'The squad does not count this number any more. /metric numbers shows those it counts.',
    problems: {
      'too-many': 'The squad counts as many numbers as it can. Stop counting one first.',
      'named-already': 'Another number of the squad has this name. Choose one that tells them apart.',
    },
  },
  /** Where a weekly total should be. @param falls it is to fall @param weeks how many weeks tell it */
  pace: (expected: string, weeks: number, isKept: boolean, falls: boolean): string =>
    `${isKept ? 'On pace' : falls ? 'Above pace' : 'Behind pace'}: ${falls ? 'at most ' : ''}${expected} by then, as the last ${weeks} weeks went.`,
  /** @param when its day and time */
  before: (value: string, when: string): string => `Before: ${value} (${when}).`,
  /** The same where that came by itself. */
  instead: (value: string, when: string): string =>
    `It counts for that week, whatever comes by itself (last ${value}, ${when}).`,
  /** In the list, where somebody typed a week’s number and others came by themselves. */
  arrived: (value: string, when: string): string =>
    `Came by itself: ${value} (${when}). What was typed counts for this week.`,
  useArrived: (value: string): string => `Use ${value}`,
  /** What came with something else that somebody sent. */
  noted: (metric: string, value: string): string => `Number: ${value} ${metric}.`,
  /** @param week its days; @param fact what was entered */
  ofWeek: (week: string, fact: Line): Line => line`${week}: ${fact}`,
  everywhere: {
    this: 'The squad sees it from now on. A typo? Enter it again.',
    last: 'Planning shows it from now on. A typo? Enter it again before planning closes.',
    next: 'The squad sees it once its own week begins. A typo? Enter it again.',
  },
  title: 'The number',
  whichWeek: 'Of which week',
  weeks: {
    this: 'This week so far',
    last: 'Last week, the final number',
    next: 'The week that has begun where you are',
  },
  /** One of the weeks, where the reader's clock and the squad's are in two of them. */
  weekNamed: (which: string, week: string): string => `${which} (${week})`,
  labels: {
    total: (metric: string): string => `${metric}: this week’s total so far`,
    level: (metric: string): string => `${metric}: now`,
  },
  /** Under the field. */
  now: (value: string, asOf: string): string => `Now ${value}, as of ${asOf}.`,
  /** A week’s days before what is told of it. */
  dated: (week: string, fact: string): string => `${week}: ${fact}`,
  nothingYet: 'Nothing entered yet this week.',
  lastWeekStands: (value: string, asOf: string): string => `Last week ${value}, as of ${asOf}.`,
  nothingLastWeek: 'Nothing entered last week.',

  targetTitle: 'The target',
  targetLabel: (metric: string, week: string): string => `${metric}: target for ${week}`,
  targetHint: 'It holds for the weeks after it, too, until you change it. Empty: no target.',
  /** @param target null: none */
  targetSetBy: (name: string, target: string | null): string =>
    target === null
      ? `${name} took this week’s target away a moment ago. Nothing to do.`
      : `${name} set this week’s target already: ${target}. Nothing to do.`,
  /** Between the ways in which a number can be written. */
  or: ' or ',
  /** Asked when it is not certain what was meant; the answers are buttons. */
  unsure: {
    which: 'Which one do you mean?',
    one: 'Is this what you mean?',
    /** @param rest what can’t be read */
    rest: (value: string, rest: string): string =>
      `I can read ${value} there, but not “${rest}”. Is it the number?`,
    week: 'Where you are it is another week than where the squad is. Which one do you mean?',
    /** On a button, where both are asked. */
    ofWeek: (value: string, week: string): string => `${value} · ${week}`,
  },
  problems: {
    otherForm: (form: string): string => `Write it as ${form}.`,
    noNumber: 'Write a number, such as 1284 or 12.5.',
    tooLong: 'At most 15 digits.',
    negative: 'A weekly total can’t be below 0.',
    count: 'Write the whole number in digits only, such as 1284.',
    target: 'A target has to be above 0. Leave it empty if there is none.',
    targetOver: 'That week is over. Its target stays as it was.',
    targetChanged: 'The squad counts another number since a moment ago. Close this and open it again.',
    planned: 'Planning has closed with last week’s number. To correct it, open planning again: /squad plan.',
    over: 'That week is too long ago: only this week’s and last week’s number can be entered.',
    level: 'This number goes on from week to week: enter what it is now, such as /metric 1284.',
    changed: (metric: string): string =>
      `The squad counts “${metric}” since a moment ago. Close this and open it again.`,
  },
  /** Before a problem, where no field stands beside it. */
  typed: (text: string): string => `You typed “${text}”.`,
};
