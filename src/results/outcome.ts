import type { Result } from '../commitments/commitment.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import type { Look } from '../measurement/counted.ts';
import { judge, type Outcome, suggestedBy } from '../measurement/judge.ts';
import type { Plan } from '../measurement/plan.ts';

/** What the numbers of a result say, by the plan that it was judged by; undefined: it had none, or no numbers. */
export function outcomeOf({ plan, counted }: Pick<Result, 'plan' | 'counted'>): Outcome | undefined {
  return plan === null || counted === null ? undefined : judge(plan, counted);
}

/** Whether "ruled out" may be said: lost, as the numbers suggest. Without numbers, never. */
export const isRuledOut = (verdict: Verdict, outcome: Outcome | undefined): boolean =>
  verdict === 'lost' && outcome !== undefined && suggestedBy(outcome) === 'lost';

/** What earlier looks said, by the plan that counts now; those at another way of its are left out. */
export const looksAt = (plan: Plan, looks: readonly Look[]): Outcome[] =>
  looks.flatMap(({ counted }) => judge(plan, counted) ?? []);
