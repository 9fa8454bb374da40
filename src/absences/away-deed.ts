import { z } from 'zod';
import { addDays, type DateRange, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { changed, touch } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { openStandups } from '../ritual/store.ts';
import { daysOffOf, declare, declaredFrom, takeBack } from '../squad/absence-store.ts';
import type { Declared, Member, Squad } from '../squad/squad.ts';
import { touchPrivate } from '../standup/follow.ts';
import { workingDaysIn } from './days-words.ts';

/** Draws what a member reads whom somebody else noted as away. */
export const NOTED_AWAY = defineKind('setup.noted-away', z.object({ id: z.string() }));
const notedKey = ({ squadId, id }: Declared): string => `squad/${squadId}/noted-away/${id}`;

/**
 * Notes a member as away: nothing is asked of them on those days, and the squad has less to build with. What touches
 * days noted before becomes one stretch with them.
 */
export async function noteAway(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  given: { userId: string; days: DateRange; by: string },
): Promise<Declared> {
  const { userId, days, by } = given;
  const near = (await declaredFrom(change.tx, squad.id, days.from)).filter(
    (each) => each.userId === userId && each.from <= days.to,
  );
  const [covering] = near.filter(({ from, to }) => from <= days.from && days.to <= to);
  if (covering) return covering;
  const all = [days, ...near];
  const from = all.map((each) => each.from).reduce((a, b) => (a < b ? a : b));
  const to = all.map((each) => each.to).reduce((a, b) => (a > b ? a : b));
  await takeBack(
    change,
    near.map(({ id }) => id),
  );
  const noted = await declare(change, squad, { kind: 'away', userId, from, to, recordedBy: by });
  await follow(change, rituals, squad, userId);
  if (userId !== by) {
    await want(change, {
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      key: notedKey(noted),
      kind: NOTED_AWAY,
      subject: { id: noted.id },
      to: { user: userId },
    });
  }
  return noted;
}

/** A member is there after all; days that are over stay noted. @param today in the reader's zone */
export async function endAway(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  away: Declared,
  today: LocalDate,
): Promise<void> {
  const { kind, userId, from, recordedBy } = away;
  await takeBack(change, [away.id]);
  if (from < today) {
    await declare(change, squad, { kind, userId, from, to: addDays(today, -1), recordedBy });
  }
  if (userId !== null) await follow(change, rituals, squad, userId);
  touch(change, squad.workspaceId, notedKey(away));
}

/** What is asked of them disappears, or comes back. */
async function follow(change: Change, rituals: Rituals, squad: Squad, userId: string): Promise<void> {
  await rituals.reschedule(change, squad);
  for (const standup of await openStandups(change.tx, squad.id)) touchPrivate(change, standup, userId);
  changed(change, squad, 'members');
}

/** What an absence takes: working days, and how many of them the squad would have had to build with. */
export async function costOf(
  q: Query,
  squadId: string,
  { from, to }: DateRange,
  member: Pick<Member, 'roles'> | undefined,
): Promise<{ workingDays: number; lost: number }> {
  const workingDays = workingDaysIn({ from, to }, await daysOffOf(q, squadId, from, to)).length;
  const builds = member?.roles.some((role) => role === 'engineer' || role === 'designer') ?? false;
  return { workingDays, lost: builds ? workingDays : 0 };
}
