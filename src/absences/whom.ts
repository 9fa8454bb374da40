import type { Names } from '../slack/names.ts';

/** Whom a command is about, and what else it says; or a name that stands for nobody, for many, or for all. */
export type Whom =
  /** @property userIds none: whoever says it */
  | { readonly userIds: readonly string[]; readonly rest: string }
  | { readonly unknown: string }
  /** @property group its handle, where Slack told it */
  | { readonly group: string }
  | { readonly everybody: true };

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;
const GROUP = /<!subteam\^[A-Z0-9]+(?:\|([^<>]*))?>/;
const EVERYBODY = /<!(?:channel|here|everyone)(?:\|[^<>]*)?>|[@＠](?:channel|here|everyone)(?![\w])/i;

/** Longest name that is looked for behind an `@`. */
const LONGEST = 80;

/**
 * The people that a command names: Slack's own mentions, `@` with a member's name as it was typed, and whoever says it
 * ("me and @Ben").
 * @param memberIds whose names are known here
 * @param speaker who says it
 */
export function whomIn(text: string, memberIds: readonly string[], nameOf: Names, speaker: string): Whom {
  const group = GROUP.exec(text);
  if (group) return { group: (group[1] ?? '').replace(/^@/, '') };
  if (EVERYBODY.test(text)) return { everybody: true };
  const mentioned = [...text.matchAll(MENTION)].flatMap(([, id]) => id ?? []);
  const [before = '', ...behind] = text.replace(MENTION, ' ').split(/[@＠]/);
  const named: string[] = [];
  let rest = before;
  for (const part of behind) {
    const userId = memberNamed(part, memberIds, nameOf);
    if (userId === undefined) return { unknown: part.slice(0, LONGEST).split(/[\s,，、]/)[0] ?? '' };
    named.push(userId);
    rest += ` ${part.slice(nameOf(userId).length)}`;
  }
  const others = [...new Set([...mentioned, ...named])];
  const isSpeakerToo = others.length > 0 && /(?:^|[^a-z])(?:me|i|i['’]m)(?![a-z])|我/i.test(rest);
  return {
    userIds: isSpeakerToo ? [...new Set([speaker, ...others])] : others,
    rest: (isSpeakerToo ? rest.replace(/(^|[^a-z])me(?![a-z])/gi, '$1') : rest).trim(),
  };
}

/** The member with the longest name with which the text begins. */
function memberNamed(text: string, memberIds: readonly string[], nameOf: Names): string | undefined {
  const start = text.slice(0, LONGEST).toLowerCase();
  return memberIds
    .filter((id) => start.startsWith(nameOf(id).toLowerCase()))
    .toSorted((a, b) => nameOf(b).length - nameOf(a).length)[0];
}
