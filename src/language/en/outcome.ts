const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

/** How what was counted for a bet is told. Values come formatted, words of the squad as they may be shown. */
export const outcome = {
  /** How an answer was found. */
  grade: { line: 'by our line', comparison: 'by comparison', test: 'by test' },
  sentences: (all: readonly string[]): string => all.join(' '),
  stop: (sentence: string): string => `${sentence}.`,

  /** The line itself; `down`: not more than that. */
  theLine: { up: (line: string): string => line, down: (line: string): string => `${line} or less` },
  reached: (value: string, line: string): string => `The line was ${line}, it came to ${value}: reached.`,
  notReached: {
    up: (value: string, line: string): string => `${value} of ${line}: not reached.`,
    down: (value: string, line: string): string => `The line was ${line}, it came to ${value}: not reached.`,
  },
  compared: (
    of: { with: string; without: string; ratio: string; counted: string; line: string },
    reached: boolean,
  ): string =>
    `${of.with} came to ${of.ratio} times ${of.without} (${of.counted}), the line was ${of.line}: ${reached ? 'reached' : 'not reached'}.`,
  against: (one: string, other: string): string => `${one} against ${other}`,
  noRatio: (without: string): string => `Nothing was counted in ${without}, so there is no ratio`,
  /** Better than each of the last weeks. @param of weeks, this one included */
  first: {
    up: (weeks: number, of: number): string =>
      `Higher than each of the last ${weeks} weeks (by chance 1 in ${of}).`,
    down: (weeks: number, of: number): string =>
      `Lower than each of the last ${weeks} weeks (by chance 1 in ${of}).`,
  },
  byThemselves: (as: number, weeks: number, of: number): string =>
    `${as} of the last ${weeks} weeks did as well by themselves (by chance ${as + 1} in ${of}).`,
  /** Too few earlier weeks to be more. @param better of them, those that were as good */
  hint: (weeks: number, better: number): string => {
    if (weeks === 0) return 'A hint: no earlier week is known to compare it with.';
    const known = `A hint: only ${count(weeks, 'earlier week is', 'earlier weeks are')} known`;
    return better === 0
      ? `${known}.`
      : `${known}, and ${better} did as well by ${better === 1 ? 'itself' : 'themselves'}.`;
  },

  points: (value: string): string => `${value} points`,
  /** The effect of a test, with both ends of its interval. */
  effect: (point: string, low: string, high: string): string => `${point} (${low} to ${high})`,
  safeEffect: (point: string, low: string, high: string): string =>
    `${point} (${low} to ${high}, safe to look at daily)`,
  fromNothing: (low: string): string => `Nothing was counted in the control, so at least ${low}`,
  nothingSeen: 'Nothing was counted on either side, so no effect is seen',
  /** @param least null: nobody had said */
  tested: {
    open: (effect: string, least: string | null): string =>
      least === null ? `${effect}.` : `${effect}, you asked ${least}.`,
    won: (effect: string, least: string | null): string =>
      `${effect}: won by test${least === null ? '' : `, you asked ${least}`}.`,
    ruledOut: (effect: string, least: string | null): string =>
      `${effect}: one wrong answer ruled out by test${least === null ? '' : `, you asked ${least}`}.`,
    /** Behind a title that says that it was ruled out. */
    decided: (effect: string, least: string | null): string =>
      `${effect}: decided by test${least === null ? '' : `, you asked ${least}`}.`,
    noAnswer: (effect: string, least: string | null): string =>
      `${effect}: no answer by test${least === null ? '' : `, you asked ${least}`}.`,
  },
  youAsked: (least: string): string => `You asked ${least}.`,
  butLess: (effect: string): string => `It works, but perhaps less than asked: ${effect}`,
  /** A guardrail was hurt. @param by how much it got worse; null: it counted nothing in the control */
  butHurt: {
    up: (effect: string, counts: string, by: string | null): string =>
      `${effect}, but ${counts} ${by === null ? 'got worse' : `fell by ${by}`}: not a win yet.`,
    down: (effect: string, counts: string, by: string | null): string =>
      `${effect}, but ${counts} ${by === null ? 'got worse' : `rose by ${by}`}: not a win yet.`,
  },
  fewerPeople: (came: string, planned: string): string =>
    `Fewer people came than planned: ${came} of ${planned}.`,
  /** @param share how they should be divided, control first; null: evenly */
  splitWrong: (
    of: { control: string; variant: string; people: string },
    share: readonly [string, string] | null,
  ): string =>
    `${of.control} against ${of.variant} ${of.people} where it should be ${share === null ? 'even' : share.join(' to ')}: does not count until that is explained.`,
  underADay: 'Not one whole day is counted yet',
  refused: {
    'few-people': 'Fewer than 100 people on a side: an amount per person says nothing yet.',
    'mean-not-above-zero': 'A mean is not above 0, so there is no change in per cent.',
  },
  /** Beneath the field, before anything is decided. */
  doubts: {
    unit: (one: string, other: string): string => `${one} and ${other}: are both in the same unit?`,
    hurt: {
      up: (counts: string, by: string | null): string =>
        `${counts} ${by === null ? 'got worse' : `fell by ${by}`}, more than chance would explain. That stands against a win.`,
      down: (counts: string, by: string | null): string =>
        `${counts} ${by === null ? 'got worse' : `rose by ${by}`}, more than chance would explain. That stands against a win.`,
    },
  },
  swayed: 'Under 1,000 people on a side: one large amount can decide it.',

  /** How it ended, behind what the numbers say. */
  won: (grade: string): string => `Won, ${grade}.`,
  ruledOut: (grade: string): string => `One wrong answer ruled out, ${grade}.`,
  /** Behind a title that says how. */
  decidedBy: (grade: string): string => `Decided ${grade}.`,
  youDecide: 'You decide.',
  leftOpen: (verdict: string): string => `The numbers leave it open; the squad says: ${verdict}.`,
  otherwise: (verdict: string, why: string): string =>
    `The squad says otherwise: ${verdict}.${why === '' ? '' : ` Why: ${why}`}`,

  /** Before its date. */
  soFar: {
    up: (value: string, line: string): string => `${value} of ${line} so far`,
    down: (value: string, line: string): string => `${value} so far, the line is ${line}`,
  },
  comparedSoFar: (of: { with: string; without: string; ratio: string; line: string }): string =>
    `${of.with} is at ${of.ratio} times ${of.without} so far, the line is ${of.line}`,
  /** @param left days that are not over */
  left: (what: string, left: number): string =>
    left === 0 ? what : `${what}, ${count(left, 'day', 'days')} left`,
  dayOf: (day: number, of: number, effect: string): string => `Day ${day} of ${of}: ${effect}: too early`,
  decidedOn: (what: string, date: string): string => `${what}; decided on ${date}.`,

  /** Earlier looks, as a series. */
  lookOnDay: (day: number, effect: string): string => `day ${day}: ${effect}`,
  lookUntil: (date: string, value: string): string => `until ${date}: ${value}`,
  looks: (series: readonly string[]): string => `Looked at before: ${series.join(', ')}.`,

  /** In a few words, behind a title. */
  short: {
    up: (value: string, line: string): string => `${value} of ${line}`,
    down: (value: string, line: string): string => `${value}, the line was ${line}`,
  },
  times: (ratio: string): string => `${ratio} times`,

  /** What the numbers suggest, and why. */
  suggested: {
    line: {
      won: 'That looks like a win: the line is reached, and no earlier week was as good.',
      lost: 'That looks like a clear no: the line is not reached.',
      'you-decide': 'You decide: the line is reached, but earlier weeks were as good by themselves.',
    },
    noNumbers: 'You decide: the numbers say nothing.',
    test: {
      'split-wrong':
        'That does not count: people were not divided as planned, so something loses them on one side.',
      reached:
        'That looks like a win: the whole range is better than nothing, and the effect is at least what you asked.',
      'ruled-out': 'That looks like a clear no: even the best end of the range is below what you asked.',
      'days-left': 'Too early: days are left, and both answers are still possible.',
      'guardrail-hurt': 'No win yet: it works, but what must not suffer did.',
      'less-than-asked':
        'You decide: it works, but perhaps less than you asked. If in doubt keep what is cheaper.',
      'fewer-people':
        'No answer: all days are over, but fewer people came than planned. Run on, or keep what is cheaper.',
      open: 'No answer: all days are over, and both answers are still possible. Keep what is cheaper, or run on.',
    },
  },

  /** For whoever wants the method. */
  method: {
    counted: (what: string, from: string, to: string): string => `Counted: ${what}, ${from} to ${to}.`,
    rank: (rank: number, of: number): string =>
      `Rank ${rank} among ${count(of, 'week', 'weeks')}, this one included: if weeks are otherwise alike, so good by itself ${count(rank, 'time', 'times')} in ${of}.`,
    leftOut: (weeks: number): string =>
      `${count(weeks, 'earlier week has', 'earlier weeks have')} no ratio and ${weeks === 1 ? 'is' : 'are'} left out.`,
    days: (counted: number, planned: number): string => `${counted} of ${planned} whole days.`,
    rate: (counted: string, people: string): string => `${counted} of ${people}`,
    mean: (mean: string, deviation: string, people: string): string =>
      `${mean} ± ${deviation} each (${people} people)`,
    sides: (control: string, variant: string): string => `Control: ${control}. Variant: ${variant}.`,
    intervals: {
      'rate/relative': 'Koopman’s score interval of the ratio',
      'rate/points': 'Newcombe’s score interval of the difference',
      'mean/relative': 'Interval of the logarithm of the ratio',
      'mean/absolute': 'Interval of the difference',
    },
    reach: (interval: string, errors: string): string =>
      `${interval}, ${errors} standard errors to each side: wide enough to be looked at every day.`,
    guardrail: {
      hurt: (counts: string, effect: string): string => `${counts}: ${effect}, hurt.`,
      safe: (counts: string, effect: string): string => `${counts}: ${effect}, no worse than it may be.`,
      open: (counts: string, effect: string): string => `${counts}: ${effect}, not clear yet.`,
    },
  },
};
