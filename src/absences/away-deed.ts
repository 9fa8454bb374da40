import { z } from 'zod';
import { addDays, type DateRange, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { changed } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { openStandups } from '../ritual/store.ts';
import { awayFrom, daysOffOf, declare, takeBack } from '../squad/absence-store.ts';
import type { Declared, Squad } from '../squad/squad.ts';
import { touchPrivate } from '../standup/follow.ts';
import { workingDaysIn } from './days-words.ts';

/** Draws what a member reads whom somebody else noted as away: one message, whatever days one deed noted. */
export const NOTED_AWAY = defineKind(
  'setup.noted-away',
  z.object({ id: z.string(), others: z.array(z.string()).default([]) }),
);

/** What a member is noted as, and until when they were before, where that was longer. */
interface NotedAway {
  readonly noted: Declared;
  readonly isNew: boolean;
  readonly shortenedFrom: LocalDate | undefined;
}

/**
 * Notes a member as away. What touches days noted before becomes one stretch with them; days until another end replace
 * those that begin no later. `followAway` belongs into the same change, once for all days.
 * @param given.isUntil they were named by their end
 */
export async function noteAway(
  change: Change,
  squad: Squad,
  given: { userId: string; days: DateRange; isUntil: boolean; by: string },
): Promise<NotedAway> {
  const { userId, days, isUntil, by } = given;
  const near = (await awayFrom(change.tx, squad.id, [userId], days.from)).filter(
    // A public holiday among them stays what it is.
    ({ from, holiday }) => from <= days.to && holiday === null,
  );
  const covering = near.find(({ from, to }) => from <= days.from && days.to <= to);
  const isSame = covering?.from === days.from && days.from !== days.to;
  const shortenedFrom = covering && covering.to > days.to && (isUntil || isSame) ? covering.to : undefined;
  if (covering && shortenedFrom === undefined) return { noted: covering, isNew: false, shortenedFrom };
  const all = [days, ...near];
  const from = all.map((each) => each.from).reduce((a, b) => (a < b ? a : b));
  const last = all.map((each) => each.to).reduce((a, b) => (a > b ? a : b));
  const to = shortenedFrom === undefined ? last : days.to;
  await takeBack(
    change,
    near.map(({ id }) => id),
  );
  const noted = await declare(change, squad, { kind: 'away', userId, from, to, recordedBy: by });
  return { noted, isNew: true, shortenedFrom };
}

/** Tells a member what somebody else noted of them in one deed. */
export async function tellAway(
  change: Change,
  squad: Squad,
  userId: string,
  [first, ...rest]: readonly Declared[],
): Promise<void> {
  if (!first) return;
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: `squad/${squad.id}/noted-away/${first.id}`,
    kind: NOTED_AWAY,
    subject: { id: first.id, others: rest.map(({ id }) => id) },
    to: { user: userId },
    shows: ['members'],
  });
}

/** A member is there after all on those days; what lies before and behind them stays noted. As with `noteAway`. */
export async function endAway(
  change: Change,
  squad: Squad,
  { id, kind, userId, from, to, recordedBy }: Declared,
  there: DateRange,
): Promise<void> {
  await takeBack(change, [id]);
  if (from < there.from) {
    await declare(change, squad, { kind, userId, from, to: addDays(there.from, -1), recordedBy });
  }
  if (there.to < to) {
    await declare(change, squad, { kind, userId, from: addDays(there.to, 1), to, recordedBy });
  }
}

/** What is asked of these members disappears, or comes back; the squad has less to work with, or more. */
export async function followAway(
  change: Change,
  rituals: Rituals,
  squad: Squad,
  userIds: readonly string[],
): Promise<void> {
  await rituals.reschedule(change, squad);
  for (const standup of await openStandups(change.tx, squad.id)) {
    for (const userId of userIds) touchPrivate(change, standup, userId);
  }
  changed(change, squad, 'members');
}

/** The working days that an absence takes. */
export async function costOf(q: Query, squadId: string, { from, to }: DateRange): Promise<number> {
  return workingDaysIn({ from, to }, await daysOffOf(q, squadId, from, to)).length;
}
