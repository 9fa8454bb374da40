import { AsyncLocalStorage } from 'node:async_hooks';
import type Sqlite from 'better-sqlite3';
import { Door, type Handle, type Verbose } from './door.ts';
import { Memory } from './memory.ts';
import { type Changed, runningTransaction } from './transaction.ts';

export { insideWrite } from './transaction.ts';

const writable: unique symbol = Symbol('writable');

type Reading = Pick<Handle, 'select' | 'selectDistinct' | '$with' | '$count' | 'values'>;

/**
 * What a store function that reads takes. Rows come from `await q.select()…`; `values(sql`…`)` gives rows as arrays of
 * what SQLite holds, to be parsed. There is no `get()`: use `limit(1)` and take the first row.
 */
export type Query = Reading & {
  with(...queries: Parameters<Handle['with']>): Pick<ReturnType<Handle['with']>, 'select' | 'selectDistinct'>;
};

/**
 * What a store function that writes takes; handed out by `write` only, dead when its work has ended. Changed rows are
 * counted with `returning()`. A statement that fails spoils the transaction, as on PostgreSQL, also when its error is
 * caught: use `onConflictDoNothing()` where a conflict is expected.
 */
export type Tx = Reading &
  Pick<Handle, 'with' | 'insert' | 'update' | 'delete' | 'run'> & { readonly [writable]: true };

/** The two doors to what is stored. They do not nest: what runs behind one passes its handle on. */
export interface Database {
  /**
   * Runs `work` in one transaction, first come first served; everything is committed when it resolves, nothing when it
   * throws. Nothing slow belongs in it, since those before it may wait to be committed together with it, and Slack
   * throws in it.
   * @throws what `work` throws, or `StatementFailed`
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs `work` on one consistent, committed snapshot. */
  read<T>(work: (q: Query) => Promise<T>): Promise<T>;
  /** The same for what takes long, on a connection of its own: nobody waits for it but who comes here, too. */
  readLong<T>(work: (q: Query) => Promise<T>): Promise<T>;
  /**
   * Calls `listener` after each successful write that changed rows (of `table`, if one is named), in nobody's async
   * context. Returns how to stop it.
   */
  onCommit(listener: () => void, table?: string): () => void;
  /**
   * Another process has committed rows in these tables (in any, if none are named): what is remembered of them is asked
   * for again. The one port by which several processes on one database keep each other's memory true; this process
   * tells its own at each commit.
   */
  changedElsewhere(tables?: readonly string[]): void;
  /** Waits for everything under way or asked for, then closes; the second call changes nothing. */
  close(): Promise<void>;
}

/** Nobody's async context, so that what a listener starts belongs to no request and no transaction. */
const outside = AsyncLocalStorage.snapshot();

/** The doors over open connections of one file; `release` closes them, once nobody is inside any more. */
export function databaseOver(
  connections: { writer: Sqlite.Database; reader: Sqlite.Database; longReader: Sqlite.Database },
  release: () => void,
  verbose?: Verbose,
): Database & AsyncDisposable {
  const memory = new Memory();
  const writing = new Door(connections.writer, 'write', memory, verbose);
  const reading = new Door(connections.reader, 'read', memory, verbose);
  const readingLong = new Door(connections.longReader, 'read', memory, verbose);
  const tx: Tx = Object.assign(writing.handle, { [writable]: true as const });
  const listeners = new Set<{ readonly hear: () => void; readonly table: string | undefined }>();
  const committed = (changed: Changed): void => {
    for (const { hear, table } of listeners) {
      if (table === undefined || changed.has(table) || changed.has(undefined))
        outside(() => queueMicrotask(hear));
    }
  };
  const leave = async (): Promise<void> => {
    // All at once: while one empties, the others must not let anybody in.
    await Promise.all([writing.shut(), reading.shut(), readingLong.shut()]);
    release();
  };
  let closed: Promise<void> | undefined;

  return {
    write: (work) => writing.enter(() => work(tx), committed),
    read: (work) => reading.enter(() => work(reading.handle)),
    readLong: (work) => readingLong.enter(() => work(readingLong.handle)),
    changedElsewhere: (tables) => memory.forget(tables ?? [undefined]),
    onCommit(hear, table) {
      const own = { hear, table };
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
    async [Symbol.asyncDispose]() {
      await this.close();
    },
    async close() {
      if (runningTransaction()) throw new Error('close() inside a transaction would wait for itself.');
      closed ??= leave();
      await closed;
    },
  };
}
