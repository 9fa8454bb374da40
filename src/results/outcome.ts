import type { Result } from '../commitments/commitment.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import { judge, type Outcome, suggestedBy } from '../measurement/judge.ts';

/** What the numbers of a result say, by the plan that it was judged by; undefined: it had none, or no numbers. */
export function outcomeOf({ plan, counted }: Pick<Result, 'plan' | 'counted'>): Outcome | undefined {
  return plan === null || counted === null ? undefined : judge(plan, counted);
}

/** Whether "ruled out" may be said: lost, as the numbers suggest. Without numbers, never. */
export const isRuledOut = (verdict: Verdict, outcome: Outcome | undefined): boolean =>
  verdict === 'lost' && outcome !== undefined && suggestedBy(outcome) === 'lost';
