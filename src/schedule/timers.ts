import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { deleteTimer, deleteTimers, putTimer, putTimerIfNone, type Timer, timersOf } from './store.ts';

export type { Timer } from './store.ts';

/** Anything that survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One thing that will be due. */
export interface WantedTimer {
  readonly workspaceId: string;
  readonly squadId?: string;
  /** Semantic identity, unique in the workspace. */
  readonly key: string;
  /** UTC milliseconds; may have passed, then it is due at once. */
  readonly at: number;
  /** Which handler takes it. */
  readonly kind: string;
  readonly subject: Exclude<Json, null>;
}

/** Sets the timer of this key, or moves the one there is. */
export async function setTimer(change: Change, wanted: WantedTimer): Promise<void> {
  await putTimer(change.tx, { id: change.newId(), ...wanted, squadId: wanted.squadId ?? null });
}

/** Sets the timer of this key, unless there is one. */
export async function keepTimer(change: Change, wanted: WantedTimer): Promise<void> {
  await putTimerIfNone(change.tx, { id: change.newId(), ...wanted, squadId: wanted.squadId ?? null });
}

/** Takes the timer of this key away, if there is one. */
export async function cancelTimer(change: Change, workspaceId: string, key: string): Promise<void> {
  await deleteTimer(change.tx, workspaceId, key);
}

/** Takes away all timers of the workspace whose key starts so. */
export async function cancelTimers(
  change: Change,
  which: { workspaceId: string; keyPrefix: string },
): Promise<void> {
  await deleteTimers(change.tx, which.workspaceId, which.keyPrefix);
}

/** What is due next for the squad, earliest first. */
export async function nextTimers(q: Query, which: { squadId: string; limit: number }): Promise<Timer[]> {
  return timersOf(q, which.squadId, which.limit);
}
