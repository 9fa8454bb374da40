import { EMOJI_NAMES } from './emoji-names.ts';

const words = EMOJI_NAMES.trim().split(/\s+/);
const known: ReadonlyMap<string, string> = new Map(
  words.flatMap((word, index) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])),
);

/** The character of an emoji by Slack's name for it, also with a skin tone (`wave::skin-tone-2`); undefined for an unknown one. */
export function emojiNamed(name: string): string | undefined {
  const [base, tone] = name.split('::');
  const character = known.get(base ?? '');
  return character === undefined ? undefined : character + (tone ? (known.get(tone) ?? '') : '');
}

/** Names that begin with what was typed, for completion; at most `most`. */
export function emojiBeginning(start: string, most: number): readonly (readonly [string, string])[] {
  return [...known].filter(([name]) => name.startsWith(start)).slice(0, most);
}
