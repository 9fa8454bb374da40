import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { replan } from '../commitments/ask-timer.ts';
import { launchedOf } from '../commitments/store.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { aboutHypothesis } from '../hypothesis/about.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { fixPlan } from '../measurement/fix-plan.ts';
import type { Plan } from '../measurement/plan.ts';
import { planOf } from '../measurement/store.ts';

/** It is in no week and not live, or has its result; or why it changes is not said. */
export type NotChanged = { readonly code: 'not-open' | 'no-reason' };

/** How a bet gets its answer is fixed anew, with the reason; or for the first time, if it is from before there were plans. */
export const changingPlan: Deed<
  { readonly hypothesisId: string; readonly plan: Plan; readonly reason: string | null },
  Hypothesis,
  { hypothesisId: string },
  NotChanged
> = {
  name: 'week.change-plan',
  accepted: z.object({ hypothesisId: z.string() }),
  find: aboutHypothesis,
  async act(change, { subject: hypothesis, squad, actor }, { hypothesisId, plan, reason }) {
    const { state } = hypothesis;
    if (state !== 'committed' && state !== 'launched') return { refused: { code: 'not-open' } };
    const before = await planOf(change.tx, hypothesisId);
    const isSame = before !== undefined && isDeepStrictEqual(before.plan, plan);
    if (before && !isSame && reason === null) return { refused: { code: 'no-reason' } };
    if (!isSame) {
      await fixPlan(change, hypothesis, { plan, by: actor.userId, reason: before ? reason : null });
      const live = await launchedOf(change.tx, squad.id, hypothesisId);
      if (live?.launch) await replan(change, squad, live, live.launch.at);
      changed(change, squad, 'ideas', 'commitments');
    }
    return { accepted: { hypothesisId } };
  },
};
