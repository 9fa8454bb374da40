import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { backOff } from './back-off.ts';
import { type Failure, mayPass } from './errors.ts';
import {
  type IsHeld,
  LOOK_UP_AFTER_MS,
  type NextStep,
  nextStep,
  PARKED_LOOK_MS,
  type Restore,
} from './next-step.ts';
import { findWithOthers, rowToSettle } from './store/due.ts';
import { type Delivery, noteUpdated, release, updateDelivery } from './store/wanted.ts';

/** What happens when a message can't be sent or ends otherwise; runs in the transaction that notes it. */
export interface Endings {
  /**
   * Slack says that the channel takes nothing (archived, the bot is not in it). Answers whether the message waits for
   * the channel, which then is held; else it is dead.
   */
  readonly onClosed?: (change: Change, delivery: Delivery, error: string) => Promise<boolean>;
  /** The thread it is for takes nothing, or is no more: the channel where it is posted instead, for good. */
  readonly onNoThread?: (change: Change, delivery: Delivery) => Promise<string | undefined>;
  /** Slack refuses it for good; `error` says why. One that has a `ts` was posted before and could not be updated. */
  readonly onDead?: (change: Change, delivery: Delivery) => Promise<void>;
  /** It was not posted before its `notAfter`. */
  readonly onExpired?: (change: Change, delivery: Delivery) => Promise<void>;
}

/** What Slack refuses the bot, or a look-up, is tried again so seldom: only the operator can help. */
const REFUSED_MS = 60 * 60_000;

const quiet = { attempts: 0, attemptedAt: null, error: null } as const;

/** What was sent, or would have been if it did not stand there already. */
export interface Sent {
  readonly revision: number;
  /** Of its words and blocks; null: not known. */
  readonly hash: string | null;
  /** When it was drawn, UTC milliseconds. */
  readonly drawnAt: number | null;
  /** As its renderer says: it follows nothing any more. */
  readonly isFinal: boolean;
}

/** The message stands in Slack; where it was found by look-up it may not be known in which revision. */
export async function settlePosted(
  change: Change,
  id: string,
  posted: { channel: string; ts: string; sent?: Sent; threadTs?: string | undefined },
): Promise<void> {
  const found = await rowToSettle(change.tx, id);
  if (found.ts !== null) return;
  const row = await unthreaded(change, found, posted);
  // Found by look-up: which revision it shows is certain only if there never was another, and it was tried by us.
  const isFirst = row.wantedRevision === 1 && row.attemptedAt !== null;
  const asFound = { revision: isFirst ? 1 : 0, hash: null, drawnAt: null, isFinal: false };
  await updateDelivery(change.tx, id, {
    ...quiet,
    ...upTo(row, posted.sent ?? asFound, change.at),
    channel: posted.channel,
    ts: posted.ts,
    sentAt: change.at,
  });
  await release(change.tx, row.workspaceId, row.key, change.at);
}

/** Slack posts a reply to a message that was deleted meanwhile as one of its own: it is drawn anew as that. */
async function unthreaded(
  change: Change,
  row: Delivery,
  { threadTs }: { threadTs?: string | undefined },
): Promise<Delivery> {
  if (row.threadTs === null || threadTs === row.threadTs) return row;
  const alone = { threadTs: null, wantedRevision: row.wantedRevision + 1 };
  await updateDelivery(change.tx, row.id, alone);
  return { ...row, ...alone };
}

/** The message that stands in Slack shows this revision. */
export async function settleUpdated(change: Change, id: string, sent: Sent): Promise<void> {
  const { revision: sentRevision, hash: sentHash, drawnAt, isFinal } = sent;
  await noteUpdated(change.tx, id, { ...quiet, sentRevision, sentHash, drawnAt }, isFinal, change.at);
}

/** There is nothing newer to show: what stands, stays for good. */
export async function settleEnded(change: Change, id: string, revision: number): Promise<void> {
  const { sentHash: hash, drawnAt } = await rowToSettle(change.tx, id);
  await settleUpdated(change, id, { revision, hash, drawnAt, isFinal: true });
}

function upTo(row: Delivery, { revision, hash: sentHash, drawnAt, isFinal }: Sent, at: number) {
  const stands = { sentRevision: revision, sentHash, drawnAt };
  if (row.wantedRevision > revision) return { ...stands, state: 'waiting', dueAt: at } as const;
  return { ...stands, state: 'sent', dueAt: null, ...(isFinal ? { shows: null } : {}) } as const;
}

/**
 * A post or update failed.
 * @param until when the loop tries again, if it is known
 * @returns the state in which the message is left
 */
