import { mondayOf } from '../calendar/date.ts';
import { openLines } from '../commitments/open-line-store.ts';
import { titlesOf } from '../commitments/title-store.ts';
import type { Query } from '../database/database.ts';
import { type Drawn, type Owed, type Renderer, renderer } from '../delivery/renderer.ts';
import { permalinkOf, subjectIn } from '../delivery/want.ts';
import { currentNumber, numberWith } from '../metric/current.ts';
import { BOARD, messageKey } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { latestOccurrence, occurrenceAndSquad } from '../ritual/store.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { readerFor } from '../squad/reader.ts';
import { isActive } from '../squad/rules.ts';
import { among } from './blockers/blocker.ts';
import { type CallSpeech, callMessage, helpMessage } from './blockers/call.ts';
import { countObstacles, peopleIn } from './blockers/obstacles.ts';
import { blockerOf } from './blockers/store.ts';
import { boardMessage, quietMessage } from './board.ts';
import { attendanceOf, dayOf } from './day.ts';
import { kinds } from './messages.ts';
import { plannedFor } from './planned.ts';
import { type Asking, nudgeMessage, promptMessage } from './prompt.ts';
import { isPublic } from './rules.ts';
import { answeredOf, entryOf, lastPlan } from './store.ts';
import { shorterMessage, wholeMessage } from './whole.ts';

async function renderAsking(
  q: Query,
  owed: Owed,
  { occurrenceId, userId }: { occurrenceId: string; userId: string },
  draw: (asking: Asking) => Message,
): Promise<Drawn | undefined> {
  const found = await occurrenceAndSquad(q, owed.workspaceId, occurrenceId);
  if (!found) return undefined;
  const { squad } = found;
  const day = await attendanceOf(q, squad, found.occurrence);
  // Whoever left was asked, and that stands.
  if (owed.sentAt !== null && !day.memberIds.includes(userId)) return undefined;
  const hasSettled = day.answeredIds.includes(userId) || day.notTodayIds.includes(userId);
  const isThere = day.memberIds.includes(userId) && !day.awayIds.includes(userId);
  // Answered, "not today", gone, away or closed before it was sent: nothing to ask any more.
  const isIdle = hasSettled || !isThere || day.occurrence.state !== 'open' || !isActive(squad);
  if (owed.sentAt === null && isIdle) return undefined;
  // Only the question keeps the answer, and says where it is.
  const isKept = draw === promptMessage && day.answeredIds.includes(userId);
  const entry = isKept ? await entryOf(q, occurrenceId, userId) : undefined;
  const isThereToRead = entry !== undefined && isPublic(day, owed.now);
  // Only a question quotes it.
  const plan = isIdle ? undefined : await lastPlan(q, squad.id, userId, day.occurrence.date);
  const message = draw({
    day,
    userId,
    reader: await readerFor(q, squad, userId),
    plan,
    planned: isIdle ? undefined : plannedFor(userId, plan, await openLines(q, squad.id)),
    entry,
    address: isThereToRead
      ? await permalinkOf(q, squad.workspaceId, messageKey(day.occurrence, BOARD))
      : undefined,
    // Only who keeps the number gives it with their answer.
    number:
      entry && squad.numberKeeperId === userId
        ? await numberWith(q, squad.id, entry, mondayOf(day.occurrence.date))
        : undefined,
    late: owed.late,
    now: owed.now,
  });
  return { ...message, isFinal: day.occurrence.state === 'closed' };
}

/** Whether a later stand-up has its message; the line about one that nobody answered takes over nothing. */
async function isLaterTold(q: Query, { squadId, workspaceId, date }: Occurrence): Promise<boolean> {
  const newest = await latestOccurrence(q, squadId, 'standup');
  if (!newest || newest.date <= date || (await answeredOf(q, newest.id)).length === 0) return false;
  return (await subjectIn(q, workspaceId, messageKey(newest, BOARD))) !== undefined;
}

