import { AsyncLocalStorage } from 'node:async_hooks';
import type { Activities, Clock } from '@growth-squad/clock';
import type { Change, MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import type { Json, Kind } from '../database/kind.ts';
import type { Log } from '../slack/log.ts';
import { firstDue, type Timer, takeTimer } from './store.ts';

/** A timer whose time has come; `at` says when it was to be, `change.at` when it is taken. */
export type DueTimer = Timer;

/** Does what is due; higher rooms fill this port. */
export interface DueHandler {
  readonly kind: string;
  /**
   * Runs in the transaction that takes the timer away: both are committed, or neither. Throwing keeps the timer for
   * the next tick; the others go on. It may run again in the same tick, after others failed beside it.
   */
  due(change: Change, timer: DueTimer): Promise<void>;
}

/** The handler of a kind, which gets what the timer is about as the kind says. */
export function dueHandler<Subject extends Json>(
  kind: Kind<Subject>,
  due: (change: Change, timer: DueTimer, subject: Subject) => Promise<void>,
): DueHandler {
  return { kind: kind.name, due: (change, timer) => due(change, timer, kind.schema.parse(timer.subject)) };
}

export interface Tick {
  /** Takes all timers that are due, in order of time. A call while one runs makes that one look again. */
  tick(): Promise<void>;
}

/** Hears of each timer that was taken, or of which what was due failed. */
export type ObserveTimer = (taken: {
  readonly kind: string;
  /** Milliseconds after its time. */
  readonly lateMs: number;
  readonly done: boolean;
}) => void;

export interface TickOptions {
  readonly clock: Clock;
  readonly change: MakeChange;
  readonly database: Database;
  readonly activities: Activities;
  readonly handlers: readonly DueHandler[];
  readonly log: Log;
  readonly observe?: ObserveTimer | undefined;
}

/**
 * So many timers of one instant are taken in one transaction, as when the plannings of all squads open: the flush to the
 * disk is shared, and nobody who clicks waits longer than for a few of them.
 */
const TOGETHER = 8;

/** Starts things that belong to no request and no transaction. */
const outside = AsyncLocalStorage.snapshot();

/** Lets others have their turn between two transactions. */
const yielded = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The tick over the timers of this database. */
export function createTick(options: TickOptions): Tick {
  const { clock, database, activities } = options;
  const take = taker(options);
  let running: Promise<void> | undefined;
  let again = false;

  /** One way through all that is due. @returns whether something was done, which may have made more due */
  const pass = async (failed: Set<string>): Promise<boolean> => {
    let done = false;
    let after: Timer | undefined;
    for (;;) {
      const due = await database.read((q) => firstDue(q, clock.now(), after, TOGETHER));
      const [timer] = due;
      if (!timer) return done;
      const together = due.filter(({ at, id }) => at === timer.at && !failed.has(id));
      const taken =
        (together.length > 1 && (await take(together))) || (!failed.has(timer.id) && (await take([timer])));
      // What was done may have set an earlier timer: only what failed is passed over.
      if (taken) done = true;
      else after = timer;
      if (!taken) failed.add(timer.id);
      await yielded();
    }
  };

  const all = async (): Promise<void> => {
    try {
      while (again) {
        again = false;
        const failed = new Set<string>();
        while (await pass(failed));
      }
    } finally {
      running = undefined;
    }
  };

  return {
    tick() {
      again = true;
      running ??= outside(() => activities.run('take what is due', all));
      return running;
    },
  };
}

/**
 * Takes timers with their handlers' writes, all or none.
 * @returns false if that failed, and they stay; of several nothing is told then, since each is tried by itself
 */
function taker(options: TickOptions): (timers: readonly Timer[]) => Promise<boolean> {
  const { clock, change, handlers, log, observe } = options;
  const byKind = new Map(handlers.map((handler) => [handler.kind, handler]));
  const told = ({ kind, at }: Timer, done: boolean): void =>
    observe?.({ kind, lateMs: clock.now() - at, done });
  return async (timers) => {
    try {
      const isDue = await change(async (made) => {
        // The clock was set back since they were found: what they are for would find that its time has not come.
        if (timers.some(({ at }) => at > made.at)) return false;
        for (const timer of timers) {
          const handler = byKind.get(timer.kind);
          if (!handler) throw new Error(`Nobody handles timers of the kind "${timer.kind}"`);
          if (await takeTimer(made.tx, timer)) await handler.due(made, timer);
        }
        return true;
      });
      if (isDue) for (const timer of timers) told(timer, true);
      return true;
    } catch (error) {
      const [timer, another] = timers;
      if (!timer || another) return false;
      const { key, kind, workspaceId, at } = timer;
      told(timer, false);
      log.error({ key, kind, workspaceId, at, error }, 'What was due failed and is tried again');
      return false;
    }
  };
}
