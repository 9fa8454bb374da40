import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import { decimal, pairSchema } from './plan.ts';

const day = z.string().refine(isDate);
/** The days that were counted, both included. */
const days = { from: day, to: day };

const people = z.number().int().min(1);
const rate = z.object({ count: z.number().int().min(0), people });
/** An amount per person; deviation: between people. */
const mean = z.object({ mean: decimal, deviation: decimal, people });

/** What was counted for each way, as it was entered. */
export const countedSchema = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('line'),
    ...days,
    value: decimal,
    /** Of like periods before, in any order: what it was ranked among. */
    earlier: z.array(decimal),
  }),
  z.object({ way: z.literal('comparison'), ...days, pair: pairSchema }),
  z.object({
    way: z.literal('test'),
    ...days,
    sides: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('rate'), control: rate, variant: rate }),
      z.object({ kind: z.literal('mean'), control: mean, variant: mean }),
    ]),
    /** Of both sides, where the plan has a guardrail. */
    guardrail: z.object({ control: z.number().int().min(0), variant: z.number().int().min(0) }).nullable(),
  }),
]);
export type Counted = Readonly<z.infer<typeof countedSchema>>;

/** Numbers entered while it was too early: nothing is decided by them. */
export interface Look {
  readonly counted: Counted;
  readonly by: string;
  /** UTC milliseconds. */
  readonly at: number;
}
