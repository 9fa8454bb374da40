import Sqlite from 'better-sqlite3';
import { DrizzleQueryError } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import { CommitGroup } from './commit-group.ts';
import { StatementFailed } from './errors.ts';
import type { Memory } from './memory.ts';
import { type Changed, inTransaction, runningTransaction, type Transaction } from './transaction.ts';

/** Called with the SQL of each statement (no values) before it runs; `BEGIN` and `COMMIT` are not told. */
export type Verbose = (sql: string) => void;

/** The drizzle handle of a door. Its statements go through the door's own check, one connection, one transaction. */
export type Handle = ReturnType<typeof drizzle>;

const keptStatements = 500;

/** So many writes are committed together at most: the first waits for the work of the others, some milliseconds each. */
const TOGETHER = 16;

/** A statement with the table it writes to; undefined if it only reads, or if the table is not told by its text. */
interface Kept {
  readonly statement: Sqlite.Statement<unknown[], unknown[]>;
  readonly table: string | undefined;
}

/** The snapshot is that of the first statement, not of BEGIN. */
const BEGIN_READING = 'BEGIN; SELECT 1 FROM sqlite_schema LIMIT 1';

/** As drizzle writes it; the full-text index is written to by hand. */
const WRITTEN = /\b(?:insert into|update|delete from) (?:"(\w+)"|(\w+_words)\b)/;

/**
 * One connection and the queue before it: whoever enters has the connection alone from `BEGIN` to `COMMIT`.
 *
 * Drizzle's driver for better-sqlite3 is synchronous and runs a statement wherever it is called, also in a transaction
 * that is somebody else's. So drizzle only builds SQL here (its "proxy" driver, which awaits, as PostgreSQL's does),
 * and each statement is checked to belong to the transaction that is open.
 */
export class Door {
  readonly handle: Handle;
  readonly #sqlite: Sqlite.Database;
  readonly #kind: Transaction['kind'];
  readonly #verbose: Verbose | undefined;
  readonly #memory: Memory;
  readonly #statements = new Map<string, Kept>();
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #group: CommitGroup | undefined;
  /** Where the group has changed rows, and what it began with. */
  #dirty = new Set<string | undefined>();
  #since = 0;
  #shut = false;

  /** @param memory shared by all doors of a database */
  constructor(sqlite: Sqlite.Database, kind: Transaction['kind'], memory: Memory, verbose?: Verbose) {
    this.#sqlite = sqlite;
    this.#memory = memory;
    this.#kind = kind;
    this.#verbose = verbose;
    // Three arguments: with two, drizzle forgets `casing`.
    this.handle = drizzle(
      async (sql, params, method) => ({ rows: this.#execute(sql, params, method) }),
      undefined,
      {
        casing: 'snake_case',
      },
    );
  }

  /** Runs `work` in a transaction of its own, in the order of asking; commits, or rolls back and throws. */
  async enter<T>(work: () => Promise<T>, committed?: (changed: Changed) => void): Promise<T> {
    const outer = runningTransaction();
    if (outer) {
      throw new Error(
        `${this.#kind}() inside ${outer.kind}(): pass the handle on instead of opening another door.`,
      );
    }
    if (this.#shut) throw new Error('The database is closed.');
    this.#waiting += 1;
    const turn = this.#last.then(() => this.#transact(work, committed));
    this.#last = turn.catch(() => undefined);
    const { result, stored } = await turn;
    await stored;
    return result;
  }

  /** Lets nobody in any more; resolves when those inside and before the door have left. */
  async shut(): Promise<void> {
    this.#shut = true;
    await this.#last;
  }

  /** @returns what `work` gave, and when it is committed */
  async #transact<T>(
    work: () => Promise<T>,
    committed?: (changed: Changed) => void,
  ): Promise<{ result: T; stored: Promise<void> }> {
    this.#waiting -= 1;
    const group = this.#joined();
    const transaction: Transaction = {
      door: this,
      kind: this.#kind,
      open: true,
      changed: 0,
      tables: new Set(),
      dirty: this.#dirty,
      memory: this.#memory,
      since: this.#since,
      failure: undefined,
    };
    try {
      const result = await inTransaction(transaction, work);
      transaction.open = false;
      if (transaction.failure) throw transaction.failure;
      const stored = group.keep().then(() => {
        if (transaction.changed > 0) committed?.(transaction.tables);
      });
      return { result, stored };
    } catch (error) {
      transaction.open = false;
      // Drizzle's own error carries the values; people's texts must not reach a log.
      const failure = transaction.failure ?? (error instanceof DrizzleQueryError ? error.cause : error);
      group.undo(failure);
      throw failure;
    } finally {
      this.#left(group);
    }
  }

  #joined(): CommitGroup {
    if (!this.#group) {
      this.#group = new CommitGroup(this.#sqlite, this.#kind === 'write' ? 'BEGIN IMMEDIATE' : BEGIN_READING);
      this.#dirty = new Set();
      this.#since = this.#memory.now;
    }
    this.#group.join();
    return this.#group;
  }

  /** Commits, unless the next one goes on in the same group. A read never does: it sees what is committed when it begins. */
  #left(group: CommitGroup): void {
    const goesOn = this.#kind === 'write' && this.#waiting > 0 && group.size < TOGETHER;
    if (goesOn && group.isOpen) return;
    this.#group = undefined;
    if (!group.isOpen) return;
    group.commit();
    // Before anybody else reads.
    if (this.#dirty.size > 0) this.#memory.forget(this.#dirty);
  }

  #execute(sql: string, params: unknown[], method: 'run' | 'all' | 'values' | 'get'): unknown[] {
    const transaction = runningTransaction();
    if (transaction?.door !== this) {
      throw new Error(
        `A ${this.#kind} handle was used outside its ${this.#kind}(): it ended, or was never this one's.`,
      );
    }
    if (transaction.failure) throw transaction.failure;
    if (method === 'get')
      throw new Error('get() exists in SQLite only: select with limit(1), take the first row.');
    this.#verbose?.(sql);
    try {
      const rows = this.#run(sql, params, transaction);
      if (!this.#sqlite.inTransaction) throw new Error('the transaction was ended by a statement');
      return rows;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = error instanceof Sqlite.SqliteError ? error.code : 'SQLITE_ERROR';
      transaction.failure = new StatementFailed(code, message, sql, error);
      throw transaction.failure;
    }
  }

  #run(sql: string, params: unknown[], transaction: Transaction): unknown[] {
    const { statement, table } = this.#prepare(sql);
    const rows = statement.reader ? statement.all(...params) : [];
    const changes = statement.reader ? rows.length : statement.run(...params).changes;
    if (statement.readonly || changes === 0) return rows;
    transaction.changed += changes;
    transaction.tables.add(table);
    this.#dirty.add(table);
    return rows;
  }

  #prepare(sql: string): Kept {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= keptStatements) this.#statements.clear();
    const statement = this.#sqlite.prepare<unknown[], unknown[]>(sql);
    if (statement.reader) statement.raw();
    const [, quoted, index] = WRITTEN.exec(sql) ?? [];
    const kept = { statement, table: statement.readonly ? undefined : (quoted ?? index) };
    this.#statements.set(sql, kept);
    return kept;
  }
}
