import type { Effect } from './effect.ts';

/** An amount per person of one side, such as revenue per visitor; those who brought nothing count as 0. */
export interface Mean {
  readonly mean: number;
  /** Standard deviation between people. */
  readonly deviation: number;
  readonly people: number;
}

/** @throws RangeError for what can't be: to be refused where it is entered */
export function checkMean({ mean, deviation, people }: Mean): void {
  if (!(Number.isFinite(mean) && deviation >= 0 && Number.isFinite(deviation) && people >= 1)) {
    throw new RangeError(`${mean} ± ${deviation} of ${people} is no mean`);
  }
}

/**
 * Relative change of a mean above 0: the ratio's logarithm by the delta method (Hedges, Gurevitch and Curtis
 * 1999, Ecology 80: 1150–1156).
 */
export function relativeMeans(control: Mean, variant: Mean, z: number): Effect {
  const log = Math.log(variant.mean / control.mean);
  const reach = z * Math.hypot(errorOf(control) / control.mean, errorOf(variant) / variant.mean);
  return {
    point: variant.mean / control.mean - 1,
    low: Math.expm1(log - reach),
    high: Math.expm1(log + reach),
  };
}

/** Change of a mean as an amount, by the standard error of a difference with unequal variances. */
export function differenceOfMeans(control: Mean, variant: Mean, z: number): Effect {
  const point = variant.mean - control.mean;
  const reach = z * Math.hypot(errorOf(control), errorOf(variant));
  return { point, low: point - reach, high: point + reach };
}

function errorOf({ deviation, people }: Mean): number {
  return deviation / Math.sqrt(people);
}
