import { AsyncLocalStorage } from 'node:async_hooks';
import type { Activities, Clock } from '@growth-squad/clock';
import type { Database } from '../database/database.ts';
import type { Log } from '../slack/log.ts';
import { comingUp, timersTable } from './store.ts';
import type { Tick } from './tick.ts';

/** What makes the tick run. */
export interface Heartbeat {
  /** Ticks once, and from then on. */
  start(): Promise<void>;
  /** For how many milliseconds the next tick should have ended, by the monotonic clock. */
  overdueMs(): number;
  /** Begins no tick any more and resolves when the last has ended. */
  stop(): Promise<void>;
}

const MINUTE = 60_000;

/** Starts things that belong to no request and no transaction. */
const outside = AsyncLocalStorage.snapshot();

/**
 * Real time: at each full minute. Between two ticks there is a timer of a minute at most, so that whoever sets the clock,
 * or lets the machine sleep, puts off nothing.
 */
export function everyMinute(options: { clock: Clock; tick: Tick; log: Log }): Heartbeat {
  const { clock, tick, log } = options;
  let last: Promise<void> = Promise.resolve();
  let endedAt = 0;
  let cancelTimer: () => void = () => undefined;
  const beat = (): Promise<void> => {
    // A minute missed is no matter: the next tick takes all that is due.
    cancelTimer = clock.after(MINUTE - (clock.now() % MINUTE), () => void beat(), 'the next full minute');
    last = tick
      .tick()
      .catch((error: unknown) => log.error({ error }, 'The tick failed'))
      .then(() => {
        endedAt = clock.monotonic();
      });
    return last;
  };
  return {
    async start() {
      endedAt = clock.monotonic();
      await beat();
    },
    overdueMs: () => Math.max(0, clock.monotonic() - endedAt - MINUTE),
    async stop() {
      cancelTimer();
      await last;
    },
  };
}

/**
 * A clock that jumps: one timer of the clock for what is due next, set anew after each commit that changed timers. What
 * failed is tried again a minute later, as in real time.
 * @param options.atLeastEveryMs so often it ticks also with nothing due, where the wall clock may be set meanwhile
 */
export function whenDue(options: {
  clock: Clock;
  database: Database;
  activities: Activities;
  tick: Tick;
  log: Log;
  atLeastEveryMs?: number;
}): Heartbeat {
  const { clock, database, activities, tick, log, atLeastEveryMs = Number.POSITIVE_INFINITY } = options;
  let running = false;
  let again = false;
  let last: Promise<void> = Promise.resolve();
  let tickedAt = Number.NEGATIVE_INFINITY;
  let cancelTimer: () => void = () => undefined;
  let unsubscribe: () => void = () => undefined;

  const beat = (): void => {
    tickedAt = clock.now();
    last = tick
      .tick()
      .catch((error: unknown) => log.error({ error }, 'The tick failed'))
      // What failed was rolled back: no commit tells of it.
      .finally(replan);
  };

  /** Overdue after a tick at this very time: it failed, or was set for the past since, and waits for the next minute. */
  const plan = async (): Promise<void> => {
    const now = clock.now();
    const { overdue, next } = await database.read((q) => comingUp(q, now));
    const retry = overdue ? Math.max(now, tickedAt + MINUTE) : Number.POSITIVE_INFINITY;
    const at = Math.min(retry, next ?? Number.POSITIVE_INFINITY, now + atLeastEveryMs);
    cancelTimer();
    if (running && at < Number.POSITIVE_INFINITY)
      cancelTimer = clock.after(at - now, beat, 'what is due next');
  };

  let planning: Promise<void> | undefined;
  const replan = (): void => {
    again = true;
    planning ??= outside(() =>
      activities.run('see what is due next', async () => {
        try {
          while (again && running) {
            again = false;
            await plan();
          }
        } catch (error) {
          log.error({ error }, 'What is due next could not be read');
        } finally {
          planning = undefined;
        }
      }),
    );
  };

  return {
    overdueMs: () => 0,
    async start() {
      running = true;
      unsubscribe = database.onCommit(replan, timersTable);
      beat();
      await last;
    },
    async stop() {
      running = false;
      unsubscribe();
      cancelTimer();
      await planning;
      await last;
      cancelTimer();
    },
  };
}
