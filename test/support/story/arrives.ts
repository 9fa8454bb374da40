import { takeReading } from '../../../src/metric/arrive.ts';
import { metricOf } from '../../../src/metric/store.ts';
import { weekAt } from '../../../src/ritual/rules.ts';
import { squadInChannel } from '../../../src/squad/store.ts';
import type { Story } from './story.ts';

/** This week's North Star comes by itself, as a source or a program brings it. */
export async function numberArrives({ stage }: Pick<Story, 'stage'>, value: string): Promise<void> {
  const { core, workspace } = stage.bot;
  await core.change(async (change) => {
    const squad = await squadInChannel(change.tx, workspace.id, stage.channel.id);
    const metric = squad && (await metricOf(change.tx, squad.id));
    if (!metric) throw new Error('The channel has no squad.');
    const week = weekAt(squad, change.at);
    const given = { squad, metric, week, value, source: 'pull' as const, asOf: change.at, by: squad.ownerId };
    await takeReading(change, core.rituals, given);
  });
}
