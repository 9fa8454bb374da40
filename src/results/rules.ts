import type { Counted, WorthItFrom } from '../commitments/arms.ts';
import type { Bet } from '../commitments/commitment.ts';
import { type Comparison, compareArms, type Effect } from './two-sided.ts';

/**
 * The effect in the measure in which the squad had said what it must bring; the other one where A counted nothing and
 * so has no relative change.
 */
export function effectOf(comparison: Comparison, worth: Pick<WorthItFrom, 'kind'>): Effect {
  const { relative, absolute } = comparison;
  return worth.kind === 'relative' && relative !== null ? relative : absolute;
}

/** What the numbers say, in the measure in which it was promised; undefined without numbers. */
export function effectIn(
  { kind, arms }: Pick<Counted, 'kind' | 'arms'>,
  bet: Pick<Bet, 'worthItFrom'>,
): Effect | undefined {
  const { a, b } = arms;
  return a === null || b === null ? undefined : effectOf(compareArms(kind, a, b), bet.worthItFrom);
}
