const weeks = (n: number): string => `${n} ${n === 1 ? 'week' : 'weeks'}`;

/** How a bet gets its answer: what is fixed before it is built. */
export const measurement = {
  form: {
    counts: 'What we count',
    countsExample: 'trial lessons booked',
    line: 'The line',
    lineExample: '56',
    lineHint: 'What it has to reach. Write “at most 3” where less is better.',
    /** Values come formatted, oldest first. */
    before: (values: readonly string[], best: string, isHighest: boolean): string =>
      `Last ${weeks(values.length)}: ${values.join(', ')}; ${isHighest ? 'highest' : 'lowest'} ${best}.`,
    decided: 'Decided on',
    earlier: 'Earlier weeks',
    earlierExample: '31 28 40 33',
    earlierHint: 'Of what is not the North Star, one number a week: how often the line is reached by itself.',
    more: 'More',
    ways: { line: 'By our line', comparison: 'By comparison', test: 'By test' },
    with: 'With it',
    withExample: 'Shop North, or: weeks with it',
    without: 'Without it',
    withoutExample: 'Shop South, or: weeks without it',
    ratio: 'The line for with / without',
    ratioHint: 'How many times as much it has to be: 1.2, or +20 %.',
    pairs: 'Earlier weeks, with / without',
    pairsHint: 'One pair a week, both as they were: how often the line is reached by itself.',
    people: 'Who is divided by chance',
    peopleExample: 'visitors',
    kind: 'What each of them gives',
    kinds: { rate: 'They do it or not', mean: 'An amount per person' },
    worth: 'Worth it from',
    worthHint: {
      rate: 'The least it must bring, with its unit: 3 %, or 0.5 points. With a minus if it should fall.',
      mean: 'The least it must bring: 3 %, or an amount such as 0.5. With a minus if it should fall.',
    },
    baseRate: 'How many of 100 do it today, in %',
    peopleAWeek: 'People a week, both sides together',
    seenHint: 'With this it is said whether a test would show anything.',
    share: 'Share of the variant, in %',
    days: 'Days',
    guardrail: 'What must not suffer',
    guardrailExample: 'visitors who reach step 2',
    mayCost: 'What that may cost, in %',
    goodIs: 'Of that, good is',
    goods: { up: 'more', down: 'less' },
  },
  problems: {
    bothWays: 'Either “at least” or “at most”.',
    /** Dates come formatted. */
    decidedTooEarly: (last: string, first: string): string =>
      `It is counted until ${last}. Choose ${first} or later.`,
    list: 'One number a week, with spaces between them: 31 28 40 33.',
    tooMany: (most: number): string => `At most ${most} weeks.`,
    ratio: 'Write it as 1.2 or +20 %.',
    pairs: 'Two numbers a week with a slash between them: 40/38 42/40.',
    worthOfRate: 'With its unit: 3 % or 0.5 points.',
    worthOfMean: 'As 3 % or as an amount, such as 0.5.',
    percent: 'A percentage between 0 and 100.',
    days: 'From 1 to 365 days.',
    mayCost: 'Say how much it may cost, such as 2 %.',
    earlierKnown: 'Its weeks are known. Leave this empty, or say above what else is counted.',
  },
  change: {
    button: 'How it is decided',
    /** @param how as it stands so far */
    now: (how: string): string => `So far: ${how}.`,
    none: 'Nobody has said yet how this is decided.',
    reason: 'Why it changes',
    reasonHint: 'It will stand beside the answer.',
    meanwhile: 'Somebody has just said it. Close this and open it again.',
    notOpen: 'It is not open any more: it was taken out, or has its result.',
  },
  /** In the history of an idea. */
  history: {
    fixed: (name: string, how: string): string => `${name}: ${how}`,
    changed: (name: string, how: string, reason: string): string =>
      `${name} changed it: ${how}. Why: ${reason}`,
  },
  /** Said as soon as a line is set. */
  byItself: (times: number, of: number, line: string): string =>
    times === 0
      ? `${line} was never reached in the last ${weeks(of)}.`
      : `Reached in ${times} of the last ${weeks(of)} without doing anything: chance could do that.`,
  /** What a test that is thought of would show; numbers come formatted. */
  seen: {
    weeks: (n: number, days: number, smallest: string): string =>
      `With your traffic it is seen in ${weeks(n)} whether that works. In ${days} days it shows ${smallest} at the least.`,
    tooLong: (n: string, days: number, smallest: string): string =>
      `With your traffic a test takes ${n} weeks. Set a line instead? In ${days} days it shows ${smallest} at the least.`,
    impossible: (rate: string): string => `From ${rate} an effect as large as that is not possible.`,
  },
  points: (value: string): string => `${value} points`,
  /** How a bet is decided, in a list of facts. */
  told: {
    atLeast: (what: string, line: string): string => `${what} ≥ ${line}`,
    atMost: (what: string, line: string): string => `${what} ≤ ${line}`,
    line: (what: string): string => `by our line: ${what}`,
    comparison: (what: string): string => `by comparison: ${what}`,
    ratio: (counts: string, withIt: string, without: string): string => `${counts}, ${withIt} / ${without}`,
    /** @param worth null: nobody has said */
    test: (counts: string, worth: string | null, days: number): string =>
      `by test: ${[counts, ...(worth === null ? [] : [worth]), `${days} ${days === 1 ? 'day' : 'days'}`].join(', ')}`,
    decided: (how: string, day: string): string => `${how}, decided on ${day}`,
    /** After it was taken in. @param name null: told without */
    changed: (date: string, name: string | null, reason: string): string =>
      name === null
        ? `How this is decided was changed on ${date}: ${reason}`
        : `On ${date} ${name} changed how this is decided: ${reason}`,
  },
};
