import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { Json, Kind } from '../database/kind.ts';
import { deleteTimers, putTimer, putTimerIfNone, type Timer, timersOf } from './store.ts';

export type { Timer } from './store.ts';

/** One thing that will be due. */
export interface WantedTimer<Subject extends Json = Json> {
  readonly workspaceId: string;
  readonly squadId?: string;
  /** Semantic identity, unique in the workspace. */
  readonly key: string;
  /** UTC milliseconds; may have passed, then it is due at once. */
  readonly at: number;
  /** Has its handler. */
  readonly kind: Kind<Subject>;
  /** What the handler does it with: ids. */
  readonly subject: NoInfer<Subject>;
}

/** Sets the timer of this key, or moves the one there is. */
export async function setTimer<Subject extends Json>(
  change: Change,
  wanted: WantedTimer<Subject>,
): Promise<void> {
  await putTimer(change.tx, rowOf(change, wanted));
}

/** Sets the timer of this key, unless there is one. */
export async function keepTimer<Subject extends Json>(
  change: Change,
  wanted: WantedTimer<Subject>,
): Promise<void> {
  await putTimerIfNone(change.tx, rowOf(change, wanted));
}

function rowOf<Subject extends Json>(change: Change, { kind, ...timer }: WantedTimer<Subject>): Timer {
  return { id: change.newId(), ...timer, kind: kind.name, squadId: timer.squadId ?? null };
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
