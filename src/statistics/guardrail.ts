import { type Direction, type Effect, gain } from './effect.ts';
import { checkRate, relativeRates } from './rates.ts';

/** A second count on the same people, such as those who finish step 2 or complain. */
export interface Guardrail {
  readonly control: number;
  readonly variant: number;
  readonly goodIs: Direction;
  /** By how much it may get worse, as a part of the control: 0.02 is 2 %. */
  readonly mayCost: number;
}

/** How a guardrail fared. */
export interface Guarded {
  /** Relative change of its rate. */
  readonly effect: Effect;
  /** The whole interval is bad, or no worse than it may be, or neither. */
  readonly state: 'hurt' | 'safe' | 'open';
}

/** Judges a guardrail over the people of both sides, with the interval of the test itself. */
export function guard(
  { control, variant, goodIs, mayCost }: Guardrail,
  sides: { readonly control: { readonly people: number }; readonly variant: { readonly people: number } },
  z: number,
): Guarded {
  const rates = {
    control: { count: control, people: sides.control.people },
    variant: { count: variant, people: sides.variant.people },
  };
  checkRate(rates.control);
  checkRate(rates.variant);
  const effect = relativeRates(rates.control, rates.variant, z);
  const { low, high } = gain(effect, goodIs);
  return { effect, state: high < 0 ? 'hurt' : low > -mayCost ? 'safe' : 'open' };
}