export async function settleFailed(
  change: Change,
  id: string,
  failure: Failure,
  endings: Endings,
  until?: number,
): Promise<Delivery['state']> {
  const row = await rowToSettle(change.tx, id);
  const { error } = failure;
  const left = async (changes: Pick<Delivery, 'state'> & Partial<Delivery>) => {
    // An update whose end is not known may stand there.
    await updateDelivery(change.tx, id, { error, sentHash: null, ...changes });
    return changes.state;
  };
  if (failure.kind === 'closed' && row.userId === null && (await endings.onClosed?.(change, row, error))) {
    if (row.state === 'cancelled') return (await end(change, row, 'cancelled', error)).state;
    return left({ state: 'waiting', attemptedAt: null, dueAt: change.at + PARKED_LOOK_MS });
  }
  if (failure.kind === 'closed' || failure.kind === 'refused' || failure.kind === 'gone') {
    const instead = row.ts === null && row.threadTs !== null && row.state !== 'cancelled';
    const channel = instead ? await endings.onNoThread?.(change, row) : undefined;
    if (channel !== undefined) {
      return left({ state: 'waiting', channel, threadTs: null, attemptedAt: null, dueAt: change.at });
    }
    const dead = await end(change, row, 'dead', error);
    if (failure.kind !== 'gone') await endings.onDead?.(change, dead);
    return dead.state;
  }
  const isPost = row.ts === null;
  if (failure.kind === 'unknown' && isPost && row.attemptedAt !== null) {
    const state = row.state === 'cancelled' ? 'cancelled' : 'unknown';
    const dueAt = Math.max(change.at, row.attemptedAt + LOOK_UP_AFTER_MS);
    return left({ state, dueAt, attempts: row.attempts + 1 });
  }
  if (row.state === 'cancelled') return (await end(change, row, 'cancelled', error)).state;
  const attempts = failure.kind === 'ratelimited' ? row.attempts : row.attempts + 1;
  const longest = failure.kind === 'bot' ? REFUSED_MS : undefined;
  const dueAt = until ?? change.at + backOff(id, Math.max(1, attempts), longest);
  return left({ state: 'waiting', attemptedAt: null, attempts, dueAt });
}

/** The look-up failed: where the message is stays unknown. */
export async function settleLookUpFailed(
  change: Change,
  id: string,
  failure: Failure,
  until?: number,
): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  if (row.ts !== null) return;
  // Without an attempt it is only looked for to be certain, and waits as before.
  const state = row.state === 'cancelled' || row.attemptedAt === null ? row.state : 'unknown';
  const attempts = row.attempts + 1;
  const longest = mayPass(failure) ? undefined : REFUSED_MS;
  const dueAt = until ?? change.at + backOff(id, attempts, longest);
  await updateDelivery(change.tx, id, { state, attempts, dueAt, error: failure.error });
}

/** The look-up found nothing: it was never posted, and is as if it had not been tried. */
export async function settleNotFound(change: Change, id: string): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  if (row.ts !== null) return;
  if (row.state === 'cancelled') await end(change, row, 'cancelled', null);
  else {
    const untried = { state: 'waiting', attemptedAt: null, error: null, lookedForAt: change.at } as const;
    await updateDelivery(change.tx, id, { ...untried, dueAt: change.at });
  }
}

/** Too late for its first post. */
export async function settleExpired(change: Change, id: string, endings: Endings): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  // In the meantime it may have been cancelled, or given more time.
  const still = row.state === 'waiting' && row.ts === null;
  if (!still || row.notAfter === null || row.notAfter > change.at) return;
  const expired = await end(change, row, 'expired', row.error);
  await endings.onExpired?.(change, expired);
}

/** There is nothing to post, or nothing to post it to. */
export async function settleCancelled(change: Change, id: string, why: string | null): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  if (row.state === 'waiting' && row.ts === null) await end(change, row, 'cancelled', why);
}

/** What the loop knows beside the rows. */
export interface Knowledge {
  readonly isHeld: IsHeld;
  readonly restored: Restore | undefined;
}

/** The message and what it needs, as it stands in one snapshot. */
export async function stepOf(
  q: Query,
  id: string,
  { isHeld, restored }: Knowledge,
  now: number,
): Promise<{ row: Delivery; step: NextStep } | undefined> {
  const found = await findWithOthers(q, id);
  if (!found) return undefined;
  const { row, parent, after } = found;
  const { workspaceId, userId, channel } = row;
  const held = userId === null && channel !== null && (await isHeld(q, workspaceId, channel));
  return { row, step: nextStep(row, { parent, after, isHeld: held, restored }, now) };
}

/** Not now, or nothing at all: decided once more, since what it waits for may have come in the meantime. */
export async function settleIdle(change: Change, id: string, known: Knowledge): Promise<void> {
  const found = await stepOf(change.tx, id, known, change.at);
  if (!found) return;
  const { step } = found;
  if (step.do === 'wait') await updateDelivery(change.tx, id, { dueAt: step.until });
  if (step.do === 'nothing') await updateDelivery(change.tx, id, { dueAt: null });
}

async function end(
  change: Change,
  row: Delivery,
  state: 'dead' | 'expired' | 'cancelled',
  error: string | null,
): Promise<Delivery> {
  const changes = { state, error, dueAt: null, attemptedAt: null };
  await updateDelivery(change.tx, row.id, changes);
  await release(change.tx, row.workspaceId, row.key, change.at);
  return { ...row, ...changes };
}
