import type { Direction } from './effect.ts';

/** A line that was fixed before, and what the number was in like periods earlier. */
export interface Line {
  readonly line: number;
  readonly direction: Direction;
  /** Values of earlier periods that are like the one decided on, in any order; may be empty. */
  readonly earlier: readonly number[];
}

/** What a line says on its day. */
export interface LineAnswer {
  readonly reached: boolean;
  /** 1 where it is better than every earlier period; a tie counts against it. */
  readonly rank: number;
  /** Periods, this one included. */
  readonly of: number;
  /** How often a rank so good comes by itself if periods are otherwise alike: rank / of. Exact for any distribution. */
  readonly chance: number;
  /** Earlier periods that reached the line without doing anything. */
  readonly byItself: number;
  readonly suggestion: 'won' | 'lost' | 'you-decide';
  /** Too few earlier periods to say more than a hint. */
  readonly isHint: boolean;
}

/** Fewer earlier periods than that make any answer a hint. */
export const FEWEST_PERIODS = 4;

/** How many of the earlier periods reached the line by themselves: told when the line is set, and again with its answer. */
export function reachedByItself({ line, direction, earlier }: Line): number {
  return earlier.filter((value) => isReached(value, line, direction)).length;
}

/**
 * Whether the line was reached, and how sure that is: the rank of a value among like ones before it. If all come from
 * one distribution, each order is equally likely, so the r best places have the chance r / (k + 1) (a permutation test:
 * Pitman 1937, Supplement to the Journal of the Royal Statistical Society 4: 119–130).
 */
export function judgeLine(value: number, line: Line): LineAnswer {
  const { direction, earlier } = line;
  const reached = isReached(value, line.line, direction);
  const rank = 1 + earlier.filter((before) => isReached(before, value, direction)).length;
  const of = earlier.length + 1;
  return {
    reached,
    rank,
    of,
    chance: rank / of,
    byItself: reachedByItself(line),
    suggestion: !reached ? 'lost' : rank === 1 ? 'won' : 'you-decide',
    isHint: earlier.length < FEWEST_PERIODS,
  };
}

function isReached(value: number, line: number, direction: Direction): boolean {
  return direction === 'up' ? value >= line : value <= line;
}
