import { z } from 'zod';
import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { askAt, CHECK_IN } from '../commitments/ask-timer.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { dueIn, inTheAirOf } from '../commitments/in-the-air.ts';
import { liveCommitments } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { posted, subjectIn, want, whereIs } from '../delivery/want.ts';
import { planOf } from '../measurement/store.ts';
import { messageKey, OUTCOME } from '../ritual/messages.ts';
import { weekAt } from '../ritual/rules.ts';
import { closedSince, occurrenceOn } from '../ritual/store.ts';
import { dueHandler } from '../schedule/tick.ts';
import { absencesOf } from '../squad/absence-store.ts';
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

/** How long after its hour a question still makes sense: until the retro's evening. */
const ASK_WITHIN_MS = 10 * 60 * 60_000;

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

/**
 * What is asked about on a date, by whom it is asked: what is decided by then or was named for it; on the retro's day
 * also what has no plan.
 */
async function askedOn(q: Query, squad: Squad, date: LocalDate): Promise<Map<string, Commitment[]>> {
  const retro = await occurrenceOn(q, squad.id, 'retro', date);
  const isRetroDay = retro?.date === date && (retro.state === 'scheduled' || retro.state === 'open');
  const live = await liveCommitments(q, squad.id);
  const inTheAir = await inTheAirOf(q, squad, live);
  const due = live.filter(({ id, bet, launch, checkIn }) => {
    if (checkIn !== null) return checkIn.date <= date;
    if (bet === null || launch === null) return false;
    const on = inTheAir.get(id)?.on;
    return on === undefined ? isRetroDay && launch.at <= askAt(squad, date) : on <= date;
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

async function decisionDay(q: Query, squad: Squad, { bet, launch }: Commitment): Promise<LocalDate[]> {
  const plan = bet && launch ? await planOf(q, bet.id) : undefined;
  return plan && launch ? [(await dueIn(q, squad, plan.plan, launch.at)).decided] : [];
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
    ...(await decisionDay(tx, squad, commitment)),
  ]);
  for (const date of dates) {
    const [userId = commitment.ownerId] = (await inChargeOn(tx, squad, [commitment], date)).values();
    touch(change, squad.workspaceId, askKey(date, userId));
  }
  // This week's follows by itself.
  const planned = commitment.week < week && (await occurrenceOn(tx, squad.id, 'planning', commitment.week));
  if (planned) touch(change, squad.workspaceId, messageKey(planned, OUTCOME));
}

/** The day that was named has come. */
export const checkInHandler = dueHandler(CHECK_IN, async (change, { workspaceId, at }, { squadId }) => {
  const squad = await squadOf(change.tx, workspaceId, squadId);
  if (squad) await askForResults(change, squad, dateAt(at, squad.rituals.zone));
});
