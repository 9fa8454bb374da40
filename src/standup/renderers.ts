import { z } from 'zod';
import { mondayOf } from '../calendar/date.ts';
import { titlesOf } from '../commitments/title-store.ts';
import type { Query } from '../database/database.ts';
import type { Drawn, Owed, Renderer } from '../delivery/renderer.ts';
import { languageOf } from '../language/language.ts';
import { currentNumber } from '../metric/current.ts';
import { occurrenceById } from '../ritual/store.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { personOf } from '../slack/people-store.ts';
import { readingZone } from '../squad/anywhere.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { among } from './blocker.ts';
import { blockerOf } from './blocker-store.ts';
import { boardMessage } from './board.ts';
import { type CallSpeech, callMessage, helpMessage } from './call.ts';
import { dayOf } from './day.ts';
import { kinds } from './messages.ts';
import { peopleIn } from './obstacles.ts';
import { type Asking, nudgeMessage, promptMessage } from './prompt.ts';
import type { Day } from './rules.ts';
import type { Reader } from './speech.ts';
import { entryOf, lastPlan } from './store.ts';
import { shorterMessage, wholeMessage } from './whole.ts';

const ofOccurrence = z.object({ occurrenceId: z.string() });
const ofMember = z.object({ occurrenceId: z.string(), userId: z.string() });
const ofCall = z.object({ occurrenceId: z.string(), blockerId: z.string(), helperId: z.string() });
const ofHelp = z.object({ occurrenceId: z.string(), blockerId: z.string(), helpedBy: z.string() });
const ofReply = z.object({ occurrenceId: z.string(), userId: z.string(), part: z.number() });

async function standupOf(
  q: Query,
  owed: Owed,
  occurrenceId: string,
): Promise<{ squad: Squad; day: Day } | undefined> {
  const occurrence = await occurrenceById(q, owed.workspaceId, occurrenceId);
  const squad = occurrence && (await squadOf(q, owed.workspaceId, occurrence.squadId));
  return squad && { squad, day: await dayOf(q, squad, occurrence) };
}

/** How a person reads: in their language, by their clock. */
async function readerFor(q: Query, squad: Squad, userId: string): Promise<Reader> {
  const person = await personOf(q, squad.workspaceId, userId);
  return {
    language: languageOf(person, squad.language),
    zone: person ? readingZone(person, squad) : squad.rituals.zone,
  };
}

async function renderAsking(
  q: Query,
  owed: Owed,
  draw: (asking: Asking) => Message,
): Promise<Drawn | undefined> {
  const { occurrenceId, userId } = ofMember.parse(owed.subject);
  const found = await standupOf(q, owed, occurrenceId);
  if (!found) return undefined;
  const { squad, day } = found;
  const hasSettled = day.entries.some((entry) => entry.userId === userId) || day.notTodayIds.includes(userId);
  const isThere = day.memberIds.includes(userId) && !day.awayIds.includes(userId);
  // Answered, "not today", gone, away or closed before it was sent: nothing to ask any more.
  const isIdle = hasSettled || !isThere || day.occurrence.state !== 'open' || !isActive(squad);
  if (owed.sentAt === null && isIdle) return undefined;
  const message = draw({
    day,
    userId,
    reader: await readerFor(q, squad, userId),
    plan: await lastPlan(q, squad.id, userId, day.occurrence.date),
    late: owed.late,
    now: owed.now,
  });
  return { ...message, isFinal: day.occurrence.state === 'closed' };
}

async function renderBoard(q: Query, owed: Owed): Promise<Drawn | undefined> {
  const { occurrenceId } = ofOccurrence.parse(owed.subject);
  const found = await standupOf(q, owed, occurrenceId);
  if (!found || found.day.entries.length === 0) return undefined;
  const { squad, day } = found;
  const { entries, blockers } = day;
  const shown = [...entries.map((entry) => entry.userId), ...day.awayIds, ...peopleIn(blockers)];
  const message = boardMessage({
    squad,
    day,
    names: await namesOf(q, squad.workspaceId, shown),
    current: await currentNumber(q, squad.id, mondayOf(day.occurrence.date)),
    titles: await titlesOf(
      q,
      entries.flatMap(({ commitmentId }) => commitmentId ?? []),
    ),
    late: owed.late,
    now: owed.now,
  });
  return { ...message, isFinal: day.occurrence.state === 'closed' };
}

async function renderWhole(q: Query, owed: Owed): Promise<Drawn | undefined> {
  const { occurrenceId, userId, part } = ofReply.parse(owed.subject);
  const occurrence = await occurrenceById(q, owed.workspaceId, occurrenceId);
  const squad = occurrence && (await squadOf(q, owed.workspaceId, occurrence.squadId));
  const entry = squad && (await entryOf(q, occurrenceId, userId));
  if (!entry) return undefined;
  const names = await namesOf(q, owed.workspaceId, [userId]);
  const { language } = squad;
  const message = wholeMessage(entry, { part, name: names(userId), language });
  return message ?? (owed.sentAt === null ? undefined : shorterMessage(language));
}

/** A blocker as the squad is now, and how a reply about it is told; undefined: there is none. */
async function aboutBlocker(q: Query, owed: Owed, occurrenceId: string, blockerId: string, named: string) {
  const found = await standupOf(q, owed, occurrenceId);
  const stored = await blockerOf(q, owed.workspaceId, blockerId);
  if (!found || !stored) return undefined;
  const { squad, day } = found;
  // Whose it is may have left: then it has ended, and says so.
  const [blocker = { ...stored, ending: stored.ending ?? 'left' }] = among([stored], day.memberIds);
  const speech: CallSpeech = {
    language: squad.language,
    names: await namesOf(q, squad.workspaceId, [...peopleIn([blocker]), named]),
    isThere: (userId) => day.memberIds.includes(userId) && !day.awayIds.includes(userId),
  };
  return { blocker, speech };
}

async function renderCall(q: Query, owed: Owed): Promise<Drawn | undefined> {
  const { occurrenceId, blockerId, helperId } = ofCall.parse(owed.subject);
  const found = await aboutBlocker(q, owed, occurrenceId, blockerId, helperId);
  return found && callMessage(found.blocker, helperId, owed.sentAt !== null, found.speech);
}

async function renderHelp(q: Query, owed: Owed): Promise<Drawn | undefined> {
  const { occurrenceId, blockerId, helpedBy } = ofHelp.parse(owed.subject);
  const found = await aboutBlocker(q, owed, occurrenceId, blockerId, helpedBy);
  if (!found || (owed.sentAt === null && found.blocker.ending !== null)) return undefined;
  return helpMessage(found.blocker, helpedBy, found.speech);
}

/** The stand-up's messages, drawn from current rows. */
export const renderers: readonly Renderer[] = [
  { kind: kinds.prompt, render: (q, owed) => renderAsking(q, owed, promptMessage) },
  { kind: kinds.nudge, render: (q, owed) => renderAsking(q, owed, nudgeMessage) },
  { kind: kinds.board, render: renderBoard },
  { kind: kinds.whole, render: renderWhole },
  { kind: kinds.call, render: renderCall },
  { kind: kinds.help, render: renderHelp },
];
