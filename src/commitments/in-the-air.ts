import type { LocalDate } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import { dueOf } from '../measurement/dates.ts';
import type { Plan } from '../measurement/plan.ts';
import { plansOf } from '../measurement/store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';

/** How a live bet gets its answer, and on which day. */
export interface InTheAir {
  readonly plan: Plan;
  readonly on: LocalDate;
}

/** The same of all that are live without a result and have a plan, by the commitment's id: one query. */
export async function inTheAirOf(
  q: Query,
  { rituals }: Pick<Squad, 'rituals'>,
  commitments: readonly Commitment[],
): Promise<ReadonlyMap<string, InTheAir>> {
  const live = commitments.filter(({ state, result }) => state === 'launched' && result === null);
  const plans = await plansOf(
    q,
    live.flatMap(({ bet }) => bet?.id ?? []),
  );
  return new Map(
    live.flatMap(({ id, bet, launch }) => {
      const plan = plans.get(bet?.id ?? '')?.plan;
      if (!plan || !launch) return [];
      return [[id, { plan, on: dueOf(plan, launch.at, rituals).decided }] as const];
    }),
  );
}
