import type { Delivery } from './store/wanted.ts';

/** How long the end of a post that is not known is given to show itself before we look for the message. */
export const LOOK_UP_AFTER_MS = 2 * 60_000;

/** How often a message that waits for another is looked at though nothing was told of that one. */
const PARKED_LOOK_MS = 60 * 60_000;

/** The part of another message's row that a message depends on. */
export type Other = Pick<Delivery, 'state' | 'ts' | 'attemptedAt' | 'error'>;

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

/**
 * Decides what a message needs.
 * @param parent the message it replies to, if that has a row
 * @param after the message it comes after, if that has a row
 */
export function nextStep(
  row: Delivery,
  parent: Other | undefined,
  after: Other | undefined,
  now: number,
): Step {
  if (row.ts !== null) return nextUpdate(row, row.ts, after, now);
  const threadTs = parent?.ts ?? undefined;
  if (row.attemptedAt !== null) {
    const from = row.attemptedAt + LOOK_UP_AFTER_MS;
    return now < from
      ? { do: 'wait', until: from }
      : { do: 'look up', since: row.attemptedAt, threadTs: row.parentKey === null ? undefined : threadTs };
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
  if (after && isPending(after)) return parked;
  return { do: 'post', threadTs };
}

function nextUpdate(row: Delivery, ts: string, after: Other | undefined, now: number): Step {
  if (row.state === 'dead' || row.wantedRevision <= row.sentRevision) return { do: 'nothing' };
  if (after && isPending(after)) return { do: 'wait', until: now + PARKED_LOOK_MS };
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
