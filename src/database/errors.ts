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
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** A running bot holds the file. */
export const inUse = (file: string): DatabaseError =>
  new DatabaseError(
    'in-use',
    `${file} is in use by a running bot. Stop that one first, or choose another file with DATABASE_FILE.`,
  );

/** The file was written by a version that knows a migration this one does not. */
export const newer = (file: string, migration: string): DatabaseError =>
  new DatabaseError(
    'newer',
    `${file} was written by a newer version of the bot (it has the migration "${migration}", unknown here). ` +
      'Take that version again, or restore the copy it made before that: beside the database, its name ends in .before-<n>.',
  );

/** The file is no SQLite database, or a broken one. */
export const damaged = (file: string, detail: string, cause?: unknown): DatabaseError =>
  new DatabaseError(
    'damaged',
    `${file} is damaged, or no database at all (${detail}). Nothing was changed. ` +
      'If it is the database, put a backup in its place with "npm run restore"; if it is a backup, take an earlier one.',
    cause,
  );

/** A sound SQLite database, but of another program. */
export const foreign = (file: string): DatabaseError =>
  new DatabaseError(
    'foreign',
    `${file} is the database of another program. Nothing was changed. Choose another file.`,
  );

/** The file or its folder cannot be read or written: missing rights, no space, a file system without locks. */
export const unavailable = (file: string, detail: string, cause?: unknown): DatabaseError =>
  new DatabaseError(
    'unavailable',
    `${file} cannot be used (${detail}). Look whether it and its folder may be written by this user, ` +
      'and whether the disk has space left and is a local one.',
    cause,
  );

/** Nothing is there, or something else than a file. */
export const noSuchFile = (file: string, found: 'nothing' | 'folder' = 'nothing'): DatabaseError =>
  new DatabaseError(
    'unavailable',
    `${found === 'folder' ? `${file} is a folder, not a file.` : `There is no file ${file}.`} ` +
      'Check the name, and DATABASE_FILE, which says where the database is.',
  );

/** A copy of a database could not be made: mostly the place of the copy is at fault. */
export const copyFailed = (file: string, target: string, error: unknown): DatabaseError =>
  new DatabaseError(
    'unavailable',
    `${file} could not be copied to ${target} (${messageOf(error)}). ` +
      'Look whether that place may be written by this user and has space left for a copy.',
    error,
  );

/** A migration failed and was rolled back as a whole: the file is as it was. @param copy where it is kept as it was */
export const migrationFailed = (
  file: string,
  migration: string,
  copy: string | undefined,
  cause: unknown,
): DatabaseError =>
  new DatabaseError(
    'migration-failed',
    `${file} could not be brought up to date: "${migration}" failed (${messageOf(cause)}). Nothing was changed` +
      `${copy === undefined ? '.' : `; a copy is in ${copy}.`} ` +
      (isFull(cause)
        ? 'Make room on its disk, then start again.'
        : 'Start the earlier version again and report this message.'),
    cause,
  );

/** The program's own folder of migrations is incomplete. */
export const migrationsMissing = (folder: string, cause: unknown): DatabaseError =>
  new DatabaseError(
    'migrations-missing',
    `The migrations in ${folder} cannot be read (${messageOf(cause)}). Fetch the project anew.`,
    cause,
  );

/** The sentence for an error that SQLite or the file system raised while a file was being opened. */
export function unusable(file: string, error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  if (isDamage(error)) return damaged(file, messageOf(error), error);
  return unavailable(file, messageOf(error), error);
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
    : copyFailed(file, target, error);
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
