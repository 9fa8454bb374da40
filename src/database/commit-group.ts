import type Sqlite from 'better-sqlite3';

interface Kept {
  done(): void;
  failed(error: unknown): void;
}

/**
 * Transactions that are committed together, so that all wait for the disk once ("group commit"). Each can be undone by
 * itself, and none is told to be done before the commit.
 */
export class CommitGroup {
  readonly #sqlite: Sqlite.Database;
  readonly #kept: Kept[] = [];
  #size = 0;

  /** @throws when the database is locked by another process */
  constructor(sqlite: Sqlite.Database, begin: string) {
    sqlite.exec(begin);
    this.#sqlite = sqlite;
  }

  /** How many have joined. */
  get size(): number {
    return this.#size;
  }

  /** What follows belongs to one more; the one before was kept or undone. */
  join(): void {
    if (this.#size > 0) this.#sqlite.exec('SAVEPOINT one');
    this.#size += 1;
  }

  /** Keeps what the last that joined has done. Resolves when it is committed; rejects when nothing of the group is. */
  keep(): Promise<void> {
    if (this.#size > 1) this.#sqlite.exec('RELEASE one');
    return new Promise((done, failed) => this.#kept.push({ done, failed }));
  }

  /** Undoes what the last that joined has done. Where SQLite has undone everything, the others hear it, too. */
  undo(why: unknown): void {
    if (!this.#sqlite.inTransaction) this.#fail(why);
    else if (this.#size > 1) this.#sqlite.exec('ROLLBACK TO one; RELEASE one');
    else this.#sqlite.exec('ROLLBACK');
  }

  /** Whether there is something to commit. */
  get isOpen(): boolean {
    return this.#sqlite.inTransaction;
  }

  commit(): void {
    try {
      this.#sqlite.exec('COMMIT');
    } catch (error) {
      if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
      this.#fail(error);
      return;
    }
    for (const { done } of this.#kept) done();
  }

  #fail(error: unknown): void {
    for (const { failed } of this.#kept.splice(0)) failed(error);
  }
}
