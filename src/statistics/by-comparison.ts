import { judgeLine, type LineAnswer } from './by-line.ts';
import type { Direction } from './effect.ts';

/** One period in two places, or a period with it beside one without it. */
export interface Pair {
  readonly with: number;
  readonly without: number;
}

/** A line for the ratio with / without, and the pairs before it began. */
export interface Comparison {
  readonly line: number;
  readonly direction: Direction;
  readonly earlier: readonly Pair[];
}

/** A line's answer about the ratio, or that there is none to judge. */
export type ComparisonAnswer =
  | (LineAnswer & {
      readonly kind: 'judged';
      readonly ratio: number;
      /** Earlier pairs that have no ratio, since nothing was counted without it. */
      readonly leftOut: number;
    })
  | { readonly kind: 'no-ratio' };

/** By comparison: the ratio of two places moves with whatever moves both, and is ranked as a line's number is. */
export function judgeComparison(pair: Pair, { line, direction, earlier }: Comparison): ComparisonAnswer {
  const ratio = ratioOf(pair);
  if (ratio === null) return { kind: 'no-ratio' };
  const ratios = earlier.map(ratioOf).filter((before) => before !== null);
  const answer = judgeLine(ratio, { line, direction, earlier: ratios });
  return { kind: 'judged', ratio, leftOut: earlier.length - ratios.length, ...answer };
}

function ratioOf(pair: Pair): number | null {
  return pair.without > 0 ? pair.with / pair.without : null;
}
