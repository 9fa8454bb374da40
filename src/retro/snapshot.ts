import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import { planSchema } from '../measurement/plan.ts';
import { metricDirections } from '../metric/metric.ts';
import { answeredSchema, measuredSchema } from '../results/telling.ts';

const day = z.string().refine(isDate);
const instant = z.number().int();

/** A bet that went live. */
const launched = z.object({
  /** The hypothesis's. */
  id: z.string(),
  title: z.string(),
  /** Where it can be seen. */
  link: z.string().nullable(),
});

/** A bet with its verdict. */
const decided = launched.extend({
  /** Which number moved, in the author's words. */
  metric: z.string().nullable(),
  /** Null where it ended without numbers. */
  measured: measuredSchema.nullable(),
  /** Of one that was judged by its plan; left out where there was none. */
  answered: answeredSchema.optional(),
  learned: z.string(),
});

const titled = z.object({ title: z.string() });

const verdict = z.enum(['won', 'lost', 'inconclusive', 'invalid']);

/** A bet of which something else was told before. */
const correction = z.object({
  id: z.string(),
  title: z.string(),
  /** Null: it had no verdict yet. */
  from: verdict.nullable(),
  to: verdict,
  at: instant,
});

/** What a week came to, as its digest shows it; written once, when the retro closes. Ids of people, no names. */
export const digestSchema = z.object({
  schema: z.literal('digest'),
  version: z.literal(2),
  /** The Monday that names it. */
  week: day,
  /** The retro's; left out in digests from before bets were decided on a named day. */
  date: day.optional(),
  metric: z.object({
    name: z.string(),
    kind: z.enum(['total', 'level']),
    /** Left out: it is to rise. */
    direction: z.enum(metricDirections).optional(),
    value: z.string().nullable(),
    /** When the value was entered, or, without one, the last of an earlier week. */
    at: instant.nullable(),
    by: z.string().nullable(),
    target: z.string().nullable(),
    /** Weeks with a value, oldest first, this one last. */
    weeks: z.array(
      z.object({
        week: day,
        value: z.string(),
        target: z.string().nullable(),
        /** A total that was entered before its week was over; left out: its last word. */
        soFar: z.boolean().optional(),
      }),
    ),
  }),
  won: z.array(
    decided.extend({
      proposedBy: z.string(),
      builtBy: z.array(z.string()),
      designedBy: z.array(z.string()),
      /** Left out in digests from before all crafts were asked alike, which say who built and who designed it. */
      madeBy: z.array(z.string()).default([]),
      /** It is a bigger version itself; left out: it is not. */
      rolledOut: z.boolean().optional(),
      /** Its bigger version: who makes it, by which day. */
      scaleUp: z.object({ title: z.string(), ownerId: z.string().nullable(), by: day.nullable() }).nullable(),
    }),
  ),
  lost: z.array(
    decided.extend({
      /** Its number among those ruled out in the quarter; null: not ruled out. */
      nthThisQuarter: z.number().int().nullable(),
    }),
  ),
  inconclusive: z.array(decided),
  invalid: z.array(decided),
  tooEarly: z.array(launched.extend({ missing: z.string().nullable(), date: day })),
  /** Live; with a plan and the day on which it is decided, or nobody has said when to look. */
  live: z.array(launched.extend({ since: day, decided: z.object({ plan: planSchema, on: day }).optional() })),
  /** Goes on next week; `bet`: it was to go live. */
  carried: z.array(titled.extend({ bet: z.boolean(), nextStep: z.string().nullable() })),
  done: z.array(titled),
  dropped: z.array(titled),
  /** How many bets went live this week, whatever came of them. */
  launches: z.number().int(),
  /** What the squad was asked at once and answered: how often, and how long it took, milliseconds. Left out: nothing. */
  asked: z.object({ times: z.number().int(), medianMs: z.number() }).optional(),
  /** Without names, each as it was written. */
  notes: z.object({
    wentWell: z.array(z.string()),
    didnt: z.array(z.string()),
    /** What nobody has taken. */
    tryNext: z.array(z.string()),
  }),
  /** What was noted to try and taken by somebody: from Monday on. */
  actions: z.array(z.object({ text: z.string(), ownerId: z.string() })),
  next: z.object({
    scaleUps: z.number().int(),
    resultsDue: z.number().int(),
    ideas: z.number().int(),
    withoutEstimate: z.number().int(),
    /** The idea that "estimate now" opens. */
    estimateFirst: z.string().nullable(),
    /** When the next planning opens; null: next week has none. */
    opensAt: instant.nullable(),
  }),
  /** What was told otherwise before, oldest first. */
  corrections: z.array(correction),
});

export type Digest = z.infer<typeof digestSchema>;
export type Decided = z.infer<typeof decided>;
export type Won = Digest['won'][number];
export type Lost = Digest['lost'][number];
