import type { Query } from '../database/database.ts';
import type { Delivery } from './store/wanted.ts';

/** How long the end of a post that is not known is given to show itself before we look for the message. */
export const LOOK_UP_AFTER_MS = 2 * 60_000;

/** How often a message that waits for another, or for its channel, is looked at though nothing was told of that. */
export const PARKED_LOOK_MS = 60 * 60_000;

/** The part of another message's row that a message depends on. */
export type Other = Pick<Delivery, 'state' | 'ts' | 'attemptedAt' | 'error'>;

/** A backup took the place of the database: what was sent in between is known to Slack only. Instants, UTC milliseconds. */
export interface Restore {
  /** The newest that the backup knows. */
  readonly madeAt: number;
  readonly restoredAt: number;
}

/**
 * For so long after a restore a message is looked for before its first post: what people did between the backup and its
 * restoring (a plan closed by hand) they or the clock do again within two days, and its messages have the same keys.
 */
const SUSPECT_MS = 48 * 60 * 60_000;

/** Whether a channel takes nothing at present; higher rooms fill this port. */
export type IsHeld = (q: Query, workspaceId: string, channelId: string) => Promise<boolean>;

/** What a message depends on. */
export interface Situation {
  /** The message it replies to, if that has a row. */
  readonly parent: Other | undefined;
  /** The message it comes after, if that has a row. */
  readonly after: Other | undefined;
  /** Its channel takes nothing at present. */
  readonly isHeld: boolean;
  readonly restored: Restore | undefined;
}

/** What the loop does with a message now. */
export type NextStep =
  | { readonly do: 'nothing' }
  | { readonly do: 'wait'; readonly until: number }
  /** Whether it was posted is not known. */
  | { readonly do: 'look up'; readonly since: number; readonly threadTs: string | undefined }
  | { readonly do: 'expire' }
  | { readonly do: 'cancel'; readonly why: string }
  | { readonly do: 'post'; readonly threadTs: string | undefined }
  | { readonly do: 'update'; readonly ts: string };

/** Decides what a message needs. */
export function nextStep(row: Delivery, situation: Situation, now: number): NextStep {
  const { parent, after, isHeld, restored } = situation;
  if (row.ts !== null) return nextUpdate(row, row.ts, situation, now);
  const threadTs = row.threadTs ?? parent?.ts ?? undefined;
  if (row.attemptedAt !== null) {
    const from = row.attemptedAt + LOOK_UP_AFTER_MS;
    if (now < from) return { do: 'wait', until: from };
    if (isHeld) return { do: 'wait', until: now + PARKED_LOOK_MS };
    return { do: 'look up', since: row.attemptedAt, threadTs };
  }
  if (row.state === 'cancelled' || row.state === 'dead' || row.state === 'expired') return { do: 'nothing' };
  const isThere = !isHeld && (row.parentKey === null || threadTs !== undefined);
  if (restored && isThere && isSuspect(row, restored)) {
    if (now < row.notBefore) return { do: 'wait', until: row.notBefore };
    return { do: 'look up', since: restored.madeAt, threadTs };
  }
  if (row.notAfter !== null && row.notAfter <= now) return { do: 'expire' };
  if (now < row.notBefore) return { do: 'wait', until: row.notBefore };
  const parked = { do: 'wait', until: Math.min(row.notAfter ?? Infinity, now + PARKED_LOOK_MS) } as const;
  if (row.parentKey !== null) {
    if (parent && hasEnded(parent))
      return { do: 'cancel', why: `its parent: ${parent.error ?? parent.state}` };
    if (threadTs === undefined) return parked;
  }
  if (isHeld || (after && isPending(after))) return parked;
  return { do: 'post', threadTs };
}

/** It may have been posted before a restore by a process of which the database knows nothing. */
export function isSuspect(row: Pick<Delivery, 'createdAt' | 'lookedForAt'>, restored: Restore): boolean {
  return row.lookedForAt === null && row.createdAt < restored.restoredAt + SUSPECT_MS;
}

/** The restores that still count: the last, and what had not settled when its backup was made. */
export function lastRestore(restores: readonly Restore[]): Restore | undefined {
  const last = restores.toSorted((a, b) => b.restoredAt - a.restoredAt)[0];
  if (!last) return undefined;
  const unsettled = restores.filter(({ restoredAt }) => restoredAt + SUSPECT_MS > last.madeAt);
  return { ...last, madeAt: Math.min(...unsettled.map(({ madeAt }) => madeAt)) };
}

function nextUpdate(row: Delivery, ts: string, { after, isHeld }: Situation, now: number): NextStep {
  if (row.state === 'dead' || row.wantedRevision <= row.sentRevision) return { do: 'nothing' };
  if (isHeld || (after && isPending(after))) return { do: 'wait', until: now + PARKED_LOOK_MS };
  return { do: 'update', ts };
}

/** It will not be posted, or no longer stands. */
function hasEnded(other: Other): boolean {
  // One that could not be updated stands there all the same.
  if (other.state === 'dead') return other.ts === null || other.error === 'message_not_found';
  const undecided = other.attemptedAt !== null;
  return other.ts === null && !undecided && (other.state === 'cancelled' || other.state === 'expired');
}

/** It will still be posted for the first time, as far as is known. */
function isPending(other: Other): boolean {
  return other.ts === null && !hasEnded(other);
}
