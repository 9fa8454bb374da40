import { createHash } from 'node:crypto';

/** At most so many are tried in one go. */
export const MOST = 12;

/** What is known of a protection without trying it. */
export interface Candidate {
  readonly name: string;
  /** Of all that decides whether it is found: what is taken out, its file, the tests that see it. */
  readonly hash: string;
}

/** What stood there when all of them were found: hashes by name. */
export type Noted = Readonly<Record<string, string>>;

export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);

/**
 * Those that changed since they were noted; where none did, some of all. When there are more than fit, it is the turn of
 * others with each `turn`, and the same turn chooses the same.
 */
export function chosen<C extends Candidate>(all: readonly C[], noted: Noted, turn: string): readonly C[] {
  const changed = all.filter(({ name, hash }) => noted[name] !== hash);
  const from = changed.length > 0 ? changed : all;
  if (from.length <= MOST) return from;
  const start = createHash('sha256').update(turn).digest().readUInt32BE() % from.length;
  return [...from.slice(start), ...from.slice(0, start)].slice(0, MOST);
}
