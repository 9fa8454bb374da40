import { takeIn } from '../../../src/commitments/commitment-store.ts';
import { launching } from '../../../src/commitments/deeds.ts';
import { addResult } from '../../../src/commitments/result-store.ts';
import { scaleUpsWaiting } from '../../../src/commitments/scale-up-store.ts';
import { perform } from '../../../src/deeds/deed.ts';
import { ensureSprint } from '../../../src/ritual/store.ts';
import { personOf } from '../../../src/slack/people-store.ts';
import type { Story } from './story.ts';
import { launched, squadOf } from './tried.ts';

/**
 * Something won in earlier weeks; its bigger version, Fatima's, goes live now.
 * @param week in which that is, by its Monday
 * @returns its commitment's id
 */
export async function biggerLive(story: Story, title: string, week: string): Promise<string> {
  const { core, workspace } = story.stage.bot;
  const squad = await squadOf(story);
  const by = story.people.frontend.id;
  const arm = (n: number) => ({ count: n, outOf: 10_190, from: '2026-11-02', to: '2026-11-15' });
  const commitmentId = await core.change(async (change) => {
    const won = await launched(change, squad, { title, by, week: '2026-11-02' });
    const arms = { a: arm(450), b: arm(527), metric: null, unit: null };
    const entered = { method: 'variants', kind: 'rate', arms, verdict: 'won', learned: '' } as const;
    const scaleUpTitle = `${title}, everywhere`;
    await addResult(change, won, won.bet, { ...entered, ruledOut: false }, { by, scaleUpTitle });
    const [bigger] = await scaleUpsWaiting(change.tx, squad.id);
    const sprint = await ensureSprint(change, squad, week);
    const taken = await takeIn(change, {
      ...{ workspaceId: workspace.id, squadId: squad.id, sprintId: sprint.id, variant: 'simple', days: 10 },
      ...{ hypothesisId: bigger?.hypothesisId ?? '', ownerId: by, others: [], liveBy: week, by },
    });
    return taken.taken ? taken.commitmentId : '';
  });
  const person = await core.database.read((q) => personOf(q, workspace.id, by));
  if (!person) throw new Error('Fatima is not known.');
  const doing = { core, workspaceId: workspace.id, person, key: core.ids.key() };
  await perform(doing, launching, { commitmentId });
  return commitmentId;
}
