import { addDays, type LocalDate } from '../calendar/date.ts';
import { type DaysOff, isWorkingDay } from '../calendar/working-days.ts';
import type { State } from '../hypothesis/hypothesis.ts';
import type { Quarrel } from '../hypothesis/quarrel-store.ts';
import { isVerdict } from '../hypothesis/rules.ts';

/** The next working day after a date; a week further where no day of the next two weeks is one. */
export function nextWorkingDay(date: LocalDate, daysOff: DaysOff): LocalDate {
  for (let ahead = 1; ahead <= LOOKED_AHEAD; ahead++) {
    const day = addDays(date, ahead);
    if (isWorkingDay(day, daysOff)) return day;
  }
  return addDays(date, 7);
}

/** How many days are looked at for a working one. */
export const LOOKED_AHEAD = 14;

/** There is, or will be, no answer that another side could still wait for. */
export const isOver = (state: State): boolean => state === 'dropped' || isVerdict(state);

/** Why somebody can't write the other side now; undefined: they can. @param now UTC milliseconds */
export function mayNotWrite(
  quarrel: Quarrel,
  state: State,
  userId: string,
  now: number,
): 'written' | 'own-side' | 'over' | undefined {
  if (quarrel.other !== null) return 'written';
  if (isOver(state)) return 'over';
  // Who opened it writes for somebody else, once nobody has.
  const writesForOthers = userId === quarrel.openedBy && now >= quarrel.askedUntil;
  return userId === quarrel.oneBy && !writesForOthers ? 'own-side' : undefined;
}
