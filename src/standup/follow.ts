import type { Change } from '../database/change.ts';
import { touch, want } from '../delivery/want.ts';
import { BOARD, messageKey } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Squad } from '../squad/squad.ts';
import { dayOf } from './day.ts';
import type { Entry } from './entry.ts';
import { kinds, nudgeKey, promptKey, subjectOf, wholeKey } from './messages.ts';
import { type Day, isPublic } from './rules.ts';
import { cutIn } from './shorten.ts';
import { countReplies, MOST_REPLIES } from './whole.ts';

/** Replies go after everything that somebody waits for. */
const REPLY_PRIORITY = 7;

/** So long after its closing a stand-up may still be told, where the channel or the bot was away; later it is history. */
const TOLD_WITHIN_MS = 48 * 60 * 60_000;

/** Whose answer is new, and what it was before. */
interface Answered {
  readonly userId: string;
  readonly before: Entry | undefined;
}

/**
 * Lets the messages of an open stand-up follow what was just stored: the channel's message once it is its turn, the
 * whole texts in its thread, and the private messages that say where an answer is.
 * @param how.answered whose answer changed; undefined: the hour came, or squad or times changed
 * @param how.dueAt when the channel's message was to be posted, UTC milliseconds
 */
export async function follow(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  how: { readonly answered?: Answered; readonly dueAt?: number } = {},
): Promise<void> {
  const day = await dayOf(change.tx, squad, occurrence);
  const { answered } = how;
  if (answered) await touchPrivate(change, occurrence, answered.userId);
  if (!isPublic(day, change.at)) {
    await touch(change, squad.workspaceId, messageKey(occurrence, BOARD));
    return;
  }
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: messageKey(occurrence, BOARD),
    kind: kinds.board,
    subject: subjectOf(occurrence),
    to: { channel: squad.channelId },
    notAfter: occurrence.closesAt + TOLD_WITHIN_MS,
    ...(how.dueAt === undefined ? {} : { notBefore: how.dueAt }),
  });
  const earlier = answered && { ...day, entries: before(day.entries, answered) };
  const wasPublic = earlier !== undefined && isPublic(earlier, change.at);
  const known = wasPublic ? cutIn(earlier.entries) : [];
  const cut = cutIn(day.entries);
  for (const entry of day.entries) {
    const isNew = entry.userId === answered?.userId;
    const isCut = cut.includes(entry.userId);
    if (isNew) await touchReplies(change, occurrence, entry.userId);
    if (isCut && (isNew || !known.includes(entry.userId))) await wantReplies(change, squad, day, entry);
    if (!wasPublic && !isNew) await touchPrivate(change, occurrence, entry.userId);
  }
}

function before(entries: readonly Entry[], answered: Answered): Entry[] {
  return entries.flatMap((entry) => {
    if (entry.userId !== answered.userId) return [entry];
    return answered.before ? [answered.before] : [];
  });
}

/** The person's question, and the one once more, say what became of it. */
export async function touchPrivate(change: Change, occurrence: Occurrence, userId: string): Promise<void> {
  await touch(change, occurrence.workspaceId, promptKey(occurrence, userId));
  await touch(change, occurrence.workspaceId, nudgeKey(occurrence, userId));
}

/** Replies that an earlier form of the answer filled follow too, also where they now are empty. */
async function touchReplies(change: Change, occurrence: Occurrence, userId: string): Promise<void> {
  for (let part = 1; part <= MOST_REPLIES; part += 1) {
    await touch(change, occurrence.workspaceId, wholeKey(occurrence, userId, part));
  }
}

async function wantReplies(change: Change, squad: Squad, { occurrence }: Day, entry: Entry): Promise<void> {
  const { userId } = entry;
  for (let part = 1; part <= countReplies(entry, squad.language); part += 1) {
    await want(change, {
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      key: wholeKey(occurrence, userId, part),
      kind: kinds.whole,
      subject: subjectOf(occurrence, { userId, part }),
      to: { channel: squad.channelId },
      parentKey: messageKey(occurrence, BOARD),
      priority: REPLY_PRIORITY,
    });
  }
}
