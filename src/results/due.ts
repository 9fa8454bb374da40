import { type LocalDate, mondayOf } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import type { Due } from '../measurement/dates.ts';
import { type Outcome, suggestedBy } from '../measurement/judge.ts';
import { occurrenceOn } from '../ritual/store.ts';
import type { Squad } from '../squad/squad.ts';

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
