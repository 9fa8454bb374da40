import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import type { Wording } from '../hypothesis/hypothesis.ts';

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
const methods = ['variants', 'before-after'] as const;

/** A rate is successes out of all; a total is a count over days. */
export const resultKinds = ['rate', 'total'] as const;
export type ResultKind = (typeof resultKinds)[number];

/** The numbers of a result as they were entered. */
export const countedSchema = z.object({
  method: z.enum(methods),
  kind: z.enum(resultKinds),
  /** Both arms are null where no numbers were given. */
  arms: armsSchema,
});
export type Counted = z.infer<typeof countedSchema>;

/** The least effect that is worth it, fixed before. */
export const worthItFromSchema = z.object({
  direction: z.enum(['up', 'down']),
  kind: z.enum(['relative', 'absolute']),
  /** Decimal text: per cent when relative, else the metric's own unit; null: not said yet. */
  value: z.string().nullable(),
});
export type WorthItFrom = Readonly<z.infer<typeof worthItFromSchema>>;

/** The same of a wording. */
export const worthItFromOf = ({ direction, worthItKind, worthItFrom }: Wording): WorthItFrom => ({
  direction,
  kind: worthItKind,
  value: worthItFrom,
});
