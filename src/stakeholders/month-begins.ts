import { z } from 'zod';
import { addDays, type LocalDate, monthAfter, monthOf } from '../calendar/date.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { want } from '../delivery/want.ts';
import { setTimer } from '../schedule/store.ts';
import { dueHandler } from '../schedule/tick.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import { isActive, stakeholdersOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { MONTH } from './month.ts';

const BEGINS = defineKind('stakeholders.month-begins', z.object({ squadId: z.string() }));

/** When it is told, by the squad's clock. */
const AT = '10:00';
/** Later it is no news any more. */
const WITHIN_MS = 7 * 24 * 60 * 60_000;
/** Days looked through for one that is worked. */
const LOOKED_THROUGH = 31;

/** On the first working day of the next month its stakeholders read what this one came to. */
export async function setMonth(change: Change, squad: Squad): Promise<void> {
  await setFrom(change, squad, monthAfter(dateAt(change.at, squad.rituals.zone)));
}

async function setFrom(change: Change, squad: Squad, from: LocalDate): Promise<void> {
  const { id: squadId, workspaceId, rituals } = squad;
  const days = Array.from({ length: LOOKED_THROUGH }, (_, index) => addDays(from, index));
  const daysOff = await daysOffOf(change.tx, squadId, from, addDays(from, LOOKED_THROUGH - 1));
  const day = days.find((date) => isWorkingDay(date, daysOff)) ?? from;
  await setTimer(change, {
    ...{ workspaceId, squadId, key: `squad/${squadId}/stakeholders/month` },
    at: instantOf(day, AT, rituals.zone),
    kind: BEGINS,
    subject: { squadId },
  });
}

/** Its hour came: the month before this one is told, once; nothing of a squad that stands still. */
export const monthHandler = dueHandler(BEGINS, async (change, { workspaceId, at }, { squadId }) => {
  const squad = await squadOf(change.tx, workspaceId, squadId);
  const channel = squad && stakeholdersOf(squad);
  if (!channel) return;
  const { zone } = squad.rituals;
  const day = dateAt(at, zone);
  // Since it was set, the day may have become one off.
  if (!isWorkingDay(day, await daysOffOf(change.tx, squadId, day, day)))
    return setFrom(change, squad, addDays(day, 1));
  await setMonth(change, squad);
  if (!isActive(squad)) return;
  const month = monthOf(addDays(monthOf(day), -1));
  await want(change, {
    ...{ workspaceId, squadId, key: `squad/${squadId}/stakeholders/month/${month}` },
    kind: MONTH,
    subject: { squadId, channel, month },
    to: { channel },
    notAfter: at + WITHIN_MS,
  });
});
