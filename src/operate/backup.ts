import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DatabaseError, messageOf, uncopied } from '../database/errors.ts';
import { copyOf } from './on-copy.ts';
import { checkOrigin, checkSound, openToRead } from './sound.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `growth-squad-2026-11-25T094205Z.sqlite`: sorted by name they are sorted by age. With what a killed backup left. */
const NAME = /^growth-squad-(\d{4}-\d\d-\d\dT\d{6}Z)\.sqlite(\.unchecked.*)?$/;

/**
 * Backs up a database by SQLite's online backup, while a bot works on it or not. The backup appears under its name only
 * after it was read as a whole and found sound; it is one file that needs no other. Of what is there already only an
 * earlier backup is replaced.
 * @param target a file, or a folder (made if it ends in "/") in which the backup is named by its time
 * @param how.keepDays in a folder, earlier backups older than so many days are deleted; the new one stays in any case
 * @returns the backup's path, and which ones were deleted
 * @throws a `DatabaseError`
 */
export async function backUp(
  file: string,
  target: string,
  how: { readonly now: number; readonly keepDays: number },
): Promise<{ backup: string; deleted: string[] }> {
  try {
    const folder = isFolder(target) ? target : undefined;
    const backup = folder === undefined ? target : join(folder, `growth-squad-${stampOf(how.now)}.sqlite`);
    checkPlace(file, backup);
    mkdirSync(dirname(backup), { recursive: true, mode: 0o700 });
    await makeSound(file, backup);
    const deleted = folder === undefined ? [] : deleteOld(backup, how.now - how.keepDays * DAY_MS);
    return { backup, deleted };
  } catch (error) {
    throw uncopied(file, target, error);
  }
}

function isFolder(path: string): boolean {
  return path.endsWith('/') || (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** @throws a `DatabaseError` when something stands there that is no backup */
function checkPlace(file: string, backup: string): void {
  const found = statSync(backup, { throwIfNoEntry: false });
  if (!found || (found.isFile() && found.size === 0)) return;
  if (isSame(file, backup))
    throw new DatabaseError(
      'unavailable',
      `${backup} is the database itself. Say where its backup is to be.`,
    );
  try {
    using opened = new DisposableStack();
    const earlier = openToRead(backup);
    opened.defer(() => earlier.close());
    checkOrigin(backup, earlier);
  } catch (error) {
    throw new DatabaseError(
      'unavailable',
      `${backup} is there already and is no backup of the bot, so it is not replaced. Choose another name.`,
      error,
    );
  }
}

function isSame(one: string, other: string): boolean {
  return statSync(one, { throwIfNoEntry: false }) !== undefined && realpathSync(one) === realpathSync(other);
}

async function makeSound(file: string, backup: string): Promise<void> {
  const unchecked = `${backup}.unchecked`;
  try {
    await copyOf(file, unchecked);
    makeWhole(unchecked);
    checkSound(unchecked, { named: file });
    renameSync(unchecked, backup);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal', '.partial'])
      rmSync(unchecked + suffix, { force: true });
  }
}

/** Without a write-ahead log beside it: whoever copies it on copies all of it. */
function makeWhole(file: string): void {
  const copy = new Sqlite(file, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
  } finally {
    copy.close();
  }
}

function stampOf(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
}

/** @throws a `DatabaseError` */
function deleteOld(backup: string, before: number): string[] {
  const folder = dirname(backup);
  const oldest = stampOf(before);
  try {
    const old = readdirSync(folder).filter((name) => {
      const stamp = NAME.exec(name)?.[1];
      return stamp !== undefined && stamp < oldest;
    });
    for (const name of old) rmSync(join(folder, name), { force: true });
    return old.map((name) => join(folder, name)).toSorted();
  } catch (error) {
    throw new DatabaseError(
      'unavailable',
      `${backup} is made, but older backups could not be deleted (${messageOf(error)}).`,
      error,
    );
  }
}
