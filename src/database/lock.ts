import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { inUse, noSuchFile, unusable } from './errors.ts';

/**
 * Makes this process the only bot on `file`, by an exclusive transaction on an empty SQLite file beside it. The
 * operating system drops it with the process, so no crash leaves a stale lock; other programs may still read the file.
 * @returns how to let go
 * @throws `inUse`, `noSuchFile` when it is a folder
 */
export function holdAlone(file: string): () => void {
  const path = `${file}.lock`;
  let lock: Sqlite.Database | undefined;
  try {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw noSuchFile(file, 'folder');
    lock = new Sqlite(path, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw inUse(file);
    throw unusable(path, error);
  }
  const held = lock;
  return () => {
    held.close();
  };
}
