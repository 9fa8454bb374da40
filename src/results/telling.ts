import { z } from 'zod';
import {
  type Arms,
  countedSchema,
  type ResultKind,
  type WorthItFrom,
  worthItFromSchema,
} from '../commitments/arms.ts';
import type { Result } from '../commitments/commitment.ts';
import type { Speech } from '../language/speech.ts';
import { countedSchema as countedByPlan } from '../measurement/counted.ts';
import { judge } from '../measurement/judge.ts';
import { planSchema } from '../measurement/plan.ts';
import { type Decision, tellOutcome, tellShort } from '../measurement/tell-outcome.ts';
import { typed } from '../slack/typed.ts';
import { outcomeOf } from './outcome.ts';
import { effectIn } from './rules.ts';
import { daysCounted, type Effect } from './two-sided.ts';

/** Longest words for what a sample is out of. */
const UNIT_MOST = 30;

/** Two digits that count: whole from 10 on, else one place after the point. */
const rounded = (value: number): number =>
  Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10;

const inMeasure = (value: number, { measure }: Pick<Effect, 'measure'>, { format }: Speech): string =>
  measure === 'relative' ? format.percent(rounded(value * 100)) : format.signed(rounded(value));

const withUnit = (told: string, { measure }: Pick<Effect, 'measure'>, { words }: Speech): string => {
  if (measure === 'points') return words.week.points(told);
  return measure === 'per-week' ? words.week.aWeek(told) : told;
};

/** An effect: "+17%", "+1.2 points", "+120 a week". */
export const tellEffect = (effect: Effect, speech: Speech): string =>
  withUnit(inMeasure(effect.point, effect, speech), effect, speech);

/** What it had to bring, with its sign: "+3%"; undefined when nobody had said. */
export function tellWorth(worth: WorthItFrom, speech: Speech): string | undefined {
  if (worth.value === null) return undefined;
  const value = worth.direction === 'up' ? worth.value : `-${worth.value}`;
  return worth.kind === 'relative' ? speech.format.percent(value) : speech.format.signed(value);
}

/** The end of the interval that still speaks for it: "+2.6%"; undefined without an interval. */
export function tellBest(effect: Effect, worth: WorthItFrom, speech: Speech): string | undefined {
  if (effect.interval === null) return undefined;
  const best = worth.direction === 'up' ? effect.interval.high : effect.interval.low;
  return inMeasure(best, effect, speech);
}

/** What was counted: "20,380 visitors in 8 days", or a total of both arms with their days. */
function tellSample(kind: ResultKind, { a, b, unit }: Arms, { words, format }: Speech): string | undefined {
  if (a === null || b === null) return undefined;
  const days = { a: words.week.days(daysCounted(a)), b: words.week.days(daysCounted(b)) };
  if (kind === 'total') {
    const counts = { a: format.number(a.count), b: format.number(b.count) };
    return words.week.totals({ ...counts, aDays: days.a, bDays: days.b });
  }
  const sample = format.number((a.outOf ?? 0) + (b.outOf ?? 0));
  return words.week.sample(sample, unit === null ? null : typed(unit, UNIT_MOST), days.b);
}

/** What was measured, with the effect as it was computed then. */
export const measuredSchema = countedSchema.extend({
  effect: z.object({
    measure: z.enum(['relative', 'points', 'per-week']),
    point: z.number(),
    interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  }),
  worthItFrom: worthItFromSchema,
});
type Measured = z.infer<typeof measuredSchema>;

/** What stands in brackets behind an effect: how sure, from how many, against what it had to bring. */
export function tellDetail(measured: Measured, speech: Speech): string {
  const { effect, method, kind, arms, worthItFrom } = measured;
  const { week } = speech.words;
  const { interval } = effect;
  const facts = [
    interval
      ? week.interval(inMeasure(interval.low, effect, speech), inMeasure(interval.high, effect, speech))
      : week.noInterval,
    tellSample(kind, arms, speech),
  ];
  const least = tellWorth(worthItFrom, speech);
  return week.detail(
    facts.filter((fact) => fact !== undefined),
    [
      ...(least === undefined ? [] : [week.hadToBring(least)]),
      ...(method === 'before-after' ? [week.hint] : []),
    ],
  );
}

/** What came of it, in a few words: "+17%", "44 of 48"; empty without numbers. */
export function tellResult(result: Result, worthItFrom: WorthItFrom, speech: Speech): string {
  const outcome = outcomeOf(result);
  if (outcome !== undefined) return tellShort(outcome, speech);
  const effect = effectIn(result, { worthItFrom });
  return effect === undefined ? '' : tellEffect(effect, speech);
}

/** What came of it, with all that says how sure that is; empty without numbers. @param isHeaded a title says how it ended */
export function tellWhole(
  result: Result,
  worthItFrom: WorthItFrom,
  speech: Speech,
  isHeaded: boolean,
): string {
  const outcome = outcomeOf(result);
  if (outcome !== undefined) return tellOutcome(outcome, { ...result, isHeaded }, speech);
  const effect = effectIn(result, { worthItFrom });
  if (effect === undefined) return '';
  const { method, kind, arms } = result;
  const detail = tellDetail({ method, kind, arms, effect, worthItFrom }, speech);
  return `${tellEffect(effect, speech)}${speech.words.retro.digest.bracket(detail)}`;
}

/** How a bet was judged by its plan, as it is kept to be told. */
export const answeredSchema = z.object({
  plan: planSchema,
  counted: countedByPlan,
  against: z.string().nullable(),
  /** The plan took the place of another: when, and why. */
  changed: z.object({ at: z.number().int(), reason: z.string() }).optional(),
});
type Answered = z.infer<typeof answeredSchema>;

/** In a few words, as `tellResult`. */
export function tellAnswered({ plan, counted }: Answered, speech: Speech): string {
  const outcome = judge(plan, counted);
  return outcome === undefined ? '' : tellShort(outcome, speech);
}

/** In one line, with what was decided. @param isHeaded a title says already that it was ruled out */
export function tellAnswer(
  { plan, counted, against }: Answered,
  verdict: Decision['verdict'],
  speech: Speech,
  isHeaded = false,
): string {
  const outcome = judge(plan, counted);
  return outcome === undefined ? '' : tellOutcome(outcome, { verdict, against, isHeaded }, speech);
}
