import type { Counted, WorthItFrom } from '../commitments/arms.ts';
import type { Bet } from '../commitments/commitment.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import { type Comparison, compareArms, type Difference, type Effect } from './two-sided.ts';

/** What the numbers suggest; the person decides. */
export type Suggestion = 'won' | 'lost' | 'too-early';

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

/** How far it went the way it was to go: mirrored where the number was to go down. */
function gain(effect: Difference, direction: WorthItFrom['direction']): Difference {
  if (direction === 'up') return effect;
  const { point, interval } = effect;
  return { point: -point, interval: interval && { low: -interval.high, high: -interval.low } };
}

/** What it must bring in the effect's own measure; undefined where the two cannot be compared. */
function mustBring(effect: Effect, worth: WorthItFrom): number | undefined {
  if (worth.value === null) return 0;
  if ((effect.measure === 'relative') !== (worth.kind === 'relative')) return undefined;
  return effect.measure === 'relative' ? Number(worth.value) / 100 : Number(worth.value);
}

/**
 * Won when the whole interval lies on the good side of nothing and the effect reaches what it must bring; lost when the
 * whole interval lies below what it must bring; else, and without an interval, too early.
 */
export function suggest(effect: Effect, worth: WorthItFrom): Suggestion {
  const { point, interval } = gain(effect, worth.direction);
  const least = mustBring(effect, worth);
  if (interval === null || least === undefined) return 'too-early';
  if (interval.low > 0 && point >= least) return 'won';
  return interval.high < least ? 'lost' : 'too-early';
}

/**
 * Whether "ruled out" may be said: lost, and the upper bound lies below what it had to bring; without an interval the
 * plain difference, which is then told as a hint. Without numbers, never.
 */
export function isRuledOut(verdict: Verdict, effect: Effect | undefined, worth: WorthItFrom): boolean {
  if (verdict !== 'lost' || effect === undefined) return false;
  const { point, interval } = gain(effect, worth.direction);
  const least = mustBring(effect, worth);
  return least !== undefined && (interval?.high ?? point) < least;
}
