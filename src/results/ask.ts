import { z } from 'zod';
import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { liveCommitments } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { posted, subjectIn, want, whereIs } from '../delivery/want.ts';
import { messageKey, OUTCOME } from '../ritual/messages.ts';
import { weekAt } from '../ritual/rules.ts';
import { closedSince, occurrenceOn } from '../ritual/store.ts';
import { setTimer } from '../schedule/store.ts';
import { dueHandler } from '../schedule/tick.ts';
import { absencesOf, daysOffOf } from '../squad/absence-store.ts';
import { membersOf } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { inChargeOf } from './in-charge.ts';

/** What is asked privately: what came of what is live. */
export const ASK = defineKind(
  'week.ask',
  z.object({
    userId: z.string(),
    date: z.string(),
    /** What each squad asks about, in the order in which they came. */
    asks: z.array(z.object({ squadId: z.string(), commitmentIds: z.array(z.string()) })),
  }),
);
const CHECK_IN = defineKind('week.check-in', z.object({ squadId: z.string() }));

/** When owners are asked, in the squad's zone: between the morning's question and the retro. */
const ASK_TIME = '10:00';
/** How long after its hour a question still makes sense: until the retro's evening. */
const ASK_WITHIN_MS = 10 * 60 * 60_000;
/** How far ahead a working day is looked for. */
const LOOK_AHEAD_DAYS = 14;

/** The instant on that date at which what came of things is asked, UTC milliseconds. */
export const askAt = (squad: Pick<Squad, 'rituals'>, date: LocalDate): number =>
  instantOf(date, ASK_TIME, squad.rituals.zone);

/** One message a person and day, whatever it lists: several squads of one person share it. */
const askKey = (date: LocalDate, userId: string): string => `results/${date}/${userId}`;

/** What is asked in a message; nothing where there is none. */
function asksOf(subject: unknown) {
  const read = ASK.schema.safeParse(subject);
  return read.success ? read.data.asks : [];
}

/** Who is in charge of each of these on a date, by the commitment. */
export async function inChargeOn(
  q: Query,
  squad: Squad,
  commitments: readonly Commitment[],
  date: LocalDate,
): Promise<ReadonlyMap<string, string>> {
  if (commitments.length === 0) return new Map();
  const members = await membersOf(q, squad);
  const absences = await absencesOf(q, squad.id, date, date);
  return new Map(commitments.map((one) => [one.id, inChargeOf(one, squad, members, absences, date)]));
}

/** What is asked about on a date, by whom it is asked: on the retro's day all that is due, else what was named for it. */
async function askedOn(q: Query, squad: Squad, date: LocalDate): Promise<Map<string, Commitment[]>> {
  const retro = await occurrenceOn(q, squad.id, 'retro', date);
  const isRetroDay = retro?.date === date && (retro.state === 'scheduled' || retro.state === 'open');
  const live = await liveCommitments(q, squad.id);
  const due = live.filter(({ launch, checkIn }) => {
    if (checkIn !== null) return checkIn.date <= date;
    return isRetroDay && launch !== null && launch.at <= askAt(squad, date);
  });
  const asked = new Map<string, Commitment[]>();
  const inCharge = await inChargeOn(q, squad, due, date);
  for (const one of due) {
    const userId = inCharge.get(one.id) ?? one.ownerId;
    asked.set(userId, [...(asked.get(userId) ?? []), one]);
  }
  return asked;
}

/** Whether that member is asked about a result on that date, or was: then they need no second question of another sort. */
export async function isAskedOn(q: Query, squad: Squad, date: LocalDate, userId: string): Promise<boolean> {
  const stands = await whereIs(q, squad.workspaceId, askKey(date, userId));
  if (stands !== undefined) return true;
  const retro = await occurrenceOn(q, squad.id, 'retro', date);
  const asked = await askedOn(q, squad, date);
  const isNamed = [...asked.values()].flat().some(({ checkIn }) => checkIn?.date === date);
  return (retro?.date === date || isNamed) && asked.has(userId);
}

