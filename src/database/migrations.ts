import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { migrationFailed, migrationsMissing, newer } from './errors.ts';

/** One generated step of the schema; its `-->` marks between statements are SQL comments. */
export interface Migration {
  readonly tag: string;
  readonly sql: string;
  /** SHA-256 of the file, line ends normalised: the same step on each machine. */
  readonly hash: string;
}

const journalFile = z.object({ entries: z.array(z.object({ idx: z.number(), tag: z.string() })) });
const appliedRows = z.array(z.object({ tag: z.string(), hash: z.string() }));
const brokenRows = z.array(z.object({ table: z.string(), parent: z.string() }));

/** The migrations that drizzle-kit generated into `folder`, in order. */
export function readMigrations(folder: string): Migration[] {
  try {
    const journal = journalFile.parse(
      JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')),
    );
    return journal.entries
      .toSorted((a, b) => a.idx - b.idx)
      .map(({ tag }) => {
        const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8').replaceAll('\r\n', '\n');
        return { tag, sql, hash: createHash('sha256').update(sql).digest('hex') };
      });
  } catch (error) {
    throw migrationsMissing(folder, error);
  }
}

/** Whether the file holds no table yet, ours: the table of applied migrations is there, or is somebody else's. */
export function originOf(sqlite: Sqlite.Database): 'new' | 'ours' | 'foreign' {
  const named = sqlite
    .prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'applied_migrations'")
    .pluck();
  if (named.get() !== 0) return 'ours';
  return sqlite.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0 ? 'new' : 'foreign';
}

/**
 * The number of migrations that a file of ours has.
 * @throws `newer` when it has one that is not among `migrations`, or in another order
 */
export function countApplied(
  file: string,
  sqlite: Sqlite.Database,
  migrations: readonly Migration[],
): number {
  const rows = sqlite.prepare('SELECT tag, hash FROM applied_migrations ORDER BY number').all();
  const applied = appliedRows.parse(rows);
  const unknown = applied.find(({ hash }, index) => migrations[index]?.hash !== hash);
  if (unknown) throw newer(file, unknown.tag);
  return applied.length;
}

/**
 * Applies `migrations` from number `from` on, all or none. Foreign keys are off meanwhile, because rebuilding a table
 * drops it, which would empty or refuse its children; they are checked as a whole before the commit.
 * They stay off: whoever goes on with the connection turns them on.
 * @param copy where the file as it was is kept, for the message
 * @throws `migrationFailed`
 */
export function applyMigrations(
  file: string,
  sqlite: Sqlite.Database,
  migrations: readonly Migration[],
  from: number,
  at: number,
  copy: string | undefined,
): void {
  let running = 'start';
  // Has no effect inside a transaction, so before it; likewise those that drizzle-kit writes into a migration.
  sqlite.pragma('foreign_keys = OFF');
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    sqlite.exec(
      'CREATE TABLE IF NOT EXISTS applied_migrations (number INTEGER PRIMARY KEY, tag TEXT NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL)',
    );
    const record = sqlite.prepare(
      'INSERT INTO applied_migrations (number, tag, hash, applied_at) VALUES (?, ?, ?, ?)',
    );
    for (const [index, { tag, sql, hash }] of migrations.entries()) {
      if (index < from) continue;
      running = tag;
      sqlite.exec(sql);
      record.run(index, tag, hash, at);
    }
    const [broken] = brokenRows.parse(sqlite.pragma('foreign_key_check'));
    if (broken) throw new Error(`a row of "${broken.table}" would point at no row of "${broken.parent}"`);
    sqlite.exec('COMMIT');
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw migrationFailed(file, running, copy, error);
  }
}
