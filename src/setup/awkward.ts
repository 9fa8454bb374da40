import { type LocalDate, weekdayOf } from '../calendar/date.ts';
import type { RitualSettings } from '../calendar/ritual-settings.ts';
import { planningOf, retroOf } from '../calendar/ritual-times.ts';
import { NO_DAYS_OFF } from '../calendar/working-days.ts';
import { dateAt, timeAt, type Zone } from '../calendar/zone.ts';

/** Before and from this hour on by their own clock nobody should have to meet. */
const EARLIEST = '07:00';
const LATEST = '20:00';

/** A meeting that opens outside a member's working day. */
export interface Awkward {
  readonly ritual: 'planning' | 'retro';
  readonly userId: string;
  readonly zone: Zone;
  /** When it opens, UTC milliseconds. */
  readonly opensAt: number;
}

/**
 * The meetings that open on a weekend, early in the morning or in the evening for a member. The stand-up's question
 * comes to each at their own hour, so it never does.
 * @param monday of the week that is looked at: clocks differ by the season
 */
export function awkwardTimes(
  rituals: RitualSettings,
  members: readonly { readonly userId: string; readonly zone: Zone }[],
  monday: LocalDate,
): Awkward[] {
  const meetings = [
    { ritual: 'planning' as const, opensAt: planningOf(monday, rituals, NO_DAYS_OFF)?.opensAt },
    { ritual: 'retro' as const, opensAt: retroOf(monday, rituals, NO_DAYS_OFF)?.opensAt },
  ];
  return meetings.flatMap(({ ritual, opensAt }) =>
    opensAt === undefined
      ? []
      : members
          .filter(({ zone }) => !isWorkingTime(opensAt, zone))
          .map(({ userId, zone }) => ({ ritual, userId, zone, opensAt })),
  );
}

function isWorkingTime(instant: number, zone: Zone): boolean {
  const time = timeAt(instant, zone);
  return weekdayOf(dateAt(instant, zone)) <= 5 && time >= EARLIEST && time < LATEST;
}

/** What was pointed out, in short: the same again needs no second click. */
export const signatureOf = (awkward: readonly Awkward[]): string =>
  awkward.map(({ ritual, userId, opensAt }) => `${ritual[0]}${userId}${opensAt / 60_000}`).join(' ');
