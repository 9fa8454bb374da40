import { renameSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';

/**
 * Copies an open database, the write-ahead log included, to `target`, which appears only when it is complete; an
 * earlier one of that name is replaced.
 */
export async function copyDatabase(sqlite: Sqlite.Database, target: string): Promise<void> {
  const partial = `${target}.partial`;
  // A journal left beside either name would be played into the new file when that is opened.
  for (const file of [partial, target]) {
    for (const suffix of ['-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
  }
  rmSync(partial, { force: true });
  await sqlite.backup(partial);
  renameSync(partial, target);
}
