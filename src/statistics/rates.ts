import type { Effect } from './effect.ts';

/** How many did it, out of all people of one side; 0 ≤ count ≤ people, people ≥ 1. */
export interface Rate {
  readonly count: number;
  readonly people: number;
}

/** @throws RangeError for counts that can't be: to be refused where they are entered */
export function checkRate({ count, people }: Rate): void {
  if (!(people >= 1 && count >= 0 && count <= people && Number.isFinite(people))) {
    throw new RangeError(`${count} of ${people} is no rate`);
  }
}

/**
 * Relative change of a rate, with the score interval of the ratio of two proportions (Koopman 1984, Biometrics 40:
 * 513–517). It needs no fewest number of events: it holds in nearly empty cells, and has an end where one is empty.
 * @param z how many standard errors it reaches to each side, such as 1.96 for 95 %
 */
export function relativeRates(control: Rate, variant: Rate, z: number): Effect {
  const ratio = variant.count / variant.people / (control.count / control.people);
  if (control.count === 0 && variant.count === 0) return { point: null, low: -1, high: Infinity };
  const far = (log: number): boolean => ratioScore(control, variant, Math.exp(log)) > z ** 2;
  const middle = Math.log(ratio);
  return {
    point: control.count === 0 ? null : ratio - 1,
    low: variant.count === 0 ? -1 : Math.expm1(edge(far, middle, -1)),
    high: control.count === 0 ? Infinity : Math.expm1(edge(far, middle, 1)),
  };
}

/**
 * How far, squared, the counts are from this true ratio variant / control: Koopman's score statistic, chi-square with one
 * degree of freedom where the ratio is true. The rates in it are the most likely ones that stand in this ratio.
 */
export function ratioScore(control: Rate, variant: Rate, ratio: number): number {
  const both = control.count + variant.count;
  const linear = ratio * (variant.people + control.count) + variant.count + control.people;
  const root = Math.sqrt(Math.max(0, linear ** 2 - 4 * ratio * (control.people + variant.people) * both));
  // The smaller root of the quadratic in Koopman's (4), written so that nothing cancels where rates are small.
  const ofVariant = Math.min(1, (2 * ratio * both) / (linear + root));
  return scoreOf(control, Math.min(1, ofVariant / ratio)) + scoreOf(variant, ofVariant);
}

/** Squared distance of a count from the one expected, by its variance; none where only that count is possible. */
function scoreOf({ count, people }: Rate, rate: number): number {
  const distance = (count - people * rate) ** 2;
  return distance === 0 ? 0 : distance / (people * rate * (1 - rate));
}

/**
 * Where `far` turns true on the way from `middle` to this side, by bisection. An infinite middle, of
 * an empty side, is far from the other end, so the way begins at 0 and goes back first.
 */
function edge(far: (at: number) => boolean, middle: number, side: 1 | -1): number {
  let near = Number.isFinite(middle) ? middle : 0;
  for (let step = 1; far(near); step *= 2) near -= side * step;
  let beyond = near;
  for (let step = 1; !far(beyond); step *= 2) {
    beyond += side * step;
    // Nothing is far from what is no number.
    if (!Number.isFinite(beyond)) throw new RangeError('an interval without an end');
  }
  for (;;) {
    const half = (near + beyond) / 2;
    if (half === near || half === beyond || Math.abs(beyond - near) < 1e-13) return half;
    if (far(half)) beyond = half;
    else near = half;
  }
}

/**
 * Change of a rate in percentage points, with Newcombe's hybrid score interval, his method 10, without continuity
 * correction (Newcombe 1998, Statistics in Medicine 17: 873–890).
 */
export function differenceOfRates(control: Rate, variant: Rate, z: number): Effect {
  const [a, b] = [wilson(control, z), wilson(variant, z)];
  const point = b.rate - a.rate;
  return {
    point: point * 100,
    low: (point - Math.hypot(b.rate - b.low, a.high - a.rate)) * 100,
    high: (point + Math.hypot(b.high - b.rate, a.rate - a.low)) * 100,
  };
}

/** The score interval of one proportion (Wilson 1927, Journal of the American Statistical Association 22: 209–212). */
function wilson({ count, people }: Rate, z: number) {
  const rate = count / people;
  const extra = z ** 2 / people;
  const middle = (rate + extra / 2) / (1 + extra);
  const reach = (z * Math.sqrt((rate * (1 - rate) + extra / 4) / people)) / (1 + extra);
  return { rate, low: middle - reach, high: middle + reach };
}
