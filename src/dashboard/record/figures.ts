import type { Role } from '../../squad/squad.ts';
import { median } from '../../statistics/median.ts';

const WEEK_MS = 7 * 86_400_000;
/** As many of one craft as stand behind a figure that names it: of fewer, it would be told of a person. */
const NAMED_FROM = 2;

/** A bet with its verdict. */
export interface Answered {
  readonly verdict: 'won' | 'lost' | 'inconclusive' | 'invalid';
  readonly ruledOut: boolean;
  /** When the idea was logged, and when its first verdict was entered; UTC milliseconds. */
  readonly loggedAt: number;
  readonly firstAt: number;
}

/** What a bet was to take, and took; tenths of a person-day. */
export interface Taken {
  readonly estimated: number;
  readonly taken: number;
}

/** Somebody waited for somebody else. */
export interface Waited {
  readonly userId: string;
  readonly helperId: string;
  /** Null: they have none. */
  readonly craft: Role | null;
  readonly helperCraft: Role | null;
  readonly ms: number;
}

/** How long one craft waited for another; null: any that is not named. */
export interface Waits {
  readonly craft: Role | null;
  readonly helperCraft: Role | null;
  readonly times: number;
  readonly medianMs: number;
}

/** What a squad's bets came to in a span of time. */
export interface SquadRecord {
  /** Bets that went live. */
  readonly bets: number;
  readonly answered: number;
  readonly won: number;
  readonly ruledOut: number;
  /** The median; undefined: nothing was answered. */
  readonly weeksToAnswer: number | undefined;
  readonly repeatsStopped: number;
  /** All bets together of which both are known; undefined: of none. */
  readonly days: (Taken & { readonly bets: number }) | undefined;
  readonly asked: { readonly times: number; readonly medianMs: number } | undefined;
  readonly waits: readonly Waits[];
}

/** Puts the figures together, from what is stored of that span. */
export function recordFrom(given: {
  readonly bets: number;
  readonly answered: readonly Answered[];
  readonly repeatsStopped: number;
  readonly taken: readonly Taken[];
  readonly answerTimes: readonly number[];
  readonly waited: readonly Waited[];
}): SquadRecord {
  const { bets, answered, repeatsStopped, taken, answerTimes } = given;
  const weeks = answered.map(({ loggedAt, firstAt }) => (firstAt - loggedAt) / WEEK_MS);
  const sum = (key: keyof Taken): number => taken.reduce((all, one) => all + one[key], 0);
  return {
    bets,
    answered: answered.length,
    won: answered.filter(({ verdict }) => verdict === 'won').length,
    ruledOut: answered.filter(({ ruledOut }) => ruledOut).length,
    weeksToAnswer: weeks.length === 0 ? undefined : median(weeks),
    repeatsStopped,
    days:
      taken.length === 0
        ? undefined
        : { bets: taken.length, estimated: sum('estimated'), taken: sum('taken') },
    asked:
      answerTimes.length === 0 ? undefined : { times: answerTimes.length, medianMs: median(answerTimes) },
    waits: betweenCrafts(given.waited),
  };
}

/**
 * How long crafts waited for each other, longest first. A craft stands by name only where two people of it are behind the
 * figure; what is left of the others is told together.
 */
export function betweenCrafts(all: readonly Waited[]): Waits[] {
  const apart = all.filter(({ craft, helperCraft }) => craft === null || craft !== helperCraft);
  const helped = unnamed(apart, 'helperCraft', 'helperId');
  const both = unnamed(helped, 'craft', 'userId');
  return [...grouped(both).values()]
    .map(([first, ...more]) => {
      const { craft, helperCraft } = first;
      const times = [first, ...more].map(({ ms }) => ms);
      return { craft, helperCraft, times: times.length, medianMs: median(times) };
    })
    .toSorted((a, b) => b.medianMs - a.medianMs);
}

/** The same, without the craft of one side where too few people are behind it. */
function unnamed(
  all: readonly Waited[],
  side: 'craft' | 'helperCraft',
  who: 'userId' | 'helperId',
): Waited[] {
  return [...grouped(all).values()].flatMap((group) =>
    new Set(group.map((one) => one[who])).size < NAMED_FROM
      ? group.map((one) => ({ ...one, [side]: null }))
      : group,
  );
}

function grouped(all: readonly Waited[]): Map<string, [Waited, ...Waited[]]> {
  const groups = new Map<string, [Waited, ...Waited[]]>();
  for (const one of all) {
    const key = `${one.craft} ${one.helperCraft}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
