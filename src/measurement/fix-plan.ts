import type { Change } from '../database/change.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { reword } from '../hypothesis/store.ts';
import type { PlanVersion } from './plan.ts';
import { addPlan } from './store.ts';

/** Fixes how a hypothesis gets its answer; what a test has to bring is what the hypothesis says of itself from then on. */
export async function fixPlan(
  change: Change,
  hypothesis: Hypothesis,
  { plan, by, reason }: Pick<PlanVersion, 'plan' | 'by' | 'reason'>,
): Promise<void> {
  const { id: hypothesisId, workspaceId, squadId } = hypothesis;
  if (plan.way === 'test' && plan.worthItFrom !== null) {
    const { direction, worthItFrom, measure } = plan;
    const worthItKind = measure === 'relative' ? 'relative' : 'absolute';
    await reword(change, hypothesis, { ...hypothesis, direction, worthItFrom, worthItKind }, by);
  }
  await addPlan(change, { workspaceId, squadId, hypothesisId, by }, plan, reason);
}
