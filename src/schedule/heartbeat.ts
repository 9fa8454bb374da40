import { AsyncLocalStorage } from 'node:async_hooks';
import type { Activities, Clock } from '@growth-squad/clock';
import { schedule } from 'node-cron';
import type { Database } from '../database/database.ts';
import type { Log } from '../slack/log.ts';
import { comingUp, timersTable } from './store.ts';
import type { Tick } from './tick.ts';

/** What makes the tick run. */
export interface Heartbeat {
  /** Ticks once, and from then on. */
  start(): Promise<void>;
  /** Begins no tick any more and resolves when the last has ended. */
  stop(): Promise<void>;
}

const MINUTE = 60_000;

/** Starts things that belong to no request and no transaction. */
const outside = AsyncLocalStorage.snapshot();

/** Real time: `node-cron` at each full minute. */
export function everyMinute(options: { tick: Tick; log: Log }): Heartbeat {
  const { tick, log } = options;
  let last: Promise<void> = Promise.resolve();
  let stopCron: () => Promise<void> = async () => undefined;
  const beat = (): Promise<void> => {
    last = tick.tick().catch((error: unknown) => log.error({ error }, 'The tick failed'));
    return last;
  };
  return {
    async start() {
      // A minute missed is no matter: the next tick takes all that is due.
      const task = schedule('* * * * *', beat, { name: 'tick', suppressMissedWarning: true });
      stopCron = async () => task.destroy();
      await beat();
    },
    async stop() {
      await stopCron();
      await last;
    },
  };
}

/**
 * A clock that jumps: one timer of the clock for what is due next, set anew after each commit that changed timers. What
 * failed is tried again a minute later, as in real time.
 */
export function whenDue(options: {
  clock: Clock;
  database: Database;
  activities: Activities;
  tick: Tick;
  log: Log;
}): Heartbeat {
  const { clock, database, activities, tick, log } = options;
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
    const at = Math.min(retry, next ?? Number.POSITIVE_INFINITY);
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
