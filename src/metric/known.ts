import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import { numberIn } from './current.ts';
import type { Known } from './meant.ts';
import type { Metric } from './metric.ts';
import { lastReadings } from './reading-store.ts';

/** What a number of a week is measured against before it is read: what stands there, the target, the weeks before. */
export async function knownBefore(q: Query, metric: Metric, week: LocalDate): Promise<Known> {
  const standing = (await numberIn(q, metric, week)).standing;
  const last = (await lastReadings(q, metric.id, addDays(week, -7))).at(-1)?.value;
  const others = [standing.target, last].filter((value) => value !== undefined);
  return { metric, before: standing.value, others };
}
