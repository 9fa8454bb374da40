import { addDays, daysBetween } from '../calendar/date.ts';
import type { Arm, ResultKind } from '../commitments/arms.ts';

/** Both ends of a 95 % confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** By how much B differs from A, in one measure. */
export interface Difference {
  readonly point: number;
  /** Null where the counts are too small for one. */
  readonly interval: Interval | null;
}

/** In what an effect is told: part of A (0.17 is 17 % more), percentage points of a rate, a total's count per week. */
export type Measure = 'relative' | 'points' | 'per-week';

/** A difference in its measure. */
export interface Effect extends Difference {
  readonly measure: Measure;
}

/** What the numbers of two arms say. */
export interface Comparison {
  /** B over A, less one. Null where A counted nothing. */
  readonly relative: Effect | null;
  /** B less A. */
  readonly absolute: Effect;
  /** How many were looked at, both arms together: all of a rate, the counts of a total. */
  readonly sample: number;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/**
 * Fewest events of each sort in each arm for which the normal approximation is used, the rule of thumb of introductory
 * texts (np and n(1 − p) at least 5: Cochran 1954). With fewer there is no interval.
 */
const FEWEST = 5;

/**
 * Compares the arms as they were counted.
 * @throws RangeError when an arm has no denominator or no days: to be refused where it is entered
 */
export function compareArms(kind: ResultKind, a: Arm, b: Arm): Comparison {
  return kind === 'rate' ? compareRates(a, b) : compareTotals(a, b);
}

/**
 * Rates: ratio of two proportions by the log method, SE = √(1/a − 1/nA + 1/b − 1/nB) (Katz, Baptista, Azen and Pike
 * 1978, Biometrics 34: 469–474); difference with Wald's interval (Agresti, Categorical Data Analysis, 2013, 3.1.1).
 */
function compareRates(a: Arm, b: Arm): Comparison {
  const all = { a: denominator(a), b: denominator(b) };
  const rate = { a: a.count / all.a, b: b.count / all.b };
  const enough = [a.count, b.count, all.a - a.count, all.b - b.count].every((events) => events >= FEWEST);
  const logError = Math.sqrt(1 / a.count - 1 / all.a + 1 / b.count - 1 / all.b);
  const error = Math.sqrt((rate.a * (1 - rate.a)) / all.a + (rate.b * (1 - rate.b)) / all.b);
  return {
    relative: ratio(rate.a, rate.b, enough ? logError : null),
    absolute: { measure: 'points', ...difference(rate.a * 100, rate.b * 100, enough ? error * 100 : null) },
    sample: all.a + all.b,
  };
}

/**
 * Totals: counts taken as Poisson, per day; their ratio by the log method, SE = √(1/a + 1/b) (Rothman, Greenland and
 * Lash, Modern Epidemiology, 2008, ch. 14), their difference per week with SE = 7 √(a/dA² + b/dB²).
 */
function compareTotals(a: Arm, b: Arm): Comparison {
  const days = { a: daysCounted(a), b: daysCounted(b) };
  const rate = { a: a.count / days.a, b: b.count / days.b };
  const enough = a.count >= FEWEST && b.count >= FEWEST;
  const logError = Math.sqrt(1 / a.count + 1 / b.count);
  const error = 7 * Math.sqrt(a.count / days.a ** 2 + b.count / days.b ** 2);
  return {
    relative: ratio(rate.a, rate.b, enough ? logError : null),
    absolute: { measure: 'per-week', ...difference(rate.a * 7, rate.b * 7, enough ? error : null) },
    sample: a.count + b.count,
  };
}

function ratio(a: number, b: number, logError: number | null): Effect | null {
  if (a === 0) return null;
  const times = b / a;
  const spread = logError === null ? null : Math.exp(Z * logError);
  return {
    measure: 'relative',
    point: times - 1,
    interval: spread === null ? null : { low: times / spread - 1, high: times * spread - 1 },
  };
}

function difference(a: number, b: number, error: number | null): Difference {
  const point = b - a;
  return { point, interval: error === null ? null : { low: point - Z * error, high: point + Z * error } };
}

function denominator({ outOf }: Arm): number {
  if (outOf === null || outOf <= 0) throw new RangeError('a rate without a denominator');
  return outOf;
}

/** How many days an arm was counted, both ends included. */
export function daysCounted({ from, to }: Arm): number {
  const days = daysBetween(from, addDays(to, 1));
  if (days <= 0) throw new RangeError('an arm that ends before it begins');
  return days;
}
