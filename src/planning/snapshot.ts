import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import { isTime } from '../calendar/zone.ts';
import { worthItFromSchema } from '../commitments/arms.ts';
import { metricDirections } from '../metric/metric.ts';

const day = z.string().refine(isDate);
const tenths = z.number().int().min(0);

const work = z.object({
  commitmentId: z.string(),
  title: z.string(),
  ownerId: z.string(),
  /** Who works on it beside the owner. */
  others: z.array(z.string()),
  /** Tenths of a person-day; null: not estimated. */
  days: tenths.nullable(),
});

/** What a squad decided for a week, as its outcome message shows it; written once, when the planning closes. Ids of people, no names. */
export const planSchema = z.object({
  schema: z.literal('planning'),
  version: z.literal(1),
  /** The Monday that names it. */
  week: day,
  /** The squad's date on which it was closed. */
  date: day,
  /** Null only before a squad has a metric. */
  metric: z
    .object({
      name: z.string(),
      kind: z.enum(['total', 'level']),
      /** Left out: it is to rise. */
      direction: z.enum(metricDirections).optional(),
      /** Last week's of a total, the present one of a level. */
      value: z.string().nullable(),
      /** When it was entered, UTC milliseconds. */
      at: z.number().int().nullable(),
      /** Entered after its week had ended. */
      final: z.boolean(),
      /** This week's. */
      target: z.string().nullable(),
    })
    .nullable(),
  /** Tenths of a person-day; null: an old plan, when only some crafts had days. */
  daysToWork: tenths.nullable(),
  bets: z.array(
    work.extend({
      hypothesisId: z.string(),
      variant: z.enum(['simple', 'full']).nullable(),
      liveBy: day.nullable(),
      worthItFrom: worthItFromSchema,
      carried: z.boolean(),
    }),
  ),
  otherWork: z.array(work),
  /** How many ideas stayed on the list. */
  ideas: z.number().int(),
  /** Of those without an estimate the last one that had its turn on the board; left out: none had. */
  turn: z.string().optional(),
  /** The stand-up after it; null: this week has none. `prompt` is a time in each member's own zone. */
  standup: z.object({ date: day, prompt: z.string().refine(isTime), first: z.boolean() }).nullable(),
  /** Who closed it; null: its hour came. */
  closedBy: z.string().nullable(),
});

/** What a squad decided for a week. */
export type Plan = z.infer<typeof planSchema>;
