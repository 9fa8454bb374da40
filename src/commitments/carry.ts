import { addDays, type LocalDate } from '../calendar/date.ts';
import { workingDaysOf } from '../calendar/working-days.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { weekAt } from '../ritual/rules.ts';
import { ensureSprint, occurrenceOn } from '../ritual/store.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';
import { type Carried, carryOver } from './commitment-store.ts';
import { openCommitments } from './store.ts';

/** The working days of a week by the squad's calendar, from `today` on. */
export async function workingDaysFrom(
  q: Query,
  squad: Squad,
  week: LocalDate,
  today: LocalDate,
): Promise<LocalDate[]> {
  const daysOff = await daysOffOf(q, squad.id, week, addDays(week, 6));
  return workingDaysOf(week, daysOff).filter((day) => day >= today);
}

/** The week into which things are taken now: the next one once this one's retro has closed or no working day is left. */
export async function weekToTakeInto(q: Query, squad: Squad, now: number): Promise<LocalDate> {
  const week = weekAt(squad, now);
  const retro = await occurrenceOn(q, squad.id, 'retro', week);
  if (retro?.state === 'closed') return addDays(week, 7);
  const left = await workingDaysFrom(q, squad, week, dateAt(now, squad.rituals.zone));
  return left.length > 0 ? week : addDays(week, 7);
}

/**
 * Carries commitments over into a week; bets are to be live by its last working day.
 * @param by null: the hour came; each stays with whoever took it in
 * @param said by whoever carries it over
 * @returns how many were still open, and so were carried
 */
export async function carryInto(
  change: Change,
  squad: Squad,
  open: readonly Commitment[],
  week: LocalDate,
  by: string | null,
  said: Carried = { nextStep: null, left: null },
): Promise<number> {
  if (open.length === 0) return 0;
  const sprint = await ensureSprint(change, squad, week);
  const liveBy = (await workingDaysFrom(change.tx, squad, week, week)).at(-1) ?? null;
  let carried = 0;
  for (const commitment of open) {
    const to = { sprintId: sprint.id, liveBy: commitment.bet ? liveBy : null, said };
    if (await carryOver(change, commitment, to, by ?? commitment.createdBy)) carried += 1;
  }
  return carried;
}

/** The week after a commitment's own, or after this one where its own has passed. */
export function weekAfter(squad: Squad, commitment: Commitment, now: number): LocalDate {
  const current = weekAt(squad, now);
  return addDays(commitment.week < current ? current : commitment.week, 7);
}

/** Brings into this week what weeks without a retro left open; for the planning, before it shows what is carried over. */
export async function carryLeftovers(change: Change, squad: Squad): Promise<number> {
  const week = weekAt(squad, change.at);
  const open = await openCommitments(change.tx, squad.id);
  return await carryInto(
    change,
    squad,
    open.filter((one) => one.week < week),
    week,
    null,
  );
}
