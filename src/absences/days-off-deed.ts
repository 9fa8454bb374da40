import { z } from 'zod';
import { addDays, type DateRange, daysBetween, mondayOf } from '../calendar/date.ts';
import { planningOf, retroOf } from '../calendar/ritual-times.ts';
import { NO_DAYS_OFF } from '../calendar/working-days.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { changed, touch } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { daysOffOf, declare, declaredFrom, takeBack } from '../squad/absence-store.ts';
import type { Declared, Squad } from '../squad/squad.ts';
import { workingDaysIn } from './days-words.ts';

/** Draws what the channel reads of days off and worked weekends. */
export const DAYS_TOLD = defineKind('setup.days', z.object({ id: z.string(), by: z.string() }));

export type DaysKind = 'off' | 'working';

const dayKind = { off: 'day-off', working: 'working-day' } as const;
const toldKey = ({ squadId, id }: Declared): string => `squad/${squadId}/days/${id}`;

async function tell(change: Change, squad: Squad, declared: Declared, key: string, by: string) {
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key,
    kind: DAYS_TOLD,
    subject: { id: declared.id, by },
    to: { channel: squad.channelId },
  });
}

async function follow(change: Change, rituals: Rituals, squad: Squad): Promise<void> {
  await rituals.reschedule(change, squad);
  changed(change, squad, 'members');
}

/**
 * Notes days off, or a worked weekend, and says so in the channel; the rituals move.
 * @returns undefined: nothing would change, all those days are as wanted already
 */
export async function noteDays(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  given: { kind: DaysKind; days: DateRange; by: string },
): Promise<Declared | undefined> {
  const { kind, days, by } = given;
  const daysOff = await daysOffOf(change.tx, squad.id, days.from, days.to);
  const worked = workingDaysIn(days, daysOff);
  const wanted = kind === 'off' ? 0 : daysBetween(days.from, days.to) + 1;
  if (worked.length === wanted) return undefined;
  if (kind === 'off') {
    // A weekend declared as worked before would be worked all the same.
    const before = await declaredFrom(change.tx, squad.id, days.from);
    const undone = before.filter(
      (each) => each.kind === 'working-day' && each.from >= days.from && each.to <= days.to,
    );
    await takeBack(
      change,
      undone.map(({ id }) => id),
    );
  }
  const declared = await declare(change, squad, {
    kind: dayKind[kind],
    userId: null,
    ...days,
    recordedBy: by,
  });
  await follow(change, rituals, squad);
  await tell(change, squad, declared, toldKey(declared), by);
  return declared;
}

/** Days off or a worked weekend do not count after all; the channel reads that too. */
export async function endDays(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  declared: Declared,
  by: string,
): Promise<void> {
  await takeBack(change, [declared.id]);
  await follow(change, rituals, squad);
  touch(change, squad.workspaceId, toldKey(declared));
  await tell(change, squad, declared, `${toldKey(declared)}/back`, by);
}

/** Most weeks whose moved rituals are read out. */
const WEEKS = 4;

/** What becomes of the meetings in the weeks of those days, where that is not as usual. */
export async function movedBy(q: Query, squad: Squad, { from, to }: DateRange): Promise<string[]> {
  const { days } = catalogue(squad.language).squad;
  const { ritualNames } = catalogue(squad.language).setup;
  const format = formatFor(squad.language);
  const { rituals } = squad;
  const lines: string[] = [];
  const last = addDays(mondayOf(from), 7 * (WEEKS - 1));
  for (let monday = mondayOf(from); monday <= to && monday <= last; monday = addDays(monday, 7)) {
    const daysOff = await daysOffOf(q, squad.id, monday, addDays(monday, 6));
    for (const [ritual, when] of [
      ['planning', planningOf],
      ['retro', retroOf],
    ] as const) {
      const usual = when(monday, rituals, NO_DAYS_OFF);
      const now = when(monday, rituals, daysOff);
      if (!now) lines.push(days.cancelled(ritualNames[ritual], format.dayMonth(monday)));
      else if (now.date !== usual?.date) {
        const at = format.dateTime(now.date, now.opensAt, rituals.zone);
        lines.push(days.moved(ritualNames[ritual], at));
      }
    }
  }
  return lines;
}
