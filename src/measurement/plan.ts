import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import { isDecimal } from '../number/decimal.ts';

export const decimal = z.string().refine(isDecimal);
const direction = z.enum(['up', 'down']);

/** What every plan has. */
const common = {
  /** What is counted, in the squad's words: "new sign-ups"; of a test by rate, who does it: "purchases". */
  counts: z.string(),
  /** Where the number is to go. */
  direction,
  /** The day on which it was to be decided, as it was fixed; `decidedOn` has the day that holds. */
  decided: z.string().refine(isDate),
};

/** What was counted in two places in one period. */
export const pairSchema = z.object({ with: decimal, without: decimal });

/** A line that a number has to reach in a period. */
const lineSchema = z.object({
  ...common,
  way: z.literal('line'),
  /** The North Star metric that is counted, by week; null: something else, over seven days. */
  metricId: z.string().nullable(),
  line: decimal,
  /** Values of earlier periods as they were typed; of a North Star metric its own weeks count instead. */
  earlier: z.array(decimal),
});

/** A line for the ratio of two places, or of weeks with and without it. */
const comparisonSchema = z.object({
  ...common,
  way: z.literal('comparison'),
  /** Where it is, and where it is not: "Shop North", "Shop South". */
  with: z.string(),
  without: z.string(),
  /** The ratio with / without that it has to reach, such as 1.1. */
  line: decimal,
  earlier: z.array(pairSchema),
});

/** A second count on the same people that must not suffer. */
const guardrailSchema = z.object({
  counts: z.string(),
  goodIs: direction,
  /** Per cent of the control by which it may get worse. */
  mayCost: decimal,
});

/** People divided by chance. */
const testSchema = z.object({
  ...common,
  way: z.literal('test'),
  /** A rate is people who do it out of all; a mean is an amount per person. */
  kind: z.enum(['rate', 'mean']),
  /** Who is divided: "visitors". */
  people: z.string(),
  /** In what the effect is told and compared: per cent of the control, percentage points of a rate, or an amount. */
  measure: z.enum(['relative', 'points', 'absolute']),
  /** The least effect that is worth it, as a size in its measure: 3 is 3 % or 3 points; null: nobody said, any will do. */
  worthItFrom: decimal.nullable(),
  /** Whole days. */
  days: z.number().int().min(1),
  /** Per cent of the people who get the variant. */
  share: decimal,
  /** Of both sides together; null: not known. */
  peopleAWeek: decimal.nullable(),
  /** Per cent that the control is expected to do; null: not known. */
  baseRate: decimal.nullable(),
  guardrail: guardrailSchema.nullable(),
});

/** How a bet gets its answer, fixed when it is taken in: its measurement plan. */
export const planSchema = z.discriminatedUnion('way', [lineSchema, comparisonSchema, testSchema]);
export type Plan = Readonly<z.infer<typeof planSchema>>;
export type LinePlan = Readonly<z.infer<typeof lineSchema>>;
export type ComparisonPlan = Readonly<z.infer<typeof comparisonSchema>>;
export type TestPlan = Readonly<z.infer<typeof testSchema>>;

/** A plan without the day on which it is decided. */
export type Undecided<P extends Plan> = Omit<P, 'decided'>;

/** Who fixed a plan, and why it took the place of the one before; null for the first. */
export interface Fixed {
  readonly reason: string | null;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** A plan as one person fixed it; the newest of a hypothesis counts. */
export interface PlanVersion extends Fixed {
  readonly id: string;
  readonly plan: Plan;
}
