import type { Inline, Line } from '../line.ts';
import { line } from '../line.ts';

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const inDays = (value: string): string => `${value} ${value === '1' ? 'day' : 'days'}`;

/** What the bot says in this room. */
export const week = {
  /** How effects and samples are told; values come formatted. */
  points: (value: string): string => `${value} points`,
  aWeek: (value: string): string => `${value} a week`,
  days: (days: number): string =>
    days % 7 === 0 ? count(days / 7, 'week', 'weeks') : count(days, 'day', 'days'),
  sample: (sample: string, unit: string | null, duration: string): string =>
    `${unit ? `${sample} ${unit}` : `a sample of ${sample}`} in ${duration}`,
  totals: (of: { a: string; aDays: string; b: string; bDays: string }): string =>
    `${of.b} in ${of.bDays} against ${of.a} in ${of.aDays}`,
  interval: (low: string, high: string): string => `95% interval ${low} to ${high}`,
  noInterval: 'too few for an interval',
  hadToBring: (least: string): string => `it had to bring ${least}`,
  hint: 'before and after: a hint, not proof',
  detail: (facts: readonly string[], remarks: readonly string[]): string =>
    [facts.join(', '), ...remarks].join('; '),
  comparison: (effect: string, detail: string): string => `${effect} (${detail})`,
  verdicts: {
    won: 'won',
    lost: 'lost',
    inconclusive: 'stopped without an answer',
    invalid: 'the test does not count',
  },
  /** A sentence of its own. @param next as somebody worded it */
  scaleUpTitle: (title: string, next: string | null): string => next ?? `Roll out ${title} to everybody`,

  takeIn: {
    title: 'Take it this week',
    submit: 'Take it in',
    owner: 'Who owns it',
    others: 'Who else works on it',
    variant: 'Which version',
    simple: (days: string): string => `Simple, ${days}`,
    full: (days: string): string => `Full, ${days}`,
    takes: (days: string | null): string => (days ? `It takes ${days}.` : 'Nobody has estimated it yet.'),
    takesSimple: (simple: string, full: string): string =>
      `The simple version takes ${simple}; the full one, ${full}, is under “More”.`,
    liveBy: 'Live by',
    /** Days come without their unit. */
    room: (taken: string, days: string): string =>
      taken === '0'
        ? `${inDays(days)} to work with, nothing taken so far.`
        : `${inDays(days)} to work with, ${taken} taken already.`,
    over: (over: string, days: string): string => `${inDays(over)} over the ${days} to work with.`,
    /** Of one person. @param todo what they would have to do in the week, @param of the days they are in */
    overWeek: (who: string, todo: string, of: string): string =>
      `${who} would have ${inDays(todo)} to do in a week of ${of}.`,
    /** @param left days that are left to them */
    overLeft: (who: string, todo: string, left: string): string =>
      `${who} would have ${inDays(todo)} to do, with ${left} left.`,
    /** Of somebody who is not in for the rest of the week. */
    notIn: (who: string, days: string): string =>
      `Not counted: ${inDays(days)} of ${who}, who is not in any more this week.`,
    askAnyway: 'Take it anyway?',
    anyway: 'Take it anyway',
    notAMember: 'Choose somebody from the squad.',
    outsideWeek: (from: string, to: string): string => `Choose a day from ${from} to ${to}.`,
    weekOver: 'That week is over. Close this and take it in again.',
    /** @param when null: a moment ago */
    alreadyTaken: (name: string, when: string | null): string =>
      `${name} took this in ${when === null ? 'a moment ago' : `already (${when})`}. Nothing to do.`,
    gone: 'This one can’t be taken in any more: it was dropped or has its result.',
  },

  /** What was taken in gets another owner, version or day, or is taken out. */
  change: {
    button: 'Change what is taken',
    one: 'Change it',
    title: 'What we took in',
    nothing: 'Nothing to change: nothing is open, and what was live has its result.',
    liveSince: (day: string): string => `live since ${day}`,
    takeOut: 'Take it out',
    confirm: {
      title: 'Take it out of the week?',
      text: (title: string): string =>
        `“${title}” leaves this week. A bet goes back to the list, with all that is known of it.`,
      yes: 'Take it out',
      no: 'Keep it',
    },
    takenOut: {
      bet: 'It is out of this week, and back on the list of ideas.',
      action: 'It is out of this week, and back among what earlier retros wanted to try.',
      other: 'It is out of this week.',
    },
  },

  otherWork: {
    title: 'Other work',
    intro: 'What has to be done, but is no bet. It takes its days from the week.',
    submit: 'Add it',
    what: 'What is to be done',
    whatExample: 'session storage clean-up',
    days: 'Person-days',
    daysExample: '2',
    daysProblem: 'Person-days from 0.1 to 99, such as 0.5 or 2.',
    owner: 'Who does it',
  },

  buttons: {
    live: 'It’s live',
    done: 'Done',
    carryOver: 'Carry over',
    drop: 'Drop',
    enterResult: 'Enter result',
    correct: 'Correct it',
    notYet: 'Not yet',
  },
  confirmDone: {
    title: 'Is it done?',
    text: (title: string): string => `“${title}” is finished.`,
    yes: 'Done',
    no: 'Not yet',
  },
  confirmDrop: {
    title: 'Drop it for good?',
    text: (title: string): string =>
      `“${title}” ends here, for this week and as an idea. The squad sees that it was dropped.`,
    yes: 'Drop it',
    no: 'Keep it',
  },
  launch: {
    title: 'It’s live',
    intro: 'Congratulations. “Save” is enough; the rest helps whoever looks at it later.',
    what: 'What went live',
    whatExample: 'for new visitors in Germany, behind a flag',
    link: 'Where one can see it',
    makers: 'Who made it',
    thanked: 'If it wins, the digest thanks them by name.',
    since: 'Live since',
    takeBack: 'It is not live',
    confirmTakeBack: {
      title: 'Not live after all?',
      text: (title: string): string => `“${title}” is being built again. You say so when it goes live.`,
      yes: 'It is not live',
      no: 'It is live',
    },
    takenBack: 'Taken back: it is being built again.',
    hasResult: 'This has its result by now. Correct that instead.',
  },
  ask: {
    since: (title: Inline, since: string): Line =>
      line`${title} has been live since ${since}. What came of it?`,
    again: (title: Inline): Line => line`Today we wanted to look at ${title} again. What came of it?`,
    later: (title: Inline, date: string): Line => line`${title}: too early, we look again on ${date}.`,
    answered: (title: Inline, verdict: string): Line => line`${title}: ${verdict}. Thank you.`,
    notLive: (title: Inline): Line => line`${title}: not live after all, so nothing to say yet.`,
    many: (n: number): string => `${n} of your bets are live. What came of them?`,
    anyDay: 'A result counts on any day. What is in before the retro closes, its digest tells.',
  },
  /** Did a win last? @param won what it was won with; may be empty */
  lasting: {
    ask: (title: Inline, won: string): Line =>
      line`${title} has been live for six weeks. Did the win last?${won === '' ? '' : ` It was won with ${won}.`} What is the number now?`,
    told: (title: Inline, won: string, now: string): Line =>
      line`${title}: ${won === '' ? '' : `won with ${won}, `}six weeks later ${now}. It is shown when something like it is proposed.`,
    enter: 'Enter it',
    correct: 'Correct it',
    title: 'Did the win last?',
    then: (won: string): string => (won === '' ? '' : `It was won with ${won}.`),
    now: 'The number now',
    example: '49 a week',
    kept: (now: string): string => `Kept: ${now}. It is shown when something like it is proposed.`,
    /** Behind what came of it. */
    behind: (now: string): string => `Six weeks later: ${now}.`,
    event: (name: string, now: string): string => `${name} said what it is six weeks later: ${now}`,
  },
  actions: {
    heading: 'From earlier retros',
    stillOn: 'Still on',
    more: (n: number): string => `${n} more from earlier retros`,
    already: 'Somebody was faster: this one is settled. Nothing to do.',
  },
  carryOver: {
    title: 'Carry over',
    intro: 'It is carried over to next week, with the same people.',
    next: 'What is next',
    nextExample: 'copy for step 2',
    left: 'Person-days left',
  },
  gone: 'This is no longer on the squad’s list.',
  already: {
    launched: (name: string, when: string): string =>
      `${name} launched this already, ${when}. Nothing to do.`,
    done: 'This is done already. Nothing to do.',
    carried: 'This was carried over already. Nothing to do.',
    dropped: 'This was dropped already. Nothing to do.',
  },

  result: {
    title: 'What came of it?',
    next: 'Next',
    save: 'Save',
    liveSince: (date: string): string => `Live since ${date}.`,
    decidedOn: (date: string): string => `Decided on ${date}.`,
    /** The line and what is counted. */
    line: (line: string): string => `The line is ${line}.`,
    ratio: (place: string, other: string, line: string): string =>
      `${place} has to come to ${line} times ${other}.`,
    counted: (what: string, from: string, to: string): string => `Counted: ${what}, ${from} to ${to}.`,
    place: (place: string, counts: string): string => `${place}: ${counts}`,
    sides: { control: 'Control', variant: 'Variant' },
    people: (side: string, people: string): string => `${side}: ${people}`,
    count: (side: string, counts: string): string => `${side}: ${counts}`,
    mean: (side: string, counts: string): string => `${side}: ${counts}, mean per person`,
    deviation: (side: string, counts: string): string => `${side}: ${counts}, standard deviation`,
    /** A table of amounts, in place of the numbers. */
    file: 'Or a table with one row a person',
    fileHint:
      'A CSV file: one column says Control or Variant, another the amount; whoever brought nothing has 0. At most 20,000 rows.',
    readingFile: 'Reading the file …',
    readingFileHint:
      'The numbers come here in a moment. If they don’t, close this and enter the result again.',
    fileRead: (rows: string, control: string, variant: string): string =>
      `Read ${rows} rows: ${control} Control, ${variant} Variant.`,
    /** @param isMore there are others */
    leftOut: (n: number, lines: readonly string[], isMore: boolean): string =>
      `${n} left out, without a group or an amount: ${n === 1 ? 'line' : 'lines'} ${lines.join(', ')}${isMore ? ' …' : ''}.`,
    checkNumbers: 'Look at the numbers below, then press “Next”.',
    /** @param most how much is read */
    fileProblems: {
      'too-large': (most: string): string => `This file is larger than ${most} MB: leave out other columns.`,
      refused: (_most: string): string => 'Slack did not give me this file. Try again, or type the numbers.',
      'no-table': (_most: string): string => 'I can’t read this as a table. Save it as CSV and try again.',
      'no-groups': (_most: string): string =>
        'I see no column that says Control on some rows and Variant on others.',
      'no-amounts': (_most: string): string => 'I see no column with amounts for both groups.',
      'too-many': (most: string): string =>
        `This file has more than ${most} rows. Type people, mean and standard deviation instead.`,
    },
    from: 'Counted from',
    to: 'Counted until',
    withoutNumbers: 'There are no numbers',
    aboveZero: 'Has to be more than 0.',
    notMoreThanAll: (all: string): string => `Can’t be more than the ${all} it is out of.`,
    backwards: 'Ends before it begins.',
    inFuture: 'This day has not come yet.',
    notOver: 'This day is not over yet: only whole days count.',
    fromDayAfter: 'Only whole days count: from the day after it went live.',
    daysPlanned: (days: number): string => `The line is for ${days} whole days: count just as many.`,
    sendAgain: 'All you typed is still here: correct it, or press “Next” again if it is right.',
    noWholeDay: 'Not one whole day of it is over yet. Come back later, nothing is lost by that.',
    without:
      'No numbers were given, so it can’t have won or lost. You can say that it is too early, or why it was stopped.',
    verdict: 'What do you say?',
    against: 'Why not what the numbers suggest',
    againstHint: 'It stands beside the verdict in the digest.',
    choices: {
      won: 'Won',
      lost: 'Lost',
      inconclusive: 'Stopped without an answer',
      invalid: 'The test does not count',
      'too-early': 'Too early, we look again',
    },
    /** Of a bigger version. */
    rolledOut: 'Won: rolled out, done',
    learned: 'What we learned',
    learnedHint: 'One or two sentences that help when somebody proposes it again.',
    learnedNeeded: 'Say what you learned: that is what a lost bet brings.',
    lookAgain: 'Look again on',
    missing: 'What is still missing',
    missingExample: '1,900 more visitors',
    holdsFor: 'For whom that holds',
    holdsForExample: 'visitors on a phone',
    askAgain: 'When it may be asked again',
    scaleUp: 'How it gets bigger',
    scaleUpOwner: 'Who makes it bigger',
    scaleUpBy: 'By when',
    scaleUpExample: 'Group buying in all regions',
    dateNeeded: 'Choose the day on which you look again.',
    dateAhead: 'Choose a day after today.',
    meanwhile: (name: string, verdict: string): string =>
      `${name} entered a result a moment ago: ${verdict}. If you save, yours takes its place.`,
    notLive: 'This is not live yet. Say first that it is.',
    saved: (verdict: string): string => `Noted: ${verdict}. It goes into Friday’s digest.`,
    savedCorrected: (verdict: string, week: string): string =>
      `Noted: ${verdict}. The digest of ${week} is corrected.`,
    /** Kept before its date, with how it stands. */
    lookKept: (standing: string): string => `Kept as a look, nothing is decided by it. ${standing}`,
    countsItself: 'There is nothing to enter: the number of that week counts.',
    planChanged: 'The plan was changed meanwhile. Close this and enter the result again.',
    tooSoon: 'That is decided on its date, not before.',
    savedLook: (date: string): string => `Noted: too early. We look again on ${date}.`,
    ended: 'It has its result by now, so it can’t be too early any more.',
  },
  notYet: { title: 'Too early' },
};
