import Sqlite from 'better-sqlite3';

/** What went wrong with the database file, for programs. */
export type DatabaseErrorCode =
  | 'in-use'
  | 'newer'
  | 'damaged'
  | 'foreign'
  | 'unavailable'
  | 'migration-failed'
  | 'migrations-missing';

/** Why the database could not be opened; the message is for the operator and says what to do. */
export class DatabaseError extends Error {
  override readonly name: string = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Another running bot holds the file. */
export class DatabaseInUse extends DatabaseError {
  override readonly name = 'DatabaseInUse';

  constructor(file: string) {
    super(
      'in-use',
      `${file} is in use by another running bot. Stop that one, or give this one a file of its own.`,
    );
  }
}

/** The file was written by a version that knows migrations this one does not. */
export class NewerDatabase extends DatabaseError {
  override readonly name = 'NewerDatabase';

  constructor(file: string, migration: string) {
    super(
      'newer',
      `${file} was written by a newer version of the bot (it has the migration "${migration}", unknown here). ` +
        'Start that version again, or put back the copy made before it: the file beside this one that ends in .before-<n>.',
    );
  }
}

/** The file is no SQLite database, or a broken one. */
export class DamagedDatabase extends DatabaseError {
  override readonly name = 'DamagedDatabase';

  constructor(file: string, detail: string, cause?: unknown) {
    super(
      'damaged',
      `${file} is damaged, or no database at all (${detail}). Nothing was changed. ` +
        'Move it away and put a backup in its place, or start with an empty one.',
      cause,
    );
  }
}

/** A sound SQLite database, but of another program. */
export class ForeignDatabase extends DatabaseError {
  override readonly name = 'ForeignDatabase';

  constructor(file: string) {
    super('foreign', `${file} is the database of another program. Nothing was changed. Choose another file.`);
  }
}

/** The file or its folder cannot be read or written: missing rights, no space, a file system without locks. */
export class DatabaseUnavailable extends DatabaseError {
  override readonly name = 'DatabaseUnavailable';

  constructor(file: string, detail: string, cause?: unknown) {
    super(
      'unavailable',
      `${file} cannot be opened (${detail}). Look whether its folder exists, may be written by this user, ` +
        'has space left, and lies on a local disk.',
      cause,
    );
  }
}

/** A migration failed and was rolled back as a whole: the file is as it was. */
export class MigrationFailed extends DatabaseError {
  override readonly name = 'MigrationFailed';

  constructor(file: string, migration: string, detail: string, copy: string | undefined, cause?: unknown) {
    super(
      'migration-failed',
      `${file} could not be brought up to date: "${migration}" failed (${detail}). Nothing was changed` +
        `${copy === undefined ? '.' : `; a copy is in ${copy}.`} ` +
        'Start the earlier version again and report this message.',
      cause,
    );
  }
}

/** The sentence for an error that SQLite or the file system raised while a file was being opened. */
export function unusable(file: string, error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Sqlite.SqliteError ? error.code : '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new DamagedDatabase(file, detail, error);
  return new DatabaseUnavailable(file, detail, error);
}

/** The program's own folder of migrations is incomplete. */
export class MigrationsMissing extends DatabaseError {
  override readonly name = 'MigrationsMissing';

  constructor(folder: string, detail: string, cause?: unknown) {
    super(
      'migrations-missing',
      `The migrations in ${folder} cannot be read (${detail}). Fetch the project anew.`,
      cause,
    );
  }
}

/** A statement failed; the whole transaction is rolled back. Names the SQL, never the values people typed. */
export class StatementFailed extends Error {
  override readonly name = 'StatementFailed';
  /** SQLite's own code, such as `SQLITE_CONSTRAINT_UNIQUE`. */
  readonly code: string;

  constructor(code: string, message: string, sql: string, cause?: unknown) {
    super(`${message} (${code}) in: ${sql}`, { cause });
    this.code = code;
  }
}
