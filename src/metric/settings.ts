import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { type Deed, inSquad } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { type Metric, type MetricSettings, MOST_OTHERS } from './metric.ts';
import { nameKey } from './named.ts';
import { addMetric, changeMetric, endMetric, numberOf, numbersOf } from './store.ts';

/** Why a number is not counted as somebody wants it to be. */
export type SettingsRefused =
  /** The squad counts as many as it can. */
  | { readonly code: 'too-many' }
  /** Another of its numbers has that name. */
  | { readonly code: 'named-already' };

const namedSchema = z.object({ metric: z.string() });
type Named = z.infer<typeof namedSchema>;

const isNamedAlready = (numbers: readonly Metric[], name: string, but?: Metric): boolean =>
  numbers.some((one) => one.id !== but?.id && nameKey(one.name) === nameKey(name));

/** The squad counts another number beside its North Star metric. */
export const adding: Deed<
  { readonly squadId: string; readonly settings: MetricSettings },
  undefined,
  Named,
  SettingsRefused
> = {
  name: 'metric.add',
  accepted: namedSchema,
  find: inSquad,
  async act(change, { squad }, { settings }) {
    const numbers = await numbersOf(change.tx, squad.id);
    if (numbers.length > MOST_OTHERS) return { refused: { code: 'too-many' } };
    if (isNamedAlready(numbers, settings.name)) return { refused: { code: 'named-already' } };
    await addMetric(change, squad, settings);
    changed(change, squad, 'number');
    return { accepted: { metric: settings.name } };
  },
};

interface OfNumber {
  readonly squadId: string;
  readonly metricId: string;
}

/** One of the squad's numbers, as it is counted now. */
async function findNumber(q: Query, _: string, { squadId, metricId }: OfNumber) {
  const metric = await numberOf(q, squadId, metricId);
  return metric && { squadIds: [squadId] as const, subject: metric };
}

/** A number gets another name, role, direction or unit; of the North Star metric only the last two are changed here. */
export const changing: Deed<
  OfNumber & { readonly settings: Omit<MetricSettings, 'kind'> },
  Metric,
  Named,
  SettingsRefused
> = {
  name: 'metric.change',
  accepted: namedSchema,
  find: findNumber,
  async act(change, { squad, subject: metric }, { settings }) {
    const { direction, unit } = settings;
    const wanted = metric.role === 'northStar' ? { ...metric, direction, unit } : settings;
    if (isNamedAlready(await numbersOf(change.tx, squad.id), wanted.name, metric)) {
      return { refused: { code: 'named-already' } };
    }
    await changeMetric(change, metric, wanted);
    tell(change, squad);
    return { accepted: { metric: wanted.name } };
  },
};

/** A number beside the North Star metric is not counted any more. */
export const ending: Deed<OfNumber, Metric, Named> = {
  name: 'metric.end',
  accepted: namedSchema,
  async find(q, workspaceId, given) {
    const found = await findNumber(q, workspaceId, given);
    return found?.subject.role === 'northStar' ? undefined : found;
  },
  async act(change, { squad, subject: metric }) {
    await endMetric(change, metric);
    tell(change, squad);
    return { accepted: { metric: metric.name } };
  },
};

/** Which way a number is to go stands with the squad, too. */
function tell(change: Change, squad: { readonly id: string }): void {
  changed(change, squad, 'number', 'squad');
}
