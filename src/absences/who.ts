import type { Names } from '../slack/names.ts';

/** Whom a command names, and what else it says. */
export type Who =
  | { readonly kind: 'nobody'; readonly rest: string }
  | { readonly kind: 'member'; readonly userId: string; readonly rest: string }
  | { readonly kind: 'unknown'; readonly name: string };

/**
 * The person that a command names: Slack's own mention, or `@` with a member's name as it was typed.
 * @param memberIds whose names are known here
 */
export function whoIn(text: string, memberIds: readonly string[], nameOf: Names): Who {
  const mention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/.exec(text);
  if (mention) return { kind: 'member', userId: mention[1] ?? '', rest: without(text, mention[0]) };
  const at = /[@＠]/.exec(text);
  if (!at) return { kind: 'nobody', rest: text.trim() };
  const named = text.slice(at.index + 1);
  const [userId] = memberIds
    .filter((id) => named.toLowerCase().startsWith(nameOf(id).toLowerCase()))
    .toSorted((a, b) => nameOf(b).length - nameOf(a).length);
  if (userId === undefined) return { kind: 'unknown', name: named.split(/\s/)[0] ?? '' };
  return { kind: 'member', userId, rest: without(text, at[0] + named.slice(0, nameOf(userId).length)) };
}

const without = (text: string, part: string): string => text.replace(part, ' ').replace(/\s+/g, ' ').trim();