const board = renderer(kinds.board, async (q, owed, { occurrenceId }) => {
  const found = await occurrenceAndSquad(q, owed.workspaceId, occurrenceId);
  if (!found) return undefined;
  const { squad } = found;
  const day = await dayOf(q, squad, found.occurrence);
  const { entries, blockers } = day;
  const isClosed = day.occurrence.state === 'closed';
  if (entries.length === 0) {
    return isClosed ? { ...quietMessage(day, squad.language), isFinal: true } : undefined;
  }
  const shown = [...entries.map((entry) => entry.userId), ...day.awayIds, ...peopleIn(blockers)];
  const isOver = isClosed && (await isLaterTold(q, day.occurrence));
  const message = boardMessage({
    squad,
    day,
    isOver,
    names: await namesOf(q, squad.workspaceId, shown),
    current: await currentNumber(q, squad.id, mondayOf(day.occurrence.date)),
    titles: await titlesOf(
      q,
      entries.flatMap(({ commitmentId }) => commitmentId ?? []),
    ),
    late: owed.late,
    now: owed.now,
  });
  // What still stands in somebody's way can be resolved there until the next stand-up is told.
  return { ...message, isFinal: isClosed && (isOver || countObstacles(day) === 0) };
});

const whole = renderer(kinds.whole, async (q, owed, { occurrenceId, userId, part }) => {
  const found = await occurrenceAndSquad(q, owed.workspaceId, occurrenceId);
  const entry = found && (await entryOf(q, occurrenceId, userId));
  if (!entry) return undefined;
  const names = await namesOf(q, owed.workspaceId, [userId]);
  const { language } = found.squad;
  const message = wholeMessage(entry, { part, name: names(userId), language });
  return message ?? (owed.sentAt === null ? undefined : shorterMessage(language));
});

/** A blocker as the squad is now, and how a reply about it is told; undefined: there is none. */
async function aboutBlocker(q: Query, owed: Owed, occurrenceId: string, blockerId: string, named: string) {
  const found = await occurrenceAndSquad(q, owed.workspaceId, occurrenceId);
  const stored = await blockerOf(q, owed.workspaceId, blockerId);
  if (!found || !stored) return undefined;
  const { squad } = found;
  const day = await attendanceOf(q, squad, found.occurrence);
  // Whose it is may have left: then it has ended, and says so.
  const [blocker = { ...stored, ending: stored.ending ?? 'left' }] = among([stored], day.memberIds);
  const speech: CallSpeech = {
    language: squad.language,
    names: await namesOf(q, squad.workspaceId, [...peopleIn([blocker]), named]),
    isThere: (userId) => day.memberIds.includes(userId) && !day.awayIds.includes(userId),
  };
  return { blocker, speech };
}

const call = renderer(kinds.call, async (q, owed, { occurrenceId, blockerId, helperId }) => {
  const found = await aboutBlocker(q, owed, occurrenceId, blockerId, helperId);
  const message = found && callMessage(found.blocker, helperId, owed.sentAt !== null, found.speech);
  // Touched when something comes of it; that somebody left, a reply does not follow.
  return message && { ...message, isFinal: true };
});

const help = renderer(kinds.help, async (q, owed, { occurrenceId, blockerId, helpedBy }) => {
  const found = await aboutBlocker(q, owed, occurrenceId, blockerId, helpedBy);
  if (!found || (owed.sentAt === null && found.blocker.ending !== null)) return undefined;
  return { ...helpMessage(found.blocker, helpedBy, found.speech), isFinal: true };
});

/** The stand-up's messages, drawn from current rows. */
export const renderers: readonly Renderer[] = [
  renderer(kinds.prompt, (q, owed, subject) => renderAsking(q, owed, subject, promptMessage)),
  renderer(kinds.nudge, (q, owed, subject) => renderAsking(q, owed, subject, nudgeMessage)),
  board,
  whole,
  call,
  help,
];
