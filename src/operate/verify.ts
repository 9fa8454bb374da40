import { brokenIn } from './invariants-store.ts';
import type { Broken } from './json-invariants-store.ts';
import { onCopy } from './on-copy.ts';

/**
 * Holds a database against everything that must be true of it, while a bot works on it or not.
 * @returns what is broken, in sentences; empty when all is well
 * @throws a `DatabaseError` when it is damaged, of another program, of a newer version, or can't be read
 */
export const verify = (file: string, migrations: string): Promise<Broken[]> =>
  onCopy(file, migrations, brokenIn);
