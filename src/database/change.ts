import type { Database, Tx } from './database.ts';
import type { Ids } from './ids.ts';

/** One transaction, the instant it runs at and new ids: what every function that writes takes. */
export interface Change {
  readonly tx: Tx;
  /** UTC milliseconds; the same for all that is written together. */
  readonly at: number;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/** Runs `work` in a transaction of its own; all it wrote is committed when the promise resolves. */
export type MakeChange = <T>(work: (change: Change) => Promise<T>) => Promise<T>;

/** The door for writing, with the time and ids it needs. */
export function createChange(database: Database, clock: { now(): number }, ids: Ids): MakeChange {
  return (work) => database.write((tx) => work({ tx, at: clock.now(), newId: ids.id }));
}