/** Those of these people whom the squad asked about a result on that date. */
export async function askedAmong(
  q: Query,
  squad: Squad,
  date: LocalDate,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const keys = new Map(userIds.map((userId) => [askKey(date, userId), userId]));
  const stand = await posted(q, squad.workspaceId, [...keys.keys()]);
  const isAsked = (key: string): boolean =>
    asksOf(stand.get(key)).some(({ squadId }) => squadId === squad.id);
  return new Set([...keys].flatMap(([key, userId]) => (isAsked(key) ? [userId] : [])));
}

/** Asks, each once, who is in charge of what is due on that date. Nothing in a squad that pauses. */
export async function askForResults(change: Change, squad: Squad, date: LocalDate): Promise<void> {
  if (squad.state !== 'active') return;
  const at = askAt(squad, date);
  for (const [userId, due] of await askedOn(change.tx, squad, date)) {
    const key = askKey(date, userId);
    const others = asksOf(await subjectIn(change.tx, squad.workspaceId, key)).filter(
      ({ squadId }) => squadId !== squad.id,
    );
    const ask = { squadId: squad.id, commitmentIds: due.map(({ id }) => id) };
    await want(change, {
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      key,
      kind: ASK,
      subject: { userId, date, asks: [...others, ask] },
      to: { user: userId },
      notBefore: at,
      notAfter: at + ASK_WITHIN_MS,
    });
  }
}

/** So many weeks back the questions about a bet follow. */
const ASKED_WEEKS = 12;

/** Something came of it: all questions about it say so, and the plan of its week. */
export async function touchAsk(change: Change, squad: Squad, commitment: Commitment): Promise<void> {
  const { tx } = change;
  const { checkIn, launch } = commitment;
  const week = weekAt(squad, change.at);
  const earliest = addDays(week, -7 * ASKED_WEEKS);
  const live = mondayOf(dateAt(launch?.at ?? change.at, squad.rituals.zone));
  const retro = await occurrenceOn(tx, squad.id, 'retro', week);
  const dates = new Set([
    ...(retro ? [retro.date] : []),
    ...(await closedSince(tx, squad.id, 'retro', live < earliest ? earliest : live, ASKED_WEEKS)).map(
      ({ date }) => date,
    ),
    ...(checkIn ? [checkIn.date] : []),
  ]);
  for (const date of dates) {
    const [userId = commitment.ownerId] = (await inChargeOn(tx, squad, [commitment], date)).values();
    touch(change, squad.workspaceId, askKey(date, userId));
  }
  // This week's follows by itself.
  const planned = commitment.week < week && (await occurrenceOn(tx, squad.id, 'planning', commitment.week));
  if (planned) touch(change, squad.workspaceId, messageKey(planned, OUTCOME));
}

/** The day to look again was named: whoever is in charge is asked on it, or on the next day that is worked. */
export async function wantCheckIn(
  change: Change,
  squad: Squad,
  { bet }: Commitment,
  date: LocalDate,
): Promise<void> {
  if (bet === null) return;
  const daysOff = await daysOffOf(change.tx, squad.id, date, addDays(date, LOOK_AHEAD_DAYS));
  const days = Array.from({ length: LOOK_AHEAD_DAYS }, (_, ahead) => addDays(date, ahead));
  const day = days.find((each) => isWorkingDay(each, daysOff)) ?? date;
  await setTimer(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    // A later day takes the place of the one that was named before.
    key: `squad/${squad.id}/check-in/${bet.id}`,
    at: askAt(squad, day),
    kind: CHECK_IN,
    subject: { squadId: squad.id },
  });
}

/** The day that was named has come. */
export const checkInHandler = dueHandler(CHECK_IN, async (change, { workspaceId, at }, { squadId }) => {
  const squad = await squadOf(change.tx, workspaceId, squadId);
  if (squad) await askForResults(change, squad, dateAt(at, squad.rituals.zone));
});
