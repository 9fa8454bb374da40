import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { changed } from '../delivery/changed.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Decimal } from './decimal.ts';
import type { Metric } from './metric.ts';
import { enterReading, targetOf } from './store.ts';
import type { EnteredNumber } from './views.ts';

/** A number that was entered, as the inbox keeps it. */
export const enteredSchema: z.ZodType<EnteredNumber> = z.object({
  metric: z.string(),
  kind: z.enum(['total', 'level']),
  value: z.string(),
  before: z.string().nullable(),
  beforeAt: z.number().nullable(),
  target: z.string().nullable(),
  at: z.number(),
  last: z.boolean(),
});

/** A squad's number of a week. */
interface Given {
  readonly squad: Squad;
  readonly metric: Metric;
  readonly week: LocalDate;
  readonly value: Decimal;
  readonly by: string;
}

/**
 * Enters the number of a squad's week and lets the boards follow; a part of something that is done once. The caller
 * has checked in this transaction that the person is a member and the metric the squad's.
 */
export async function keepNumber(change: Change, given: Given): Promise<EnteredNumber> {
  const { squad, metric, week, value } = given;
  const { replaced } = await enterReading(change, given);
  changed(change, squad, 'number');
  return {
    metric: metric.name,
    kind: metric.kind,
    value,
    before: replaced?.value ?? null,
    beforeAt: replaced?.at ?? null,
    target: await targetOf(change.tx, metric.id, week),
    at: change.at,
    last: week < weekAt(squad, change.at),
  };
}
