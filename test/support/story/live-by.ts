import type { Seen } from '@growth-squad/local-slack';
import { replan } from '../../../src/commitments/ask-timer.ts';
import type { Plan } from '../../../src/measurement/plan.ts';
import { addPlan } from '../../../src/measurement/store.ts';
import { TITLE } from './bet.ts';
import { MONDAY, type Story } from './story.ts';
import { launched, squadOf } from './tried.ts';

/** The Friday on which a bet that went live on the story's Monday is decided. */
export const DECIDED = '2026-12-04';

/** Fatima's bet goes live on Monday, and is decided as planned. @param anew how it is decided since, and why */
export async function liveBy(
  story: Pick<Story, 'stage'>,
  plan: Plan,
  anew?: { readonly plan: Plan; readonly reason: string; readonly by: string },
): Promise<void> {
  const squad = await squadOf(story);
  const by = story.stage.people.frontend.id;
  const { workspaceId, id: squadId } = squad;
  await story.stage.bot.core.change(async (change) => {
    const found = await launched(change, squad, { title: TITLE, by, week: MONDAY });
    const about = { workspaceId, squadId, hypothesisId: found.bet.id };
    await addPlan(change, { ...about, by }, plan);
    if (anew) await addPlan(change, { ...about, by: anew.by }, anew.plan, anew.reason);
    await replan(change, squad, found, change.at);
  });
}

/** On its Friday the owner opens the result where she is asked. */
export async function enterAsked({ stage, people, words }: Story): Promise<Seen> {
  await stage.goTo(DECIDED, '10:05');
  return await people.frontend.click(words.week.buttons.enterResult, { in: 'dm' });
}
