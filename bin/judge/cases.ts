import { z } from 'zod';

// The form of src/statistics/reference-cases.json. Relative effects are parts (0.17 is 17 %), but what it is worth it from
// and what a guardrail may cost are percent, as people say them; points and amounts are in their unit.

const direction = z.enum(['up', 'down']);
const count = z.number().nonnegative();
const people = z.number().positive();

const planned = {
  worthItFrom: z.number().nonnegative(),
  direction,
  daysCounted: z.number().nonnegative(),
  daysPlanned: z.number().positive(),
  peoplePlanned: z.number().positive().optional(),
  shareB: z.number().gt(0).lt(1).default(0.5),
};

const guardrail = z.strictObject({
  a: count,
  b: count,
  goodIs: direction,
  mayCost: z.number().nonnegative(),
});

const rate = z.strictObject({
  ...planned,
  a: count,
  nA: people,
  b: count,
  nB: people,
  measure: z.enum(['relative', 'points']),
  guardrail: guardrail.optional(),
});

const mean = z.strictObject({
  ...planned,
  a: z.number(),
  sdA: z.number().nonnegative(),
  nA: people,
  b: z.number(),
  sdB: z.number().nonnegative(),
  nB: people,
  measure: z.enum(['relative', 'absolute']),
});

const plan = z.strictObject({
  rate: z.number(),
  worthItFrom: z.number().nonnegative(),
  measure: z.enum(['relative', 'points']).default('relative'),
  direction,
  visitorsAWeekBothArms: z.number().positive(),
  sprintWeeks: z.number().positive(),
  shareB: z.number().gt(0).lt(1).default(0.5),
});

const line = z.strictObject({ history: z.array(z.number()), value: z.number(), line: z.number(), direction });

/** What is expected of a case: numbers, words and their groups, by name. */
export interface Named {
  readonly [name: string]: number | string | boolean | null | Named;
}
const named: z.ZodType<Named> = z.record(
  z.string(),
  z.union([z.number(), z.string(), z.boolean(), z.null(), z.lazy(() => named)]),
);

const told = { id: z.string(), what: z.string().default(''), expected: named };

const oneCase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rate'), input: rate, ...told }),
  z.object({ kind: z.literal('mean'), input: mean, ...told }),
  z.object({ kind: z.literal('plan'), input: plan, ...told }),
  z.object({ kind: z.literal('line'), input: line, ...told }),
]);

/** A file of cases; `tolerance` is relative, and absolute where the value is below 1. */
export const caseFile = z.object({
  version: z.literal(1),
  tolerance: z.number().positive(),
  constants: named.default({}),
  cases: z.array(oneCase).min(1),
});

/** One case of a file. */
export type Case = z.infer<typeof oneCase>;
