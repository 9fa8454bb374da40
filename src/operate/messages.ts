import { openDatabase } from '../database/open.ts';
import { revive, type Undelivered, undelivered } from '../delivery/store/undelivered.ts';
import { onCopy } from './on-copy.ts';
import { checkSound } from './sound.ts';

/** Most messages listed. */
const MOST = 200;

/**
 * The messages that did not reach Slack and won't by themselves soon.
 * @throws a `DatabaseError`
 */
export const undeliveredMessages = (file: string, migrations: string): Promise<Undelivered[]> =>
  onCopy(file, migrations, (q) => undelivered(q, MOST));

/**
 * Has dead messages tried again, at the bot's next start.
 * @param how.id one message's id, or "all"
 * @returns the ids of those that are
 * @throws a `DatabaseError`, also while a bot is running
 */
export async function retry(
  file: string,
  how: { readonly id: string; readonly now: number; readonly migrations: string },
): Promise<string[]> {
  checkSound(file);
  await using database = await openDatabase({ file, migrations: how.migrations, now: () => how.now });
  return await database.write((tx) => revive(tx, how.id === 'all' ? undefined : how.id, how.now));
}
