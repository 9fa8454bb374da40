import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { subjectIn, want, whereIs } from '../delivery/want.ts';
import { isAskedForNumber } from '../metric/current.ts';
import { isAskedOn } from '../results/ask.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { setTimerOf } from '../ritual/ritual.ts';
import { occurrenceAndSquad, occurrenceOn } from '../ritual/store.ts';
import type { Timer } from '../schedule/store.ts';
import { type DueHandler, dueHandler } from '../schedule/tick.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadsOf } from '../squad/store.ts';
import { attendanceOf } from './day.ts';
import { follow } from './follow.ts';
import { kinds, nudgeKey, promptKey, timerKinds } from './messages.ts';
import { type Attendance, nudgeAtOf, pendingOf } from './rules.ts';

/** Questions go before boards. */
const PROMPT_PRIORITY = 2;

/**
 * Sets what is still to happen in an open stand-up: a question to each member who is to be asked, once more to who has
 * not answered, the channel's message at its hour. Set again it changes nothing that was done; who came new is asked.
 */
export async function setStandupTimers(change: Change, squad: Squad, occurrence: Occurrence): Promise<void> {
  const day = await attendanceOf(change.tx, squad, occurrence);
  for (const [userId, { promptAt, nudgeAt }] of asked(day, change.at)) {
    await setFor(change, occurrence, 'prompt', promptAt, userId);
    if (nudgeAt > change.at) await setFor(change, occurrence, 'nudge', nudgeAt, userId);
  }
  if (day.channelAt <= change.at) return;
  const subject = { occurrenceId: occurrence.id };
  await setTimerOf(change, occurrence, 'channel', { at: day.channelAt, kind: timerKinds.channel, subject });
}

async function setFor(
  change: Change,
  occurrence: Occurrence,
  what: 'prompt' | 'nudge',
  at: number,
  userId: string,
): Promise<void> {
  const subject = { occurrenceId: occurrence.id, userId };
  await setTimerOf(change, occurrence, `${what}/${userId}`, { at, kind: timerKinds[what], subject });
}

function asked(day: Attendance, at: number) {
  if (at > day.lateUntil) return [];
  const pending = new Set(pendingOf(day));
  return Object.entries(day.prompts).filter(([userId]) => pending.has(userId));
}

/** The stand-up of a timer, if it is open. */
async function openDay(
  change: Change,
  { workspaceId }: Pick<Timer, 'workspaceId'>,
  occurrenceId: string,
): Promise<{ squad: Squad; day: Attendance } | undefined> {
  const found = await occurrenceAndSquad(change.tx, workspaceId, occurrenceId);
  if (found?.occurrence.state !== 'open') return undefined;
  const { occurrence, squad } = found;
  return { squad, day: await attendanceOf(change.tx, squad, occurrence) };
}

/** Asks a member, unless they have answered, are away or left, or it is too late for that. */
async function ask(
  change: Change,
  timer: Timer,
  { occurrenceId, userId }: { occurrenceId: string; userId: string },
  message: 'prompt' | 'nudge',
): Promise<void> {
  const found = await openDay(change, timer, occurrenceId);
  if (!found || !isActive(found.squad)) return;
  const prompt = asked(found.day, change.at).find(([pending]) => pending === userId)?.[1];
  if (!prompt) return;
  const { squad, day } = found;
  const { occurrence } = day;
  if (message === 'nudge' && (await hasHeardEnough(change.tx, squad, occurrence.date, userId))) return;
  const first = promptKey(occurrence, userId);
  const isAsked = (await whereIs(change.tx, squad.workspaceId, first)) !== undefined;
  if (!isAsked) await setFor(change, occurrence, 'nudge', nudgeAtOf(prompt, change.at), userId);
  // Of a question that Slack has not taken yet nobody is reminded: the reminder would come with it.
  if (message === 'nudge' && !isAsked) return;
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    // One line a day: what reminds of a question stands below it.
    ...(message === 'prompt' ? { key: first } : { key: nudgeKey(occurrence, userId), parentKey: first }),
    kind: kinds[message],
    // What "As planned" means: whose lines are open.
    shows: ['members', 'commitments'],
    subject: { occurrenceId, userId },
    to: { user: userId },
    priority: PROMPT_PRIORITY,
    notBefore: timer.at,
    notAfter: occurrence.closesAt,
  });
}

/** Questions of a day after which nobody hears one of them again. */
const ENOUGH = 3;

/**
 * Whether the bot has turned to somebody often enough that day, in whichever squad: they are asked what came of a bet
 * or for the number, another squad's stand-up has asked them once more, or several squads ask.
 */
async function hasHeardEnough(q: Query, squad: Squad, date: LocalDate, userId: string): Promise<boolean> {
  if (await isAskedOn(q, squad, date, userId)) return true;
  if (await isAskedForNumber(q, squad, date, userId)) return true;
  let questions = 1;
  for (const other of await squadsOf(q, squad.workspaceId, userId)) {
    if (other.id === squad.id) continue;
    if (await isAskedOn(q, other, date, userId)) return true;
    const standup = await occurrenceOn(q, other.id, 'standup', date);
    if (standup === undefined) continue;
    const isWanted = async (key: string) => (await subjectIn(q, squad.workspaceId, key)) !== undefined;
    if (await isWanted(nudgeKey(standup, userId))) return true;
    if (await isWanted(promptKey(standup, userId))) questions += 1;
  }
  return questions >= ENOUGH;
}

/** What a stand-up does at its times. A timer whose stand-up is not open does nothing. */
export const dueHandlers: readonly DueHandler[] = [
  dueHandler(timerKinds.prompt, (change, timer, subject) => ask(change, timer, subject, 'prompt')),
  dueHandler(timerKinds.nudge, (change, timer, subject) => ask(change, timer, subject, 'nudge')),
  dueHandler(timerKinds.channel, async (change, timer, { occurrenceId }) => {
    const found = await openDay(change, timer, occurrenceId);
    // In a paused squad the message waits, with the answers that were given, until its channel is back.
    if (found) await follow(change, found.squad, found.day.occurrence, { dueAt: timer.at });
  }),
];
