import { type Direction, type Effect, gain } from './effect.ts';
import { type Guarded, type Guardrail, guard } from './guardrail.ts';
import { checkMean, differenceOfMeans, type Mean, relativeMeans } from './means.ts';
import { multiplier, progress } from './multiplier.ts';
import { checkRate, differenceOfRates, type Rate, relativeRates } from './rates.ts';
import { checkSplit, type Split } from './split.ts';

/** What was counted on both sides, and in what its effect is told. */
export type Sides =
  | {
      readonly kind: 'rate';
      readonly measure: 'relative' | 'points';
      readonly control: Rate;
      readonly variant: Rate;
    }
  | {
      readonly kind: 'mean';
      readonly measure: 'relative' | 'absolute';
      readonly control: Mean;
      readonly variant: Mean;
    };

/** What was fixed before the test began. */
export interface TestPlan {
  /** Whole days. */
  readonly days: number;
  /** People of both sides together, where known. */
  readonly people: number | null;
  /** Of the variant, between 0 and 1. */
  readonly share: number;
  /** The smallest effect that makes it worth it, as a size, in the effect's own measure: 0.03 is 3 % of a relative one. */
  readonly worthItFrom: number;
  readonly direction: Direction;
}

/** What is known on the day of the look. */
export interface TestCount {
  /** Whole days counted. */
  readonly days: number;
  readonly sides: Sides;
  /** A second number that must not suffer. */
  readonly guardrail: Guardrail | null;
}

/** What the numbers suggest, and why; the person decides. */
export type TestSuggestion =
  | { readonly is: 'invalid'; readonly because: 'split-wrong' }
  | { readonly is: 'won'; readonly because: 'reached' }
  | { readonly is: 'lost'; readonly because: 'ruled-out' }
  | { readonly is: 'too-early'; readonly because: 'days-left' }
  /** `fewer-people`: all days are over, but fewer people came than planned; `less-than-asked`: it works, perhaps not enough. */
  | {
      readonly is: 'inconclusive';
      readonly because: 'guardrail-hurt' | 'less-than-asked' | 'fewer-people' | 'open';
    };

/** What a test says at one look. */
export type TestAnswer =
  /** No whole day is counted: no interval, whatever the numbers. */
  | { readonly kind: 'under-a-day' }
  /** A mean of so few people, or a relative change of what is not above 0, says nothing. */
  | { readonly kind: 'refused'; readonly because: 'few-people' | 'mean-not-above-zero' }
  | {
      readonly kind: 'judged';
      /** How much of the plan is counted: 1 on its date. */
      readonly t: number;
      /** Standard errors that the interval reaches to each side. */
      readonly multiplier: number;
      readonly split: Split;
      readonly effect: Effect;
      readonly guardrail: Guarded | null;
      readonly suggestion: TestSuggestion;
      /** A mean of so few people that single large amounts may sway it. */
      readonly isFewPeople: boolean;
    };

/** A mean's interval takes it as normal: below the first it is refused, below the second told with a warning. */
const MEAN_NEEDS = { people: 100, comfortably: 1_000 };

/**
 * What the test says, as it may be looked at any day.
 * @throws RangeError for counts or plans that can't be: to be refused where they are entered
 */
export function judgeTest(plan: TestPlan, count: TestCount): TestAnswer {
  const { sides } = count;
  check(plan, count);
  if (count.days < 1) return { kind: 'under-a-day' };
  const fewest = Math.min(sides.control.people, sides.variant.people);
  if (sides.kind === 'mean') {
    if (fewest < MEAN_NEEDS.people) return { kind: 'refused', because: 'few-people' };
    if (sides.measure === 'relative' && Math.min(sides.control.mean, sides.variant.mean) <= 0) {
      return { kind: 'refused', because: 'mean-not-above-zero' };
    }
  }
  const people = sides.control.people + sides.variant.people;
  const t = progress(plan, { days: count.days, people });
  const z = multiplier(t);
  const judged = {
    t,
    multiplier: z,
    split: checkSplit(sides.control.people, sides.variant.people, plan.share),
    effect: effectOf(sides, z),
    guardrail: count.guardrail && guard(count.guardrail, sides, z),
  };
  return {
    kind: 'judged',
    ...judged,
    suggestion: suggest(plan, count.days, judged),
    isFewPeople: sides.kind === 'mean' && fewest < MEAN_NEEDS.comfortably,
  };
}

/** By how much the variant differs, with the interval that reaches z standard errors to each side. */
export function effectOf(sides: Sides, z: number): Effect {
  if (sides.kind === 'rate') {
    const change = sides.measure === 'relative' ? relativeRates : differenceOfRates;
    return change(sides.control, sides.variant, z);
  }
  const change = sides.measure === 'relative' ? relativeMeans : differenceOfMeans;
  return change(sides.control, sides.variant, z);
}

/** In this order: what makes the numbers void comes first, then what they say, then that time may still tell. */
function suggest(
  plan: TestPlan,
  days: number,
  { t, split, effect, guardrail }: { t: number; split: Split; effect: Effect; guardrail: Guarded | null },
): TestSuggestion {
  if (split.isWrong) return { is: 'invalid', because: 'split-wrong' };
  const { point, low, high } = gain(effect, plan.direction);
  // An effect that is not defined has no bound above: it is as large as anybody asks.
  const isEnough = point === null || point >= plan.worthItFrom;
  if (low > 0 && isEnough) {
    return guardrail?.state === 'hurt'
      ? { is: 'inconclusive', because: 'guardrail-hurt' }
      : { is: 'won', because: 'reached' };
  }
  if (high < plan.worthItFrom) return { is: 'lost', because: 'ruled-out' };
  if (days < plan.days) return { is: 'too-early', because: 'days-left' };
  const because = low > 0 ? 'less-than-asked' : t < 1 ? 'fewer-people' : 'open';
  return { is: 'inconclusive', because };
}

function check(plan: TestPlan, { days, sides }: TestCount): void {
  if (!(days >= 0)) throw new RangeError('days counted that are no number');
  if (!(plan.days >= 1)) throw new RangeError('a test without days');
  if (!(plan.share > 0 && plan.share < 1)) throw new RangeError('a test without two sides');
  if (!(plan.worthItFrom >= 0)) throw new RangeError('an effect that is worth it from less than nothing');
  if (plan.people !== null && !(plan.people > 0)) throw new RangeError('a test planned for nobody');
  if (sides.kind === 'rate') for (const side of [sides.control, sides.variant]) checkRate(side);
  else for (const side of [sides.control, sides.variant]) checkMean(side);
}
