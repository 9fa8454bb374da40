/** Which way a number should go. */
export type Direction = 'up' | 'down';

/** Both ends of an interval; infinite where nothing bounds it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * By how much the variant differs from the control: a part of it (0.17 is 17 % more), percentage points of a rate, or an
 * amount.
 */
export interface Effect extends Interval {
  /** Null where it is not defined: nothing can be put in relation to a control that counted nothing. */
  readonly point: number | null;
}

/** The effect seen the way it was to go, so that more is always better. */
export function gain(effect: Effect, direction: Direction): Effect {
  if (direction === 'up') return effect;
  return { point: effect.point === null ? null : -effect.point, low: -effect.high, high: -effect.low };
}
