import { z } from 'zod';
import { isDate } from '../calendar/date.ts';

const count = z.number().int().min(0);
const day = z.string().refine(isDate);

/** What was counted on one side of a comparison, over which days (both included). */
const armSchema = z.object({
  /** Successes of a rate, or the total. */
  count,
  /** Of a rate: how many could have succeeded. Null for a total. */
  outOf: count.nullable(),
  from: day,
  to: day,
});

/** Both sides as they were counted; null where a bet ended without numbers. */
export const armsSchema = z.object({
  /** Before, or without it. */
  a: armSchema.nullable(),
  /** After, or with it. */
  b: armSchema.nullable(),
  /** Which number was measured, in the squad's words: "sign-ups per visitor". */
  metric: z.string().nullable(),
  /** Out of what: "visitors". */
  unit: z.string().nullable(),
});

export type Arm = z.infer<typeof armSchema>;
export type Arms = z.infer<typeof armsSchema>;

/** How the sides were compared. Before and after is a hint, two variants at the same time are proof. */
export type Method = 'before-after' | 'variants';

/** A rate is successes out of all; a total is a count over days. */
export type ResultKind = 'rate' | 'total';
