import type { Names } from '../slack/names.ts';
import { html } from './markup.ts';

/** A name as a wall shows it, where anybody may stand before it: "Fatima" of "Fatima Haddad", 悦 of 林悦. */
function firstOf(whole: string): string {
  const name = whole.trim();
  if (/^\p{Script=Han}{2,4}$/u.test(name)) return [...name].slice(name.length > 3 ? 2 : 1).join('');
  return name.split(/\s+/)[0] ?? name;
}

/** The same of each. */
export const firstNames =
  (names: Names): Names =>
  (userId) =>
    firstOf(names(userId));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * What is drawn, with first names also where somebody wrote a whole one into a text of theirs: "asked Fatima Haddad".
 * @param whole of everybody who is or was of the squad
 */
export function withFirstNames(drawn: string, whole: readonly string[]): string {
  const shown = (name: string): string => String(html`${name}`);
  const known = new Map(
    whole
      .map((name) => name.trim().replace(/\s+/g, ' '))
      .filter((name) => name !== '' && firstOf(name) !== name)
      .map((name) => [shown(name).toLowerCase(), shown(firstOf(name))]),
  );
  if (known.size === 0) return drawn;
  // The longest first: "Ana Maria Sol" before "Ana Maria".
  const all = [...known.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => {
      const pattern = escaped(name).replaceAll(' ', String.raw`\s+`);
      return /^\p{Script=Han}+$/u.test(name)
        ? pattern
        : String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{N}])`;
    });
  return drawn.replace(
    new RegExp(all.join('|'), 'giu'),
    (found) => known.get(found.toLowerCase().replace(/\s+/g, ' ')) ?? found,
  );
}
