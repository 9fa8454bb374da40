import type { Change } from '../database/change.ts';
import { backOff } from './back-off.ts';
import type { Failure } from './errors.ts';
import { LOOK_UP_AFTER_MS, nextStep } from './next-step.ts';
import { findWithOthers, rowToSettle } from './store/due.ts';
import { type Delivery, release, updateDelivery } from './store/wanted.ts';

/** What happens when a message ends otherwise than by being sent; runs in the transaction that ends it. */
export interface Endings {
  /** Slack refuses it for good; `error` says why. One that has a `ts` was posted before and could not be updated. */
  readonly onDead?: (change: Change, delivery: Delivery) => Promise<void>;
  /** It was not posted before its `notAfter`. */
  readonly onExpired?: (change: Change, delivery: Delivery) => Promise<void>;
}

/** A look-up that is refused is repeated so seldom: only the operator can help. */
const REFUSED_LOOK_UP_MS = 60 * 60_000;

const quiet = { attempts: 0, attemptedAt: null, error: null } as const;

/** The message stands in Slack, in this revision (0: in one that is not known). */
export async function settlePosted(
  change: Change,
  id: string,
  posted: { channel: string; ts: string; revision: number | undefined },
): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  if (row.ts !== null) return;
  // Found by look-up: which revision it shows is certain only if there never was another.
  const revision = posted.revision ?? (row.wantedRevision === 1 ? 1 : 0);
  await updateDelivery(change.tx, id, {
    ...quiet,
    ...upTo(row, revision, change.at),
    channel: posted.channel,
    ts: posted.ts,
    sentAt: change.at,
  });
  await release(change.tx, row.workspaceId, row.key, change.at);
}

/** The message that stands in Slack shows this revision, or has nothing newer to show. */
export async function settleUpdated(change: Change, id: string, revision: number): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  await updateDelivery(change.tx, id, { ...quiet, ...upTo(row, revision, change.at) });
}

function upTo(row: Delivery, revision: number, at: number) {
  return row.wantedRevision > revision
    ? ({ sentRevision: revision, state: 'waiting', dueAt: at } as const)
    : ({ sentRevision: row.wantedRevision, state: 'sent', dueAt: null } as const);
}

/** A post or update failed. @param until when the loop tries again, if it is known */
export async function settleFailed(
  change: Change,
  id: string,
  failure: Failure,
  endings: Endings,
  until?: number,
): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  const { error } = failure;
  if (failure.kind === 'refused' || failure.kind === 'gone') {
    const dead = await end(change, row, 'dead', error);
    if (failure.kind === 'refused') await endings.onDead?.(change, dead);
    return;
  }
  const isPost = row.ts === null;
  if (failure.kind === 'unknown' && isPost && row.attemptedAt !== null) {
    const state = row.state === 'cancelled' ? 'cancelled' : 'unknown';
    const dueAt = Math.max(change.at, row.attemptedAt + LOOK_UP_AFTER_MS);
    await updateDelivery(change.tx, id, { state, dueAt, error, attempts: row.attempts + 1 });
    return;
  }
  if (row.state === 'cancelled') {
    await end(change, row, 'cancelled', error);
    return;
  }
  const attempts = failure.kind === 'ratelimited' ? row.attempts : row.attempts + 1;
  const dueAt = until ?? change.at + backOff(id, Math.max(1, attempts));
  await updateDelivery(change.tx, id, { state: 'waiting', attemptedAt: null, attempts, error, dueAt });
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
  const state = row.state === 'cancelled' ? 'cancelled' : 'unknown';
  const attempts = row.attempts + 1;
  const longest = failure.kind === 'refused' ? REFUSED_LOOK_UP_MS : undefined;
  const dueAt = until ?? change.at + backOff(id, attempts, longest);
  await updateDelivery(change.tx, id, { state, attempts, dueAt, error: failure.error });
}

/** The look-up found nothing: it was never posted, and is as if it had not been tried. */
export async function settleNotFound(change: Change, id: string): Promise<void> {
  const row = await rowToSettle(change.tx, id);
  if (row.ts !== null) return;
  if (row.state === 'cancelled') await end(change, row, 'cancelled', null);
  else await updateDelivery(change.tx, id, { state: 'waiting', attemptedAt: null, dueAt: change.at });
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

/** Not now, or nothing at all: decided once more, since what it waits for may have come in the meantime. */
export async function settleIdle(change: Change, id: string): Promise<void> {
  const found = await findWithOthers(change.tx, id);
  if (!found) return;
  const step = nextStep(found.row, found.parent, found.after, change.at);
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
