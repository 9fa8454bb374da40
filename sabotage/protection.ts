/** What stands in the way of one thing going wrong, as a place in the code that can be taken out. */
export interface Protection {
  /** A few words, without spaces: what `npm run sabotage -- NAME` takes. */
  readonly name: string;
  /** The promise of docs/promises.md that it serves. */
  readonly promise: 1 | 2 | 3 | 4 | 5;
  /** From the project's folder. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly text: string;
  /** What stands there once the protection is taken out: it must still load. */
  readonly instead: string;
  /** The tests that must see it: files, and a pattern for their titles where not all of a file is needed. */
  readonly seenBy: readonly string[];
  readonly test?: string;
  /** Without it something never comes: a test that only waits until it gives up has seen it, too. */
  readonly hangs?: true;
}

/** The list does not fit the code any more; says which protection, and how. */
export class Misplaced extends Error {}

/** The source without the protection. */
export function takenOut({ name, file, text, instead }: Protection, source: string): string {
  const first = source.indexOf(text);
  if (first < 0) throw new Misplaced(`${name}: "${text}" does not stand in ${file} any more.`);
  if (source.includes(text, first + 1)) throw new Misplaced(`${name}: "${text}" stands in ${file} twice.`);
  if (text === instead) throw new Misplaced(`${name}: what it puts in the place of "${text}" is the same.`);
  return source.slice(0, first) + instead + source.slice(first + text.length);
}
