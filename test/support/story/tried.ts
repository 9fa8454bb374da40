import type { Bet, Commitment } from '../../../src/commitments/commitment.ts';
import { launch, takeIn } from '../../../src/commitments/commitment-store.ts';
import { addResult } from '../../../src/commitments/result-store.ts';
import { commitmentOf } from '../../../src/commitments/store.ts';
import type { Change } from '../../../src/database/change.ts';
import { changed } from '../../../src/delivery/changed.ts';
import { justTitle } from '../../../src/hypothesis/hypothesis.ts';
import { addEstimate, addHypothesis, transition } from '../../../src/hypothesis/store.ts';
import { ensureSprint } from '../../../src/ritual/store.ts';
import type { Squad } from '../../../src/squad/squad.ts';
import { squadsOf } from '../../../src/squad/store.ts';
import type { Story } from './story.ts';

/** The squad of a story. */
export async function squadOf({ stage }: Pick<Story, 'stage'>): Promise<Squad> {
  const { core, workspace } = stage.bot;
  const [squad] = await core.database.read((q) => squadsOf(q, workspace.id, stage.people.product.id));
  if (!squad) throw new Error('There is no squad.');
  return squad;
}

/** Somebody took something in on that Monday, and it went live now. */
export async function launched(
  change: Change,
  { id: squadId, workspaceId }: Squad,
  { title, by, week }: { readonly title: string; readonly by: string; readonly week: string },
): Promise<Commitment & { readonly bet: Bet }> {
  const base = { workspaceId, squadId, by };
  const wording = { ...justTitle(title), effect: 'sign-ups rise', worthItFrom: '3' };
  const hypothesis = await addHypothesis(change, { ...base, authorId: by, wording });
  await addEstimate(change, hypothesis, { userId: by, roles: [], simple: 10, full: null, costs: null });
  const { id: sprintId } = await ensureSprint(change, { id: squadId, workspaceId }, week);
  const work = { sprintId, hypothesisId: hypothesis.id, variant: 'simple', days: 10, ownerId: by } as const;
  const taken = await takeIn(change, { ...base, ...work, others: [], liveBy: week });
  const found = taken.taken ? await commitmentOf(change.tx, workspaceId, taken.commitmentId) : undefined;
  if (!found?.bet) throw new Error('It was not taken in.');
  await launch(change, found, by);
  return { ...found, bet: found.bet };
}

/** The squad took something in on that Monday, and it was ruled out: 6 % less, though it had to bring 3 % more. */
export async function ruledOut(
  story: Story,
  title: string,
  learned: string,
  week = '2026-11-02',
): Promise<void> {
  const squad = await squadOf(story);
  const by = story.people.product.id;
  await story.stage.bot.core.change(async (change) => {
    const found = await launched(change, squad, { title, by, week });
    const arm = (count: number) => ({ count, outOf: 40_000, from: week, to: week });
    const arms = { a: arm(2_000), b: arm(1_880), metric: 'sign-ups per visitor', unit: 'visitors' };
    const entered = {
      method: 'variants',
      kind: 'rate',
      arms,
      verdict: 'lost',
      ruledOut: true,
      learned,
    } as const;
    await addResult(change, found, found.bet, entered, { by, scaleUpTitle: '' });
    changed(change, squad, 'ideas', 'commitments');
  });
}

/** An idea on the list that somebody has estimated: three days if not said otherwise. */
export async function onTheList(story: Story, title: string, tenths = 30): Promise<void> {
  const { id: squadId, workspaceId } = await squadOf(story);
  const by = story.people.marketing.id;
  await story.stage.bot.core.change(async (change) => {
    const wording = { ...justTitle(title), impact: 8, confidence: 6 };
    const idea = await addHypothesis(change, { workspaceId, squadId, authorId: by, wording });
    const userId = story.people.frontend.id;
    await addEstimate(change, idea, { userId, roles: ['engineer'], simple: tenths, full: null, costs: null });
    changed(change, { id: squadId }, 'ideas');
  });
}

/** Ideas that somebody dropped, as many as wanted. */
export async function dropped(story: Story, titles: readonly string[], why: string | null): Promise<void> {
  const { id: squadId, workspaceId } = await squadOf(story);
  const by = story.people.product.id;
  await story.stage.bot.core.change(async (change) => {
    for (const title of titles) {
      const given = { workspaceId, squadId, authorId: by, wording: justTitle(title) };
      const idea = await addHypothesis(change, given);
      await transition(change, idea.id, 'dropped', by, why);
    }
    changed(change, { id: squadId }, 'ideas');
  });
}
