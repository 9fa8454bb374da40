import type { Change } from '../database/change.ts';
import { changed, touch, touchAfter } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import { BOARD, messageKey } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { isCalling } from './blockers/blocker.ts';
import { touchCall, wantCall } from './blockers/call.ts';
import { attendanceAfter, attendanceOf, dayWith, hinderedOf } from './day.ts';
import type { Entry } from './entry.ts';
import { kinds, nudgeKey, promptKey, wholeKey } from './messages.ts';
import { COUNTED_FOR } from './prompt.ts';
import { type Attendance, type Day, type Hindered, isPublic, pendingOf } from './rules.ts';
import { cutIn } from './shorten.ts';
import { entriesOf } from './store.ts';
import { countReplies, MOST_REPLIES } from './whole.ts';

/** Replies go after everything that somebody waits for. */
const REPLY_PRIORITY = 7;

/** So long after its closing a stand-up may still be told, where the channel or the bot was away; later it is history. */
const TOLD_WITHIN_MS = 48 * 60 * 60_000;

/** Who answered, changed their answer or said "not today", and the day as it was before. */
interface Settled {
  readonly userId: string;
  /** Their answer; undefined: "not today". */
  readonly entry: Entry | undefined;
  readonly earlier: Hindered;
  /** What the channel reads already, before theirs; undefined: nothing yet. */
  readonly read: readonly Entry[] | undefined;
}

/** A stand-up as it is before a member settles theirs. */
export async function beforeIt(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  members?: readonly Member[],
): Promise<Pick<Settled, 'earlier' | 'read'>> {
  const attendance = await attendanceOf(change.tx, squad, occurrence, members);
  return {
    earlier: await hinderedOf(change.tx, squad, attendance),
    read: isPublic(attendance, change.at) ? await entriesOf(change.tx, occurrence.id) : undefined,
  };
}

/**
 * Lets the messages of an open stand-up follow what was just stored: the channel's message once it is its turn, the
 * whole texts and the calls for help in its thread, and the private messages that say where an answer is.
 * @param how.settled undefined: the hour came, or squad or times changed
 * @param how.dueAt when the channel's message was to be posted, UTC milliseconds
 * @returns who has answered now
 */
export async function follow(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  how: { readonly settled?: Settled; readonly dueAt?: number } = {},
): Promise<Attendance> {
  const { settled } = how;
  const attendance = settled
    ? await attendanceAfter(change.tx, settled.earlier, settled)
    : await attendanceOf(change.tx, squad, occurrence);
  if (settled) {
    touchQuestions(change, attendance, settled);
    // Who was asked to help reads what became of it.
    for (const blocker of settled.earlier.blockers) {
      if (blocker.userId === settled.userId) touchCall(change, blocker);
    }
  }
  if (settled) changed(change, squad, 'entries');
  else changed(change, squad, 'members');
  if (!isPublic(attendance, change.at)) return attendance;
  const entries = settled?.read
    ? [
        ...settled.read.filter(({ userId }) => userId !== settled.userId),
        ...(settled.entry ? [settled.entry] : []),
      ]
    : await entriesOf(change.tx, occurrence.id);
  const day = dayWith(entries, await hinderedOf(change.tx, squad, attendance));
  const earlier = settled?.read && dayWith(settled.read, settled.earlier);
  if (!earlier) await wantBoard(change, squad, occurrence, how.dueAt);
  const known = earlier ? cutIn(earlier) : [];
  const cut = cutIn(day);
  for (const entry of day.entries) {
    const isNew = entry.userId === settled?.userId;
    const isCut = cut.includes(entry.userId);
    if (isNew) touchReplies(change, occurrence, entry.userId);
    if (isCut && (isNew || !known.includes(entry.userId))) await wantReplies(change, squad, day, entry);
  }
  // Where an answer is, or goes, each reads on their question: once it is there.
  if (!earlier) {
    const ofEach = (keyOf: typeof promptKey) => day.memberIds.map((userId) => keyOf(occurrence, userId));
    touchAfter(change, squad.workspaceId, messageKey(occurrence, BOARD), ...ofEach(promptKey));
    touch(change, squad.workspaceId, ...ofEach(nudgeKey));
  }
  for (const blocker of day.blockers) {
    const isNew = !earlier || blocker.userId === settled?.userId;
    if (isNew && isCalling(blocker, occurrence.id)) await wantCall(change, squad, blocker, occurrence);
  }
  return attendance;
}

/** The channel's message. @param dueAt when it was to be posted, UTC milliseconds */
export async function wantBoard(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  dueAt?: number,
): Promise<void> {
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: messageKey(occurrence, BOARD),
    kind: kinds.board,
    shows: ['number', 'members', 'entries', 'blockers'],
    subject: { occurrenceId: occurrence.id },
    to: { channel: squad.channelId },
    notAfter: occurrence.closesAt + TOLD_WITHIN_MS,
    ...(dueAt === undefined ? {} : { notBefore: dueAt }),
  });
}

/** The person's question, and the one once more, say what became of it. */
export function touchPrivate(change: Change, occurrence: Occurrence, userId: string): void {
  touch(change, occurrence.workspaceId, ...privateKeys(occurrence, userId));
}

const privateKeys = (occurrence: Occurrence, userId: string): string[] => [
  promptKey(occurrence, userId),
  nudgeKey(occurrence, userId),
];

/** Who settled theirs reads so; who is still asked reads how many have answered, until the channel does. */
function touchQuestions(change: Change, day: Attendance, { userId, entry, earlier }: Settled): void {
  // Other words for an answer stand on their own question.
  if (entry && earlier.answeredIds.includes(userId)) {
    touch(change, day.occurrence.workspaceId, promptKey(day.occurrence, userId));
    return;
  }
  const pending = pendingOf(day);
  const isCounted = pending.length <= COUNTED_FOR && change.at < day.channelAt;
  for (const each of [userId, ...(isCounted ? pending : [])]) touchPrivate(change, day.occurrence, each);
}

/** Replies that an earlier form of the answer filled follow too, also where they now are empty. */
function touchReplies(change: Change, occurrence: Occurrence, userId: string): void {
  const keys = Array.from({ length: MOST_REPLIES }, (_, index) => wholeKey(occurrence, userId, index + 1));
  touch(change, occurrence.workspaceId, ...keys);
}

async function wantReplies(change: Change, squad: Squad, { occurrence }: Day, entry: Entry): Promise<void> {
  const { userId } = entry;
  for (let part = 1; part <= countReplies(entry, squad.language); part += 1) {
    await want(change, {
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      key: wholeKey(occurrence, userId, part),
      kind: kinds.whole,
      subject: { occurrenceId: occurrence.id, userId, part },
      to: { channel: squad.channelId },
      parentKey: messageKey(occurrence, BOARD),
      priority: REPLY_PRIORITY,
    });
  }
}
