import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { DamagedDatabase, DatabaseUnavailable, ForeignDatabase, unusable } from '../database/errors.ts';
import { originOf } from '../database/migrations.ts';

/**
 * Reads a whole database file of the bot: every page, every index, every reference. Nothing is changed, and a running
 * bot is not disturbed.
 * @throws a `DatabaseError` whose message tells the operator what is wrong with it
 */
export function checkSound(file: string): void {
  if (!existsSync(file)) throw new DatabaseUnavailable(file, 'there is no such file');
  try {
    using opened = new DisposableStack();
    const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
    opened.defer(() => sqlite.close());
    const damage = sqlite.pragma('integrity_check(1)', { simple: true });
    if (damage !== 'ok') throw new DamagedDatabase(file, String(damage));
    if (originOf(sqlite) !== 'ours') throw new ForeignDatabase(file);
    const broken = sqlite.prepare('SELECT "table", parent FROM pragma_foreign_key_check LIMIT 1').get();
    if (broken !== undefined)
      throw new DamagedDatabase(file, `a reference to nothing: ${JSON.stringify(broken)}`);
  } catch (error) {
    throw unusable(file, error);
  }
}
