import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { copyDatabase } from '../database/copy.ts';
import type { Query } from '../database/database.ts';
import { openDatabase } from '../database/open.ts';

/** Copies a database, the write-ahead log included, without disturbing a bot that works on it. */
export async function copyOf(file: string, target: string): Promise<void> {
  const source = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    await copyDatabase(source, target);
  } finally {
    source.close();
  }
}

/**
 * Asks a copy that is brought up to date in the system's temporary folder: so a bot may work on the file itself.
 * @throws a `DatabaseError`
 */
export async function onCopy<T>(
  file: string,
  migrations: string,
  work: (q: Query) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'growth-squad-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    await copyOf(file, copy);
    const database = await openDatabase({ file: copy, migrations, now: () => 0 });
    try {
      return await database.read(work);
    } finally {
      await database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
