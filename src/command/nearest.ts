import { closest, distance } from 'fastest-levenshtein';

/** The word that was probably meant: at most two letters away, and not more than half of what was written. */
export function nearest(word: string, known: readonly string[]): string | null {
  const start = word.slice(0, 40);
  const best = closest(start, known);
  const away = distance(start, best);
  return away <= 2 && away * 2 <= word.length ? best : null;
}
