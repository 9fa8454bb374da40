import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { planOf } from '../measurement/store.ts';
import { cancelTimers, setTimer } from '../schedule/store.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';
import { dueIn } from './in-the-air.ts';
import { askWhetherItLasts, LASTS_AFTER_DAYS } from './lasting-timer.ts';

/** The day has come on which what came of something is asked. */
export const CHECK_IN = defineKind('week.check-in', z.object({ squadId: z.string() }));

/** When owners are asked, in the squad's zone: between the morning's question and the retro. */
const ASK_TIME = '10:00';
/** How far ahead a working day is looked for. */
const LOOK_AHEAD_DAYS = 14;

/** The instant on that date at which what came of things is asked, UTC milliseconds. */
export const askAt = (squad: Pick<Squad, 'rituals'>, date: LocalDate): number =>
  instantOf(date, ASK_TIME, squad.rituals.zone);

const keyOf = (squad: Squad, betId: string): string => `squad/${squad.id}/check-in/${betId}`;

/** Asks what came of a bet on a date, or on the next day that is worked; in place of a day that was named before. */
export async function askOn(change: Change, squad: Squad, betId: string, date: LocalDate): Promise<void> {
  const daysOff = await daysOffOf(change.tx, squad.id, date, addDays(date, LOOK_AHEAD_DAYS));
  const days = Array.from({ length: LOOK_AHEAD_DAYS }, (_, ahead) => addDays(date, ahead));
  const day = days.find((each) => isWorkingDay(each, daysOff)) ?? date;
  await setTimer(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: keyOf(squad, betId),
    at: askAt(squad, day),
    kind: CHECK_IN,
    subject: { squadId: squad.id },
  });
}

/**
 * What decides when a bet is decided has changed: its launch or its plan. It is asked about on that day, unless another
 * was named by hand; one without a plan on each retro's day.
 * @param liveAt when it went live, UTC milliseconds; null: it is not live
 */
export async function replan(
  change: Change,
  squad: Squad,
  commitment: Pick<Commitment, 'id' | 'bet' | 'checkIn'>,
  liveAt: number | null,
): Promise<void> {
  const { bet, checkIn } = commitment;
  const lasts = liveAt === null ? null : addDays(dateAt(liveAt, squad.rituals.zone), LASTS_AFTER_DAYS);
  await askWhetherItLasts(change, squad, commitment, lasts === null ? null : askAt(squad, lasts));
  if (bet === null || (liveAt !== null && checkIn !== null)) return;
  if (liveAt !== null) {
    const plan = await planOf(change.tx, bet.id);
    if (plan === undefined) return;
    const { decided: day } = await dueIn(change.tx, squad, plan.plan, liveAt);
    if (askAt(squad, day) >= change.at) return await askOn(change, squad, bet.id, day);
  }
  // Not live; or its hour has passed: then it is on the retro's board, and asked about before the next.
  await cancelTimers(change, { workspaceId: squad.workspaceId, keyPrefix: keyOf(squad, bet.id) });
}
