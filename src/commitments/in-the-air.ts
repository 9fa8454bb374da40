import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { retroOf } from '../calendar/ritual-times.ts';
import type { Query } from '../database/database.ts';
import { type Due, dueOf } from '../measurement/dates.ts';
import type { Plan } from '../measurement/plan.ts';
import { plansOf } from '../measurement/store.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';

/** How a live bet gets its answer, and on which day. */
export interface InTheAir {
  readonly plan: Plan;
  readonly on: LocalDate;
}

type Of = Pick<Squad, 'id' | 'rituals'>;

/** The same of all that are live without a result and have a plan, by the commitment's id: a fixed number of queries. */
export async function inTheAirOf(
  q: Query,
  squad: Of,
  commitments: readonly Commitment[],
): Promise<ReadonlyMap<string, InTheAir>> {
  const live = commitments.filter(({ state, result }) => state === 'launched' && result === null);
  const plans = await plansOf(
    q,
    live.flatMap(({ bet }) => bet?.id ?? []),
  );
  const planned = live.flatMap(({ id, bet, launch }) => {
    const plan = plans.get(bet?.id ?? '')?.plan;
    return plan && launch ? [{ id, plan, due: dueOf(plan, launch.at, squad.rituals) }] : [];
  });
  const held = await heldOn(
    q,
    squad,
    planned.map(({ due }) => due),
  );
  return new Map(planned.map(({ id, plan, due }) => [id, { plan, on: held(due) }] as const));
}

/** Which days of a live bet are counted, and on which day the squad decides. @param liveAt UTC milliseconds */
export async function dueIn(q: Query, squad: Of, plan: Plan, liveAt: number): Promise<Due> {
  const due = dueOf(plan, liveAt, squad.rituals);
  return { ...due, decided: (await heldOn(q, squad, [due]))(due) };
}

/** On which day each is decided: where the retro of its week is held earlier, since its own day is off, that is as good. */
async function heldOn(q: Query, squad: Of, dues: readonly Due[]): Promise<(due: Due) => LocalDate> {
  const weeks = dues.map(({ decided }) => mondayOf(decided)).toSorted();
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined) return ({ decided }) => decided;
  const daysOff = await daysOffOf(q, squad.id, first, addDays(last, 6));
  return ({ decided, to }) => {
    const retro = retroOf(mondayOf(decided), squad.rituals, daysOff)?.date;
    return retro !== undefined && retro < decided && retro > to ? retro : decided;
  };
}
