import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { damaged, foreign, noSuchFile, unusable } from '../database/errors.ts';
import { countApplied, originOf, readMigrations } from '../database/migrations.ts';

/**
 * Reads a whole database file of the bot: every page, every index, every reference. Nothing is changed, and a running
 * bot is not disturbed.
 * @param how.migrations a file of a newer version than these is refused
 * @param how.named what the operator knows the file by, if it is a copy
 * @throws a `DatabaseError` whose message tells the operator what is wrong with it
 */
export function checkSound(file: string, how: { migrations?: string; named?: string } = {}): void {
  const { migrations, named = file } = how;
  try {
    using opened = new DisposableStack();
    const sqlite = openToRead(file);
    opened.defer(() => sqlite.close());
    const damage = sqlite.pragma('integrity_check(1)', { simple: true });
    if (damage !== 'ok') throw damaged(named, String(damage));
    checkOrigin(named, sqlite);
    const broken = sqlite.prepare('SELECT "table", parent FROM pragma_foreign_key_check LIMIT 1').get();
    if (broken !== undefined) throw damaged(named, `a reference to nothing: ${JSON.stringify(broken)}`);
    if (migrations !== undefined) countApplied(named, sqlite, readMigrations(migrations));
  } catch (error) {
    throw unusable(named, error);
  }
}

/** @throws `noSuchFile`, or what SQLite and the file system throw */
export function openToRead(file: string): Sqlite.Database {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw noSuchFile(file, found?.isDirectory() ? 'folder' : 'nothing');
  return new Sqlite(file, { readonly: true, fileMustExist: true });
}

/** @throws a `DatabaseError` when the file holds nothing, or another program's tables */
export function checkOrigin(file: string, sqlite: Sqlite.Database): void {
  const origin = originOf(sqlite);
  if (origin === 'new') throw damaged(file, 'it is empty');
  if (origin === 'foreign') throw foreign(file);
}
