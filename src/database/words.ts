/** Words that say nothing about what an idea is about. */
export const SILENT: ReadonlySet<string> = new Set(
  'a an and are as at be by for from if in into is it its of on or our so than that the their them then this to up us we with you your'.split(
    ' ',
  ),
);

/** A run of letters and digits: in a script without spaces, or in one with them. */
const RUN =
  /(?<unspaced>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+)|[[\p{L}\p{N}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+/gv;

/** Without case, width and accents: "Ｒｅｄ Café" and "red cafe" are the same words. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();

/** "buttons" and "button" are the same word; "less" stays as it is. */
const singular = (word: string): string =>
  /^\p{Script=Latin}{3,}[^s]s$/u.test(word) ? word.slice(0, -1) : word;

/** Each pair of neighbouring characters; of one character, itself. */
export function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function runsOf(text: string): { run: string; spaced: boolean }[] {
  return [...folded(text).matchAll(RUN)].map(({ 0: run, groups }) => ({
    run,
    spaced: groups?.['unspaced'] === undefined,
  }));
}

/**
 * What a text is about, for comparing two: each word once, without those that say nothing; of a script without spaces
 * (Chinese, Japanese) each pair of neighbouring characters.
 * @example wordsOf('Red buttons for the form') // ['red', 'button', 'form']
 * @example wordsOf('红色按钮') // ['红色', '色按', '按钮']
 */
export function wordsOf(text: string): string[] {
  const found = new Set<string>();
  for (const { run, spaced } of runsOf(text)) {
    if (!spaced) for (const pair of pairs(run)) found.add(pair);
    else if (!SILENT.has(run)) found.add(singular(run));
  }
  return [...found];
}

/**
 * The same, as it is indexed. The last character of a run stands there by itself too, so that one character is found
 * wherever it stands: all others begin a pair.
 */
export function indexedWords(text: string): string {
  const last = runsOf(text).flatMap(({ run, spaced }) => (spaced ? [] : [...run].slice(-1)));
  return [...wordsOf(text), ...new Set(last)].join(' ');
}
