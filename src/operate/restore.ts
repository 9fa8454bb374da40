import { existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { unusable } from '../database/errors.ts';
import { holdAlone } from '../database/lock.ts';
import { locate, openDatabase } from '../database/open.ts';
import { noteRestore } from '../delivery/store/restored.ts';
import { copyOf } from './on-copy.ts';
import { checkSound } from './sound.ts';

const JOURNALS = ['-wal', '-shm', '-journal'];

/**
 * Puts a backup in the place of the database. What was sent after the backup had been made stands in Slack: the restored
 * database knows that, so the bot looks there before it posts anything anew, and draws its newer messages again.
 * @returns where the database that was there before is kept, if there was one
 * @throws a `DatabaseError`: the backup is not sound or of a newer version, or a bot is running; then nothing is changed
 */
export async function restore(
  backup: string,
  named: string,
  how: { readonly now: number; readonly newId: () => string; readonly migrations: string },
): Promise<{ kept: string | undefined; madeAt: number }> {
  checkSound(backup, { migrations: how.migrations });
  // A running bot holds the file under its own path.
  const file = locate(named);
  const prepared = `${file}.restoring`;
  try {
    const letGo = holdAlone(file);
    try {
      const madeAt = await prepare(backup, prepared, how);
      const kept = existsSync(file)
        ? `${file}.before-restore-${new Date(how.now).toISOString().replaceAll(':', '')}`
        : undefined;
      if (kept !== undefined) setAside(file, kept);
      renameSync(prepared, file);
      return { kept, madeAt };
    } finally {
      letGo();
      clearAway(prepared);
    }
  } catch (error) {
    throw unusable(file, error);
  }
}

/** Made complete under another name: the database's own is taken in one step. */
async function prepare(
  backup: string,
  prepared: string,
  how: { readonly now: number; readonly newId: () => string; readonly migrations: string },
): Promise<number> {
  await copyOf(backup, prepared);
  const { now, newId, migrations } = how;
  await using database = await openDatabase({ file: prepared, migrations, now: () => now });
  return await database.write((tx) => noteRestore(tx, { id: newId(), at: now }));
}

/**
 * Gives the database a second name, so that there is one under its own at each moment: a bot that is started and finds
 * none would begin with an empty one. Where a file can't have two names it is moved.
 */
function setAside(file: string, kept: string): void {
  // With its log: what was committed last may stand only there.
  const suffixes = [...JOURNALS, ''].filter((suffix) => existsSync(file + suffix));
  try {
    for (const suffix of suffixes) linkSync(file + suffix, kept + suffix);
  } catch {
    for (const suffix of suffixes) renameSync(file + suffix, kept + suffix);
  }
  // A log of the old one would be taken for the new one's.
  for (const suffix of JOURNALS) rmSync(file + suffix, { force: true });
}

/** With all that was made beside it: its lock, its log, a copy from before its migrations. */
function clearAway(prepared: string): void {
  const folder = dirname(prepared);
  for (const name of readdirSync(folder))
    if (name.startsWith(basename(prepared))) rmSync(join(folder, name), { force: true });
}
