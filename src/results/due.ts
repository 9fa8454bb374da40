import { type DateRange, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Launch } from '../commitments/commitment.ts';
import type { Query } from '../database/database.ts';
import { countedDays, decidedOn } from '../measurement/dates.ts';
import { type Outcome, suggestedBy } from '../measurement/judge.ts';
import type { Plan } from '../measurement/plan.ts';
import { occurrenceOn } from '../ritual/store.ts';
import type { Squad } from '../squad/squad.ts';

/** Which days of a live bet are counted, and on which day it is decided. */
export interface Due extends DateRange {
  readonly decided: LocalDate;
}

/** The same by its plan, since it went live. */
export function dueOf(plan: Plan, launch: Pick<Launch, 'at'>, { rituals }: Pick<Squad, 'rituals'>): Due {
  const live = dateAt(launch.at, rituals.zone);
  return { ...countedDays(plan, live), decided: decidedOn(plan, live, rituals.retro.weekday) };
}

/** Whether its date has come; where the retro of that week is earlier, since that day is off, its day is as good. */
export async function isDueOn(q: Query, squad: Squad, due: Due, today: LocalDate): Promise<boolean> {
  if (today >= due.decided) return true;
  if (today <= due.to || mondayOf(today) !== mondayOf(due.decided)) return false;
  const retro = await occurrenceOn(q, squad.id, 'retro', today);
  return retro !== undefined && retro.date <= today;
}

/**
 * Numbers that decide nothing yet: by a line before its date; by a test only as long as the interval that may be looked
 * at daily says nothing.
 */
export function isLook(outcome: Outcome, isDue: boolean): boolean {
  if (isDue) return false;
  const suggested = suggestedBy(outcome);
  return !(
    outcome.way === 'test' &&
    (suggested === 'won' || suggested === 'lost' || suggested === 'invalid')
  );
}
