import { wordsOf } from '../database/words.ts';

/** From how much in common on two ideas are called close. Tried with short titles in both languages: see the test. */
const CLOSE = 0.44;

/**
 * How much two sets of words have in common, 0 to 1: twice the shared ones over all (Dice 1945, Ecology 26: 297–302).
 * @example common(['red', 'button'], ['red', 'signup', 'button']) // 0.8
 */
function common(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const others = new Set(b);
  return (2 * a.filter((word) => others.has(word)).length) / (a.length + b.length);
}

/** Those whose titles come close to this one, the closest first; none where nothing does. */
export function closest<C extends { readonly title: string }>(
  title: string,
  candidates: readonly C[],
  most: number,
): C[] {
  const words = wordsOf(title);
  return candidates
    .map((candidate) => ({ candidate, common: common(words, wordsOf(candidate.title)) }))
    .filter((each) => each.common >= CLOSE)
    .toSorted((a, b) => b.common - a.common)
    .slice(0, most)
    .map((each) => each.candidate);
}
