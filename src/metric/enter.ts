import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { once } from '../database/inbox.ts';
import { touchBoards } from '../ritual/messages.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Decimal } from './decimal.ts';
import type { Metric } from './metric.ts';
import { enterReading, targetOf } from './store.ts';
import type { EnteredNumber } from './views.ts';

const enteredSchema: z.ZodType<EnteredNumber> = z.object({
  metric: z.string(),
  kind: z.enum(['total', 'level']),
  value: z.string(),
  before: z.string().nullable(),
  target: z.string().nullable(),
  at: z.number(),
  last: z.boolean(),
});

/**
 * Enters the number of a squad's week, once for each key, and lets the boards follow. The caller has checked
 * in this transaction that the person is a member and the metric the squad's.
 */
export async function enterNumber(
  change: Change,
  given: {
    squad: Squad;
    metric: Metric;
    week: LocalDate;
    value: Decimal;
    by: string;
    key: string;
    kind: string;
  },
): Promise<EnteredNumber> {
  const { squad, metric, week, value, by } = given;
  const input = {
    workspaceId: squad.workspaceId,
    key: given.key,
    kind: given.kind,
    userId: by,
    at: change.at,
  };
  const { answer } = await once(change.tx, input, enteredSchema, async () => {
    const { replaced } = await enterReading(change, { metric, week, value, by });
    await touchBoards(change, squad);
    const target = await targetOf(change.tx, metric.id, week);
    return {
      accepted: {
        metric: metric.name,
        kind: metric.kind,
        value,
        before: replaced?.value ?? null,
        target,
        at: change.at,
        last: week < weekAt(squad, change.at),
      },
    };
  });
  return answer;
}
