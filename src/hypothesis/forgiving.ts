import { folded, pairs, SILENT } from '../database/words.ts';

/** A title as it is looked through. */
export interface Looked {
  readonly id: string;
  readonly words: readonly string[];
  /** Its letters and digits without anything between them: "login" of "Log in". */
  readonly joined: string;
}

const wordsIn = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const isUnspaced = (word: string): boolean =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);

export function looked(id: string, title: string): Looked {
  const words = wordsIn(title);
  return { id, words, joined: words.join('') };
}

/** Shortest run of letters that is looked for within others. */
const LEAST = 3;
/** So many of the pairs of a word in a script without spaces must be in a title. */
const SHARED = 0.5;

/**
 * Titles that come near to a text which somebody typed in a hurry: with a space more or less, letters left out, doubled
 * or in each other's place, and of Chinese with a wrong character. The nearest first.
 * @example nearest('login', [looked('1', 'Log in with one tap')], 5) // ['1']
 */
export function nearest(text: string, all: readonly Looked[], most: number): string[] {
  const typed = wordsIn(text);
  const telling = typed.filter((word) => !SILENT.has(word));
  const joined = typed.join('');
  if (telling.length === 0 || (joined.length < LEAST && !isUnspaced(joined))) return [];
  return all
    .map((one) => ({ id: one.id, near: one.joined.includes(joined) ? 2 : meanOf(telling, one) }))
    .filter(({ near }) => near > 0)
    .toSorted((a, b) => b.near - a.near)
    .slice(0, most)
    .map(({ id }) => id);
}

/** How near a title is to all of the words, 0 to 1; 0 where it lacks one. */
function meanOf(words: readonly string[], title: Looked): number {
  let sum = 0;
  for (const word of words) {
    const near = nearness(word, title);
    if (near === 0) return 0;
    sum += near;
  }
  return sum / words.length;
}

function nearness(word: string, { words, joined }: Looked): number {
  if (isUnspaced(word)) {
    const all = pairs(word);
    const share = all.filter((pair) => joined.includes(pair)).length / all.length;
    return share >= SHARED ? share : 0;
  }
  if (word.length >= LEAST && joined.includes(word)) return 1;
  const most = slipsIn(word);
  if (most === 0) return 0;
  for (const other of words) if (isWithin(word, other, most)) return 1 - most / word.length;
  return 0;
}

/** How many slips of the fingers a word of that length may have. */
const slipsIn = ({ length }: string): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/**
 * Whether so few slips make one word the other: a letter too many, too few, wrong, or two that changed places (Damerau
 * 1964, CACM 7: 171–176). One of the first two letters has to be right.
 */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  if (a[0] !== b[0] && a[1] !== b[1] && (a[0] !== b[1] || a[1] !== b[0])) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    [before, row] = [row, next];
  }
  return (row[b.length] ?? most + 1) <= most;
}
