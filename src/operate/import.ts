import { readFileSync } from 'node:fs';
import { createChange } from '../database/change.ts';
import { DatabaseError } from '../database/errors.ts';
import type { Ids } from '../database/ids.ts';
import { openDatabase } from '../database/open.ts';
import { documentSchema, importSquad, type NotImported } from '../export/import-store.ts';

/**
 * Brings a squad into a database that has not got it, from what `/squad export` gave as JSON; all of it or nothing.
 * @param how.path the JSON @param how.channelId where it lives from now on, if not where it did
 * @returns its name, or why not
 * @throws a `DatabaseError`, also while a bot is running, and where the file can't be read or does not hold together
 */
export async function importFrom(
  file: string,
  how: {
    readonly path: string;
    readonly channelId: string | undefined;
    readonly clock: { now(): number };
    readonly ids: Ids;
    readonly migrations: string;
  },
): Promise<{ readonly name: string } | { readonly refused: NotImported }> {
  const { path, clock, ids, migrations } = how;
  const document = documentSchema.safeParse(jsonIn(path));
  if (!document.success) {
    const [first] = document.error.issues;
    const where = first?.path.join('.') ?? '';
    const why = `${path} is no export of a squad that this version reads: ${where} ${first?.message ?? ''}`;
    throw new DatabaseError('unavailable', why.trim());
  }
  await using database = await openDatabase({ file, migrations, now: () => clock.now() });
  const change = createChange(database, clock, ids);
  const done = await change((each) => importSquad(each, document.data, how.channelId));
  return 'refused' in done ? done : { name: document.data.squad.name };
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new DatabaseError('unavailable', `${path} can’t be read as JSON.`, error);
  }
}
