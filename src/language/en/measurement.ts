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
  },
  problems: {
    bothWays: 'Either “at least” or “at most”.',
    /** Dates come formatted. */
    decidedTooEarly: (last: string, first: string): string =>
      `It is counted until ${last}. Choose ${first} or later.`,
    list: 'One number a week, with spaces between them: 31 28 40 33.',
    tooMany: (most: number): string => `At most ${most} weeks.`,
    earlierKnown: 'Its weeks are known. Leave this empty, or say above what else is counted.',
  },
  /** Said as soon as a line is set. */
  byItself: (times: number, of: number, line: string): string =>
    times === 0
      ? `${line} was never reached in the last ${weeks(of)}.`
      : `Reached in ${times} of the last ${weeks(of)} without doing anything: chance could do that.`,
  /** How a bet is decided, in a list of facts. */
  told: {
    atLeast: (what: string, line: string): string => `${what} ≥ ${line}`,
    atMost: (what: string, line: string): string => `${what} ≤ ${line}`,
    line: (what: string): string => `by our line: ${what}`,
    decided: (how: string, day: string): string => `${how}, decided on ${day}`,
  },
};
