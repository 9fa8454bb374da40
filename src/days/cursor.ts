import type { Meaning, Token } from './token.ts';

/** A place in the tokens of a phrase; only reading moves it, and only forward unless a reader puts it back. */
export interface Cursor {
  readonly tokens: readonly Token[];
  at: number;
}

/** What stands `ahead` tokens further on. */
export const meaningAt = ({ tokens, at }: Cursor, ahead = 0): Meaning | undefined =>
  tokens[at + ahead]?.meaning;

/** Whether such a meaning stands there. */
export const isAt = (cursor: Cursor, is: Meaning['is'], ahead = 0): boolean =>
  meaningAt(cursor, ahead)?.is === is;

/** Steps over it if such a meaning stands there. */
export function take<Is extends Meaning['is']>(
  cursor: Cursor,
  is: Is,
): Extract<Meaning, { readonly is: Is }> | undefined {
  const meaning = meaningAt(cursor);
  if (!hasMeaning(meaning, is)) return undefined;
  cursor.at += 1;
  return meaning;
}

const hasMeaning = <Is extends Meaning['is']>(
  meaning: Meaning | undefined,
  is: Is,
): meaning is Extract<Meaning, { readonly is: Is }> => meaning?.is === is;

/** What is read there; where nothing is, the place is as before. */
export function attempt<T>(cursor: Cursor, read: (cursor: Cursor) => T | undefined): T | undefined {
  const { at } = cursor;
  const found = read(cursor);
  if (found === undefined) cursor.at = at;
  return found;
}
