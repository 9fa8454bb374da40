import { z } from 'zod';
import { addDays } from '../calendar/date.ts';
import { instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { takeReading } from '../metric/arrive.ts';
import type { Metric } from '../metric/metric.ts';
import { enterReading, readingOf } from '../metric/reading-store.ts';
import { numberOf } from '../metric/store.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Value } from './read.ts';

interface Given {
  readonly squadId: string;
  readonly metricId: string;
  readonly values: readonly Value[];
  /** What somebody typed gives way. */
  readonly replaces: boolean;
}

const acceptedSchema = z.object({ metric: z.string(), taken: z.number(), kept: z.number() });

/** Weeks that are over get their numbers from a file. */
export const takingWeeks = (rituals: Rituals): Deed<Given, Metric, z.infer<typeof acceptedSchema>> => ({
  name: 'sources.weeks',
  accepted: acceptedSchema,
  async find(q, _, { squadId, metricId }) {
    const metric = await numberOf(q, squadId, metricId);
    return metric && { squadIds: [squadId], subject: metric };
  },
  async act(change, { actor, squad, subject: metric }, { values, replaces }) {
    let taken = 0;
    for (const value of values) {
      if (value.week >= weekAt(squad, change.at)) continue;
      const one = { squad, metric, value, by: actor.userId };
      if (await takeWeek(change, rituals, one, replaces)) taken += 1;
    }
    return { accepted: { metric: metric.name, taken, kept: values.length - taken } };
  },
});

/** @returns whether it is that week's number now, and was not before */
async function takeWeek(
  change: Change,
  rituals: Rituals,
  given: { readonly squad: Squad; readonly metric: Metric; readonly value: Value; readonly by: string },
  replaces: boolean,
): Promise<boolean> {
  const { squad, metric, by } = given;
  const { week, value } = given.value;
  const standing = await readingOf(change.tx, metric.id, week);
  if (standing?.value === value) return false;
  // What a week came to is known at its end.
  const asOf = instantOf(addDays(week, 7), '00:00', squad.rituals.zone) - 1;
  const arrived = { squad, metric, week, value, source: 'file', asOf, by } as const;
  if (standing?.source !== 'typed') {
    return (await takeReading(change, rituals, arrived)).outcome === 'taken';
  }
  if (!replaces) return false;
  await enterReading(change, arrived);
  changed(change, squad, 'number');
  if (metric.role === 'northStar') await rituals.correct(change, squad, { week }, by);
  return true;
}
