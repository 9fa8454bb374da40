import { ADDRESS } from '../../../text/address.ts';
import { emojiNamed } from './emoji.ts';

/** A piece of plain words: what the client turns into something more by itself. */
export type Leaf =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'emoji'; readonly name: string; readonly character: string }
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'broadcast'; readonly range: string };

/** What is found in words: nothing in code; names of emoji; addresses and `@here` too where mrkdwn is not `verbatim`. */
export type Finding = 'nothing' | 'emoji' | 'all';

const EMOJI = ":([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):";
const CALL = String.raw`(?<![\p{L}\p{N}_@])@(here|channel|everyone)(?![\p{L}\p{N}_])`;

/** Cuts words into pieces, in order; what is no known emoji stays text. */
export function leavesOf(text: string, find: Finding): readonly Leaf[] {
  if (find === 'nothing' || text === '') return text === '' ? [] : [{ kind: 'text', text }];
  const pattern = new RegExp(find === 'all' ? `(${ADDRESS})|${CALL}|${EMOJI}` : `()()${EMOJI}`, 'gu');
  const leaves: Leaf[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const leaf = leafOf(match[1], match[2], match[3]);
    if (leaf === undefined) continue;
    if (match.index > from) leaves.push({ kind: 'text', text: text.slice(from, match.index) });
    leaves.push(leaf);
    from = match.index + match[0].length;
  }
  if (from < text.length) leaves.push({ kind: 'text', text: text.slice(from) });
  return leaves;
}

function leafOf(url?: string, range?: string, name?: string): Leaf | undefined {
  if (url) return { kind: 'link', url };
  if (range) return { kind: 'broadcast', range };
  const character = name === undefined ? undefined : emojiNamed(name);
  return name === undefined || character === undefined ? undefined : { kind: 'emoji', name, character };
}
