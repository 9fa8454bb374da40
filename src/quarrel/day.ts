import { addDays } from '../calendar/date.ts';
import { dateAt, instantOf, timeAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import type { Squad } from '../squad/squad.ts';
import { LOOKED_AHEAD, nextWorkingDay } from './rules.ts';

/** The same time on the squad's next working day, UTC milliseconds. */
export async function dayLater(change: Change, squad: Squad): Promise<number> {
  const { zone } = squad.rituals;
  const today = dateAt(change.at, zone);
  const daysOff = await daysOffOf(change.tx, squad.id, today, addDays(today, LOOKED_AHEAD));
  return instantOf(nextWorkingDay(today, daysOff), timeAt(change.at, zone), zone);
}
