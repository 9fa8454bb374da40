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

/** A running bot holds the file. */
export class DatabaseInUse extends DatabaseError {
  override readonly name = 'DatabaseInUse';

  constructor(file: string) {
    super(
      'in-use',
      `${file} is in use by a running bot. Stop that one first, or choose another file with DATABASE_FILE.`,
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
        'Take that version again, or restore the copy it made before that: beside the database, its name ends in .before-<n>.',
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
        'If it is the database, put a backup in its place with "npm run restore"; if it is a backup, take an earlier one.',
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
      `${file} cannot be used (${detail}). Look whether it and its folder may be written by this user, ` +
        'and whether the disk has space left and is a local one.',
      cause,
    );
  }
}

/** Nothing is there, or something else than a file. */
export class NoSuchFile extends DatabaseError {
  override readonly name = 'NoSuchFile';

  constructor(file: string, found: 'nothing' | 'folder' = 'nothing') {
    super(
      'unavailable',
      `${found === 'folder' ? `${file} is a folder, not a file.` : `There is no file ${file}.`} ` +
        'Check the name, and DATABASE_FILE, which says where the database is.',
    );
  }
}

/** A copy of a database could not be made: mostly the place of the copy is at fault. */
export class CopyFailed extends DatabaseError {
  override readonly name = 'CopyFailed';

  constructor(file: string, target: string, error: unknown) {
    super(
      'unavailable',
      `${file} could not be copied to ${target} (${messageOf(error)}). ` +
        'Look whether that place may be written by this user and has space left for a copy.',
      error,
    );
  }
}

/** The place of a backup is taken by something else, or could not be tidied up. */
export class BackupRefused extends DatabaseError {
  override readonly name = 'BackupRefused';

  constructor(message: string, cause?: unknown) {
    super('unavailable', message, cause);
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
        (isFull(cause)
          ? 'Make room on its disk, then start again.'
          : 'Start the earlier version again and report this message.'),
      cause,
    );
  }
}

/** The sentence for an error that SQLite or the file system raised while a file was being opened. */
export function unusable(file: string, error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  if (isDamage(error)) return new DamagedDatabase(file, messageOf(error), error);
  return new DatabaseUnavailable(file, messageOf(error), error);
}

/** The sentence for a statement or commit that failed; undefined for an error that is none of the database. */
export function ofDatabase(file: string, error: unknown): DatabaseError | undefined {
  const cause = error instanceof StatementFailed ? error.cause : error;
  const isOurs = cause instanceof DatabaseError || cause instanceof Sqlite.SqliteError;
  return isOurs ? unusable(file, cause) : undefined;
}

/** The sentence for an error raised while a database was being copied to `target`. */
export function uncopied(file: string, target: string, error: unknown): DatabaseError {
  return error instanceof DatabaseError || isDamage(error)
    ? unusable(file, error)
    : new CopyFailed(file, target, error);
}

function codeOf(error: unknown): string {
  return error instanceof Sqlite.SqliteError ? error.code : '';
}

function isDamage(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_NOTADB' || codeOf(error).startsWith('SQLITE_CORRUPT');
}

function isFull(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_FULL';
}

/** What an error says of itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
