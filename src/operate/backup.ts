import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { DatabaseUnavailable, unusable } from '../database/errors.ts';
import { copyOf } from './on-copy.ts';
import { checkSound } from './sound.ts';

const DAY_MS = 24 * 60 * 60_000;

/** `growth-squad-2026-11-25T094205Z.sqlite`: sorted by name they are sorted by age. */
const NAME = /^growth-squad-(\d{4}-\d\d-\d\dT\d{6}Z)\.sqlite$/;

/**
 * Backs up a database by SQLite's online backup, while a bot works on it or not. The backup appears under its name only
 * after it was read as a whole and found sound; it is one file that needs no other.
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
  const folder = folderOf(target);
  const backup = folder === undefined ? target : join(folder, `growth-squad-${stampOf(how.now)}.sqlite`);
  const unchecked = `${backup}.unchecked`;
  try {
    mkdirSync(dirname(backup), { recursive: true, mode: 0o700 });
    if (!existsSync(file)) throw new DatabaseUnavailable(file, 'there is no such file');
    await copyOf(file, unchecked);
    makeWhole(unchecked);
    checkSound(unchecked);
    renameSync(unchecked, backup);
  } catch (error) {
    throw unusable(file, error);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal', '.partial'])
      rmSync(unchecked + suffix, { force: true });
  }
  return { backup, deleted: folder === undefined ? [] : deleteOld(folder, how.now - how.keepDays * DAY_MS) };
}

function folderOf(target: string): string | undefined {
  const isFolder = target.endsWith('/') || statSync(target, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? target : undefined;
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

function deleteOld(folder: string, before: number): string[] {
  const oldest = stampOf(before);
  const old = readdirSync(folder).filter((name) => {
    const stamp = NAME.exec(name)?.[1];
    return stamp !== undefined && stamp < oldest;
  });
  for (const name of old) rmSync(join(folder, name), { force: true });
  return old.map((name) => join(folder, name)).toSorted();
}
