import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyDatabase } from '../database/copy.ts';
import type { Query } from '../database/database.ts';
import { copyFailed, uncopied, unusable } from '../database/errors.ts';
import { openDatabase } from '../database/open.ts';
import { checkOrigin, checkSound, openToRead } from './sound.ts';

/**
 * Copies a database, the write-ahead log included, without disturbing a bot that works on it.
 * @throws a `DatabaseError` that says whether the database or the place of the copy is at fault
 */
export async function copyOf(file: string, target: string): Promise<void> {
  using opened = new DisposableStack();
  try {
    const source = openToRead(file);
    opened.defer(() => source.close());
    checkOrigin(file, source);
    // One snapshot from the first page to the last: else each commit of a bot begins the copy anew, on a busy day for ever.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await copyDatabase(source, target).catch((error: unknown) => {
      throw uncopied(file, target, error);
    });
  } catch (error) {
    throw unusable(file, error);
  }
}

/**
 * Asks a copy that is brought up to date in the system's temporary folder: so a bot may work on the file itself.
 * @throws a `DatabaseError` when it is damaged, of another program, of a newer version, or can't be read
 */
export async function onCopy<T>(
  file: string,
  migrations: string,
  work: (q: Query) => Promise<T>,
): Promise<T> {
  checkSound(file, { migrations });
  const folder = temporaryFolderFor(file);
  try {
    const copy = join(folder, 'copy.sqlite');
    await copyOf(file, copy);
    await using database = await openDatabase({ file: copy, migrations, now: () => 0 });
    return await database.read(work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function temporaryFolderFor(file: string): string {
  try {
    return mkdtempSync(join(tmpdir(), 'growth-squad-'));
  } catch (error) {
    throw copyFailed(file, tmpdir(), error);
  }
}
