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
const notedKey = ({ squadId, id }: Pick<Declared, 'squadId' | 'id'>): string =>
  `squad/${squadId}/noted-away/${id}`;

/** What a member is noted as, and until when they were before, where that was longer. */
interface NotedAway {
  readonly noted: Declared;
  readonly shortenedFrom: LocalDate | undefined;
}

/**
 * Notes a member as away: nothing is asked of them on those days, and the squad has less to build with. What touches
 * days noted before becomes one stretch with them; days until another end replace those that begin no later.
 * @param given.isUntil they were named by their end
 * @param given.tells whether somebody else's note is sent to the member
 */
export async function noteAway(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  given: { userId: string; days: DateRange; isUntil: boolean; by: string; tells: boolean },
): Promise<NotedAway> {
  const { userId, days, isUntil, by, tells } = given;
  const near = (await awayFrom(change.tx, squad, userId, days.from)).filter((each) => each.from <= days.to);
  const covering = near.find(({ from, to }) => from <= days.from && days.to <= to);
  const isSame = covering?.from === days.from && days.from !== days.to;
  const shortenedFrom = covering && covering.to > days.to && (isUntil || isSame) ? covering.to : undefined;
  if (covering && shortenedFrom === undefined) return { noted: covering, shortenedFrom };
  const all = [days, ...near];
  const from = all.map((each) => each.from).reduce((a, b) => (a < b ? a : b));
  const last = all.map((each) => each.to).reduce((a, b) => (a > b ? a : b));
  const to = shortenedFrom === undefined ? last : days.to;
  await takeBack(
    change,
    near.map(({ id }) => id),
  );
  const noted = await declare(change, squad, { kind: 'away', userId, from, to, recordedBy: by });
  await follow(change, rituals, squad, userId);
  for (const { id, squadId } of near) touch(change, squad.workspaceId, notedKey({ id, squadId }));
  if (userId !== by && tells) {
    await want(change, {
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      key: notedKey(noted),
      kind: NOTED_AWAY,
      subject: { id: noted.id },
      to: { user: userId },
    });
  }
  return { noted, shortenedFrom };
}

/** The stretches of a member that end on that day or later. */
export const awayFrom = async (
  q: Query,
  squad: Pick<Squad, 'id'>,
  userId: string,
  from: LocalDate,
): Promise<Declared[]> =>
  (await declaredFrom(q, squad.id, from)).filter((each) => each.kind === 'away' && each.userId === userId);

/** A member is there after all on those days; what lies before and behind them stays noted. */
export async function endAway(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  away: Declared,
  there: DateRange,
): Promise<void> {
  const { kind, userId, from, to, recordedBy } = away;
  await takeBack(change, [away.id]);
  if (from < there.from) {
    await declare(change, squad, { kind, userId, from, to: addDays(there.from, -1), recordedBy });
  }
  if (there.to < to) {
    await declare(change, squad, { kind, userId, from: addDays(there.to, 1), to, recordedBy });
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
