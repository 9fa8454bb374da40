import type { Database, Tx } from './database.ts';
import type { Ids } from './ids.ts';

/** One transaction, the instant it runs at and new ids: what every function that writes takes. */
export interface Change {
  readonly tx: Tx;
  /** UTC milliseconds; the same for all that is written together. */
  readonly at: number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  /** Notes that the message with this key is owed, for `committed`. */
  readonly owes: (key: string) => void;
  /** Has this done once the work has ended, before the commit: what was collected meanwhile is written in one go. */
  readonly atTheEnd: (work: () => Promise<void>) => void;
}

/** Runs `work` in a transaction of its own; all it wrote is committed when the promise resolves. */
export type MakeChange = <T>(work: (change: Change) => Promise<T>) => Promise<T>;

/**
 * The door for writing, with the time and ids it needs.
 * @param committed hears the keys of the messages that a change came to owe, in the context of who made it
 */
export function createChange(
  database: Database,
  clock: { now(): number },
  ids: Ids,
  committed?: (keys: readonly string[]) => void,
): MakeChange {
  return async (work) => {
    const keys = new Set<string>();
    const last: (() => Promise<void>)[] = [];
    const result = await database.write(async (tx) => {
      const done = await work({
        tx,
        at: clock.now(),
        newId: ids.id,
        owes: (key) => void keys.add(key),
        atTheEnd: (more) => void last.push(more),
      });
      for (const more of last) await more();
      return done;
    });
    if (keys.size > 0) committed?.([...keys]);
    return result;
  };
}
