import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import type { Decimal } from '../number/decimal.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { enteredSchema, keepNumber } from './enter.ts';
import type { Metric, Reading, ReadingSource } from './metric.ts';
import { arrivedLast, enterReading, readingOf } from './reading-store.ts';
import { numberOf } from './store.ts';
import type { EnteredNumber } from './views.ts';

/** A value that nobody typed. */
export interface Arrived {
  readonly squad: Squad;
  readonly metric: Metric;
  /** Its Monday. */
  readonly week: LocalDate;
  readonly value: Decimal;
  readonly source: Exclude<ReadingSource, 'typed'>;
  /** What whoever sent it says where it is from. */
  readonly origin?: string | undefined;
  /** The instant it is the value of, UTC milliseconds. */
  readonly asOf: number;
  /** Who had it come. */
  readonly by: string;
}

/** It counts; it stands there already; a newer one counts; somebody typed that week's. */
export type Arrival = 'taken' | 'same' | 'older' | 'overruled';

/**
 * Takes a value that came by itself, in the change of whatever brought it. A typed number wins for its week, an older
 * value never replaces a newer one; both are kept, since they tell how the week went. The same value again is written
 * only where it is the first of its day: then the number is known to be of that day.
 */
export async function takeReading(
  change: Change,
  rituals: Rituals,
  arrived: Arrived,
): Promise<{ readonly outcome: Arrival }> {
  const { squad, metric, week, value, asOf, by } = arrived;
  const standing = await readingOf(change.tx, metric.id, week);
  const last = await arrivedLast(change.tx, metric.id, week);
  const counts = standing?.source === 'typed' ? 'overruled' : isBefore(asOf, standing) ? 'older' : 'taken';
  if (last?.value === value && !isNewDay(asOf, last, squad)) {
    return { outcome: counts === 'overruled' ? counts : 'same' };
  }
  await enterReading(change, { ...arrived, counts: counts === 'taken' });
  changed(change, squad, 'number');
  if (counts === 'taken' && metric.role === 'northStar') await rituals.correct(change, squad, { week }, by);
  return { outcome: counts };
}

/** What came by itself counts for this week, not what somebody typed; what comes next does, too. */
export const usingArrived = (
  rituals: Rituals,
): Deed<
  { readonly squadId: string; readonly metricId: string },
  Metric,
  EnteredNumber,
  { code: 'none' }
> => ({
  name: 'metric.use-arrived',
  accepted: enteredSchema,
  async find(q, _, { squadId, metricId }) {
    const metric = await numberOf(q, squadId, metricId);
    return metric && { squadIds: [squadId], subject: metric };
  },
  async act(change, { actor, squad, subject: metric }) {
    const week = weekAt(squad, change.at);
    const last = await arrivedLast(change.tx, metric.id, week);
    if (!last) return { refused: { code: 'none' } };
    const { value, source, origin, at: asOf } = last;
    const given = { squad, metric, week, value, source, origin, asOf, by: actor.userId };
    return { accepted: await keepNumber(change, rituals, given) };
  },
});

const isBefore = (asOf: number, standing: Reading | undefined): boolean =>
  standing !== undefined && asOf < standing.at;

function isNewDay(asOf: number, last: Reading, { rituals: { zone } }: Squad): boolean {
  return asOf > last.at && dateAt(asOf, zone) !== dateAt(last.at, zone);
}
