import { takeReading } from '../../../src/metric/arrive.ts';
import { metricOf } from '../../../src/metric/store.ts';
import { weekAt } from '../../../src/ritual/rules.ts';
import type { Story } from './story.ts';
import { squadOf } from './tried.ts';

/** This week's North Star comes by itself, as a source or a program brings it. */
export async function numberArrives(story: Pick<Story, 'stage'>, value: string): Promise<void> {
  const squad = await squadOf(story);
  const { core } = story.stage.bot;
  await core.change(async (change) => {
    const metric = await metricOf(change.tx, squad.id);
    if (!metric) throw new Error('The squad counts nothing.');
    const week = weekAt(squad, change.at);
    const given = { squad, metric, week, value, source: 'pull' as const, asOf: change.at, by: squad.ownerId };
    await takeReading(change, core.rituals, given);
  });
}
