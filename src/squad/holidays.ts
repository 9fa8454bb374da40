import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { want } from '../delivery/want.ts';
import { type HolidayCalendar, type Holidays, holidaysIn, NO_HOLIDAYS } from '../holidays/calendars.ts';
import { type HolidayRow, holidayRows } from '../holidays/rows.ts';
import { declare, forget, holidaysFrom } from './absence-store.ts';
import { clocksOf, type MemberClock } from './member-store.ts';
import type { Declared, Squad } from './squad.ts';

/** How far ahead holidays are noted: as far as anybody plans, and no further than a list can show. */
const AHEAD_DAYS = 70;

/** No holiday is longer. */
const LONGEST_DAYS = 14;

/** So long before a year of which nothing is known, the squad is told. */
const NOTICE_DAYS = 21;

/** Draws what the channel reads of a year whose holidays nobody has told us. */
export const HOLIDAYS_UNKNOWN = defineKind(
  'squad.holidays-unknown',
  z.object({ squadId: z.string(), calendar: z.string(), year: z.number() }),
);

/**
 * Whose public holidays are each member's: what was said of them; else, as long as nobody said, those of all others in
 * their zone, where these have the same.
 */
export function calendarsOf(
  clocks: ReadonlyMap<string, Pick<MemberClock, 'zone' | 'holidays'>>,
): Map<string, HolidayCalendar | undefined> {
  const inZone = Map.groupBy([...clocks.values()], ({ zone }) => zone);
  return new Map(
    [...clocks].map(([userId, { zone, holidays }]) => {
      const others = new Set((inZone.get(zone) ?? []).flatMap((other) => other.holidays ?? []));
      const said = holidays ?? (others.size === 1 ? [...others][0] : undefined);
      return [userId, said === NO_HOLIDAYS ? undefined : said];
    }),
  );
}

/**
 * Notes the public holidays of the squad's members for the weeks ahead, and takes out those that are theirs no more;
 * what somebody took back by hand stays taken back. A second call changes nothing. Rituals are planned after it.
 * @returns whether anything changed
 */
export async function keepHolidays(change: Change, squad: Squad): Promise<boolean> {
  const calendars = await heldBy(change, squad);
  if (!calendars) return false;
  const today = dateAt(change.at, squad.rituals.zone);
  const last = addDays(today, AHEAD_DAYS);
  const days = { from: addDays(today, -LONGEST_DAYS), to: addDays(last, LONGEST_DAYS) };
  const known = new Map<HolidayCalendar, Holidays>();
  for (const calendar of new Set([...calendars.values()].flatMap((each) => each ?? []))) {
    known.set(calendar, await holidaysIn(calendar, days, squad.language));
  }
  const byMember = [...calendars].map(
    ([userId, calendar]) => [userId, calendar === undefined ? undefined : known.get(calendar)] as const,
  );
  const wanted = holidayRows(new Map(byMember)).filter(({ from, to }) => to >= today && from <= last);
  const noted = await holidaysFrom(change.tx, squad.id, today);
  const corrected = noted.filter(({ cancelledAt }) => cancelledAt !== null);
  const valid = noted.filter(({ cancelledAt }) => cancelledAt === null);
  const gone = valid.filter((each) => !wanted.some((row) => isSame(row, each)));
  const missing = wanted.filter(
    (row) => !valid.some((each) => isSame(row, each)) && !corrected.some((each) => isAbout(row, each)),
  );
  await forget(
    change,
    gone.map(({ id }) => id),
  );
  for (const row of missing) await declare(change, squad, { ...row, recordedBy: squad.ownerId });
  await tellUnknown(change, squad, known, today);
  return gone.length + missing.length > 0;
}

/** Undefined: nobody ever said anything. */
async function heldBy(change: Change, squad: Squad) {
  const clocks = await clocksOf(change.tx, squad);
  return [...clocks.values()].some(({ holidays }) => holidays !== null) ? calendarsOf(clocks) : undefined;
}

const isSame = (row: HolidayRow, noted: Declared): boolean =>
  isAbout(row, noted) &&
  row.kind === noted.kind &&
  row.holiday === noted.holiday &&
  row.from === noted.from &&
  row.to === noted.to;

const isAbout = (row: HolidayRow, noted: Declared): boolean =>
  row.userId === noted.userId && row.from <= noted.to && noted.from <= row.to;

async function tellUnknown(
  change: Change,
  squad: Squad,
  known: ReadonlyMap<HolidayCalendar, Holidays>,
  today: LocalDate,
): Promise<void> {
  const soon = Number(addDays(today, NOTICE_DAYS).slice(0, 4));
  for (const [calendar, { unknownYears }] of known)
    for (const year of unknownYears.filter((each) => each <= soon && each >= Number(today.slice(0, 4))))
      await want(change, {
        workspaceId: squad.workspaceId,
        squadId: squad.id,
        key: `squad/${squad.id}/holidays-unknown/${calendar}/${year}`,
        kind: HOLIDAYS_UNKNOWN,
        subject: { squadId: squad.id, calendar, year },
        to: { channel: squad.channelId },
      });
}
