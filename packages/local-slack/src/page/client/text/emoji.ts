import table from 'emoji-datasource/emoji.json' with { type: 'json' };

/** Slack's names, in the order of the alphabet, each with its character. */
const known: ReadonlyMap<string, string> = new Map(
  table
    .flatMap(({ short_names, unified }) => short_names.map((name) => [name, characterOf(unified)] as const))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);

/** @example characterOf('2601-FE0F') // '☁️' */
function characterOf(unified: string): string {
  return String.fromCodePoint(...unified.split('-').map((code) => Number.parseInt(code, 16)));
}

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
