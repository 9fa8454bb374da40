import type { Query } from '../database/database.ts';
import type { Delivery } from './store/wanted.ts';

/** How long the end of a post that is not known is given to show itself before we look for the message. */
export const LOOK_UP_AFTER_MS = 2 * 60_000;

/** How often a message that waits for another, or for its channel, is looked at though nothing was told of that. */
export const PARKED_LOOK_MS = 60 * 60_000;

/** The part of another message's row that a message depends on. */
export type Other = Pick<Delivery, 'state' | 'ts' | 'attemptedAt' | 'error'>;

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
}

/** What the loop does with a message now. */
export type Step =
  | { readonly do: 'nothing' }
  | { readonly do: 'wait'; readonly until: number }
  /** The post's end is not known. */
  | { readonly do: 'look up'; readonly since: number; readonly threadTs: string | undefined }
  | { readonly do: 'expire' }
  | { readonly do: 'cancel'; readonly why: string }
  | { readonly do: 'post'; readonly threadTs: string | undefined }
  | { readonly do: 'update'; readonly ts: string };

/** Decides what a message needs. */
export function nextStep(row: Delivery, situation: Situation, now: number): Step {
  const { parent, after, isHeld } = situation;
  if (row.ts !== null) return nextUpdate(row, row.ts, situation, now);
  const threadTs = parent?.ts ?? undefined;
  if (row.attemptedAt !== null) {
    const from = row.attemptedAt + LOOK_UP_AFTER_MS;
    if (now < from) return { do: 'wait', until: from };
    if (isHeld) return { do: 'wait', until: now + PARKED_LOOK_MS };
    return { do: 'look up', since: row.attemptedAt, threadTs: row.parentKey === null ? undefined : threadTs };
  }
  if (row.state === 'cancelled' || row.state === 'dead' || row.state === 'expired') return { do: 'nothing' };
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

function nextUpdate(row: Delivery, ts: string, { after, isHeld }: Situation, now: number): Step {
  if (row.state === 'dead' || row.wantedRevision <= row.sentRevision) return { do: 'nothing' };
  if (isHeld || (after && isPending(after))) return { do: 'wait', until: now + PARKED_LOOK_MS };
  return { do: 'update', ts };
}

/** It will not be posted, or no longer stands. */
function hasEnded(other: Other): boolean {
  if (other.state === 'dead') return true;
  const undecided = other.attemptedAt !== null;
  return other.ts === null && !undecided && (other.state === 'cancelled' || other.state === 'expired');
}

/** It will still be posted for the first time, as far as is known. */
function isPending(other: Other): boolean {
  return other.ts === null && !hasEnded(other);
}
