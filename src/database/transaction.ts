import { AsyncLocalStorage } from 'node:async_hooks';
import type { Memory } from './memory.ts';

/** The tables in which rows were changed; undefined among them: perhaps others too. */
export type Changed = ReadonlySet<string | undefined>;

/** One transaction, from `BEGIN` until its work has ended. */
export interface Transaction {
  /** Identifies the door it came through; its statements may run on that door's connection only. */
  readonly door: object;
  readonly kind: 'write' | 'read';
  /** False as soon as its work has ended: a statement or promise left behind belongs to nothing. */
  open: boolean;
  /** Rows inserted, updated or deleted so far. */
  changed: number;
  /** Where. */
  readonly tables: Set<string | undefined>;
  /** Where rows were changed that are not committed yet, also by others of the same group. */
  readonly dirty: Changed;
  readonly memory: Memory;
  /** Of the database as it was then (`Memory.now`) it reads, but for its own changes. */
  readonly since: number;
  /** The first statement that failed; from then on nothing more runs and nothing is committed. */
  failure: Error | undefined;
}

const current = new AsyncLocalStorage<Transaction>();

/** Runs `work` so that everything it starts knows the transaction it belongs to. */
export function inTransaction<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  return current.run(transaction, async () => work());
}

/** The transaction whose work is running here, if any. */
export function runningTransaction(): Transaction | undefined {
  const transaction = current.getStore();
  return transaction?.open ? transaction : undefined;
}

/** Whether this code runs inside `Database.write`, where calling Slack would keep everybody else waiting. */
export function insideWrite(): boolean {
  return runningTransaction()?.kind === 'write';
}
