import type { Activities } from '../clock/activities.ts';
import type { Clock } from '../clock/clock.ts';
import type { Change, MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../slack/log.ts';
import type { Timer } from './timers.ts';

/** A timer whose time has come; `at` says when it was to be, `change.at` when it is taken. */
export type DueTimer = Timer;

/** Does what is due; higher rooms fill this port. */
export interface DueHandler {
  readonly kind: string;
  /**
   * Runs in the transaction that takes the timer away: both are committed, or neither. Throwing keeps the timer for
   * the next tick.
   */
  due(change: Change, timer: DueTimer): Promise<void>;
}

export interface Tick {
  /** Takes all timers that are due. A call while one runs makes that one look again. */
  tick(): Promise<void>;
}

export function createTick(_options: {
  clock: Clock;
  change: MakeChange;
  database: Database;
  activities: Activities;
  handlers: readonly DueHandler[];
  log: Log;
}): Tick {
  throw new Error('Not built yet');
}
