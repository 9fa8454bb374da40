import type { Direction } from './effect.ts';
import { AT_THE_DATE } from './multiplier.ts';
import { zBelow } from './normal.ts';

/** A test of a rate as it is thought of, before anybody builds it. */
export interface Question {
  /** What the control is expected to do, between 0 and 1. */
  readonly rate: number;
  readonly measure: 'relative' | 'points';
  /** The effect to be seen, as a size in its measure: 0.03 is 3 % of a relative one, 0.5 half a point. */
  readonly worthItFrom: number;
  readonly direction: Direction;
  /** Of the variant, between 0 and 1. */
  readonly share: number;
  /** Both sides together. */
  readonly peopleAWeek: number;
  readonly sprintWeeks: number;
}

/** Whether it will be seen that it works. */
export type Prospect =
  | {
      readonly kind: 'answerable';
      /** People needed in all. */
      readonly people: number;
      readonly weeks: number;
      /** In the measure of the question: what the people of the sprint suffice for. */
      readonly smallestInSprint: number;
    }
  /** No rate is 0 or less, or 1 or more, or no different. */
  | { readonly kind: 'impossible' };

/** How often a test must show an effect that is there, on its date. */
const SEEN = 0.8;

/**
 * How long it takes until it is seen that it works, four times of five, and the smallest effect that a sprint sees. The
 * logarithm of the rates' ratio is taken as normal with variance Σ (1 − p) / (p n) (Katz, Baptista, Azen and Pike 1978,
 * Biometrics 34: 469–474), and must lie C + z(80 %) standard errors from 0. This is about seeing that it works: at exactly
 * the effect asked, "won" itself comes in half of all tests.
 */
export function willItBeSeen(question: Question): Prospect {
  const { rate, measure, worthItFrom, direction, share, peopleAWeek, sprintWeeks } = question;
  const change = (direction === 'up' ? 1 : -1) * worthItFrom * (measure === 'relative' ? rate : 0.01);
  const changed = rate + change;
  if (!(rate > 0 && rate < 1 && changed > 0 && changed < 1 && change !== 0)) return { kind: 'impossible' };
  const reach = AT_THE_DATE + zBelow(SEEN);
  const variance = (Math.log(changed / rate) / reach) ** 2;
  const perPerson = (1 - rate) / (rate * (1 - share)) + (1 - changed) / (changed * share);
  const people = perPerson / variance;
  const inSprint = (1 - rate) / rate / (peopleAWeek * sprintWeeks * share * (1 - share));
  const smallest = Math.abs(Math.expm1((direction === 'up' ? 1 : -1) * reach * Math.sqrt(inSprint)));
  return {
    kind: 'answerable',
    people,
    weeks: Math.ceil(people / peopleAWeek),
    smallestInSprint: measure === 'relative' ? smallest : smallest * rate * 100,
  };
}
