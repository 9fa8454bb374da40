import { z } from 'zod';
import type { Query } from '../database/database.ts';
import type { About, Deed } from '../deeds/deed.ts';
import type { Metric } from '../metric/metric.ts';
import { numberOf } from '../metric/store.ts';
import { type Draft, isSameReceiver } from './draft.ts';
import { askAt, askNoMore } from './pull.ts';
import { removeSource, setSource, sourceOf } from './store.ts';

interface OfMetric {
  readonly squadId: string;
  readonly metricId: string;
}

async function find(q: Query, _: string, given: OfMetric): Promise<About<Metric> | undefined> {
  const metric = await numberOf(q, given.squadId, given.metricId);
  return metric && { squadIds: [given.squadId], subject: metric };
}

const setSchema = z.object({ metric: z.string(), dailyAt: z.string().nullable() });

/** A number gets its source, or another one; it was tried, and is asked from now on. */
export const settingSource: Deed<
  OfMetric & { readonly draft: Draft },
  Metric,
  z.infer<typeof setSchema>,
  { readonly code: 'changed' }
> = {
  name: 'sources.set',
  accepted: setSchema,
  find,
  async act(change, { actor, squad, subject: metric }, { draft }) {
    const known = await sourceOf(change.tx, metric.id);
    const isKept = draft.secret !== null && draft.secret === known?.secret;
    if (isKept && !isSameReceiver(known, draft)) return { refused: { code: 'changed' } };
    const { workspaceId, id: squadId } = squad;
    const of = { workspaceId, squadId, metricId: metric.id, setBy: actor.userId };
    const since = isKept ? known : { secretBy: actor.userId, secretAt: change.at };
    const { secretBy, secretAt } = draft.secret === null ? { secretBy: null, secretAt: null } : since;
    const source = await setSource(change, of, { ...draft, secretBy, secretAt });
    await askAt(change, source, change.at);
    return { accepted: { metric: metric.name, dailyAt: source.dailyAt } };
  },
};

/** A number has no source any more. */
export const removingSource: Deed<OfMetric, Metric, { metric: string }, { readonly code: 'none' }> = {
  name: 'sources.remove',
  accepted: z.object({ metric: z.string() }),
  find,
  async act(change, { subject: metric }) {
    const source = await sourceOf(change.tx, metric.id);
    if (!source) return { refused: { code: 'none' } };
    await removeSource(change, metric.id);
    await askNoMore(change, source);
    return { accepted: { metric: metric.name } };
  },
};
