import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { copyDatabase } from './copy.ts';
import { type Database, databaseOver } from './database.ts';
import type { Verbose } from './door.ts';
import { damaged, foreign, unavailable, unusable } from './errors.ts';
import { holdAlone } from './lock.ts';
import { applyMigrations, countApplied, type Migration, originOf, readMigrations } from './migrations.ts';

/**
 * How long a statement waits, in milliseconds, while another program (a shell, say) holds the file. The process stands
 * still meanwhile, and Slack waits 3 s for an answer: what can't be stored must be said within that.
 */
const busyTimeoutMs = 2000;

/** What `openDatabase` needs. */
export interface DatabaseOptions {
  /** Path of the database; its folder is made if it is missing. */
  readonly file: string;
  /** The folder into which drizzle-kit generates. */
  readonly migrations: string;
  /** The present instant, UTC milliseconds. */
  readonly now: () => number;
  /** Told the SQL of each statement, without values. */
  readonly verbose?: Verbose;
  /** The file lives no longer than what is tried on it: no commit waits for the disk. A crash of the process loses nothing. */
  readonly scratch?: boolean;
  /** A quota: the file grows to so many pages of 4 KiB, as on a disk of that size. */
  readonly maxPages?: number;
}

/**
 * Opens the bot's database for this process alone and brings it up to date, keeping a copy of what it was
 * (`<file>.before-<n>`, where n migrations had been applied).
 * @throws a `DatabaseError` whose message tells the operator what to do; the file is then as it was
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database & AsyncDisposable> {
  const migrations = readMigrations(options.migrations);
  const file = locate(options.file);
  using opened = new DisposableStack();
  opened.defer(holdAlone(file));
  try {
    const writer = new Sqlite(file, { timeout: busyTimeoutMs });
    opened.defer(() => writer.close());
    // A migration fills the index of words with it.
    await bringUpToDate(file, writer, migrations, options.now);
    makeDurable(file, writer);
    if (options.scratch) writer.pragma('synchronous = OFF');
    if (options.maxPages !== undefined) writer.pragma(`max_page_count = ${options.maxPages}`);
    const openReader = (): Sqlite.Database => {
      const reader = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
      opened.defer(() => reader.close());
      return reader;
    };
    const [reader, longReader] = [openReader(), openReader()];
    // Closed from the last to the first: the writer after the readers, so that it moves the log into the file.
    const held = opened.move();
    return databaseOver({ writer, reader, longReader }, () => held.dispose(), options.verbose);
  } catch (error) {
    throw unusable(file, error);
  }
}

/** The file's own path, its folder made: two names of one file must share one lock. */
export function locate(file: string): string {
  try {
    makeFolder(dirname(file));
    return existsSync(file) ? realpathSync(file) : file;
  } catch (error) {
    throw unusable(file, error);
  }
}

/** One after the other: where a folder can't be made at all, as in /proc, Node's own way to make several never ends. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

async function bringUpToDate(
  file: string,
  sqlite: Sqlite.Database,
  migrations: readonly Migration[],
  now: () => number,
): Promise<void> {
  const damage = sqlite.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok') throw damaged(file, String(damage));
  const origin = originOf(sqlite);
  if (origin === 'foreign') throw foreign(file);
  const applied = origin === 'new' ? 0 : countApplied(file, sqlite, migrations);
  if (origin === 'ours' && applied === migrations.length) return;
  const copy = origin === 'new' ? undefined : `${file}.before-${applied}`;
  if (copy !== undefined) await copyDatabase(sqlite, copy);
  sqlite.pragma('synchronous = FULL');
  applyMigrations(file, sqlite, migrations, applied, now(), copy);
}

/** What is committed survives a loss of power, and references hold. */
function makeDurable(file: string, sqlite: Sqlite.Database): void {
  // A file that may not be written is opened all the same, for reading; only a change, here undone, tells.
  sqlite.exec('BEGIN IMMEDIATE; PRAGMA user_version = 1; ROLLBACK');
  // A network disk, or another program in the file, can keep it from changing.
  const mode = sqlite.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') throw unavailable(file, `it stays in journal mode "${String(mode)}"`);
  // better-sqlite3 is compiled to fall back to NORMAL in this mode, which may lose the last commits.
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
}
