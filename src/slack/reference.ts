import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { Log } from './log.ts';

const current = new AsyncLocalStorage<string>();

/** Letters and digits that can't be mistaken for each other when read out. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The reference that people are shown: four characters, in each line of the log about the same request. */
export function referenceFrom(id: string): string {
  const bytes = createHash('sha256').update(id).digest().subarray(0, 4);
  return [...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** Runs `work` as the request with this id: all that is logged in it bears its reference. */
export function underReference<T>(id: string, work: () => T): T {
  return current.run(referenceFrom(id), work);
}

/** The reference of the running request; undefined outside one. */
export function currentReference(): string | undefined {
  return current.getStore();
}

/** The same log, whose lines bear the reference of the request they are about. */
export function referenced(log: Log): Log {
  const bearing = (fields: object): object => {
    const reference = current.getStore();
    return reference === undefined ? fields : { reference, ...fields };
  };
  return {
    info: (fields, message) => log.info(bearing(fields), message),
    warn: (fields, message) => log.warn(bearing(fields), message),
    error: (fields, message) => log.error(bearing(fields), message),
  };
}
