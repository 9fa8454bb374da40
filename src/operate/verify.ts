import type { Broken } from './broken.ts';
import { brokenIn } from './invariants-store.ts';
import { onCopy } from './on-copy.ts';
import { checkSound } from './sound.ts';

/**
 * Holds a database against everything that must be true of it, while a bot works on it or not.
 * @returns what is broken, in sentences; empty when all is well
 * @throws a `DatabaseError` when it is damaged, of another program, of a newer version, or can't be read
 */
export async function verify(file: string, migrations: string): Promise<Broken[]> {
  checkSound(file, { migrations });
  return onCopy(file, migrations, brokenIn);
}
