import { type Control, readControl } from './mrkdwn-control.ts';

/** What stands in a line of mrkdwn, as the client draws it. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'control'; readonly control: Control }
  | { readonly kind: Mark; readonly inside: readonly Inline[] }
  /** Between single backticks, or (`block`) between triple ones. */
  | { readonly kind: 'code'; readonly block: boolean; readonly inside: readonly Inline[] };

type Mark = 'bold' | 'italic' | 'struck';

/** `&lt;` `&gt;` `&amp;` back to the characters a person sees. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

// A private character on each side keeps what is already read away from the marks and entities around it.
const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';
const PRIVATE = /[\u{E000}\u{E001}]/gu;

/** Makes an edge of a word where none is to be seen: `*粗体*<it>中文`. */
const ZERO_WIDTH_SPACE = '\u{200B}';

/** A mark counts only at the edges of words: `*bold*`, not `2*3*4`, nor `中文*粗体*中文`. */
const marked = (m: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${m}])[${m}](?=[^\\s${m}])([^${m}\\n]*[^\\s${m}])[${m}](?![\\p{L}\\p{N}${m}])`,
    'gu',
  );
const MARKS: readonly (readonly [Mark, RegExp])[] = [
  ['bold', marked('*')],
  ['italic', marked('_')],
  ['struck', marked('~')],
];

/** Reads a mrkdwn text as Slack does: control sequences first, then code, then marks at the edges of words. */
export function parseMrkdwn(mrkdwn: string): readonly Inline[] {
  const kept: Inline[] = [];
  const keep = (node: Inline) => `${OPEN}${kept.push(node) - 1}${CLOSE}`;
  const code = (block: boolean) => (_all: string, text: string) =>
    keep({ kind: 'code', block, inside: leaves(text, kept) });
  const read = mrkdwn
    .replaceAll(PRIVATE, '')
    .replaceAll(/<([^<>\n]+)>/g, (whole, inside: string) => {
      const control = readControl(inside);
      return control === undefined ? whole : keep({ kind: 'control', control });
    })
    .replaceAll(/```\n?([\s\S]+?)\n?```/g, code(true))
    .replaceAll(/`([^`\n]+)`/g, code(false));
  return withMarks(read, kept);
}

/** The text with its marks read; of two that overlap the first counts. */
function withMarks(text: string, kept: readonly Inline[]): readonly Inline[] {
  const nodes: Inline[] = [];
  let from = 0;
  for (let found = nextMark(text, from); found; found = nextMark(text, from)) {
    nodes.push(...leaves(text.slice(from, found.at), kept));
    nodes.push({ kind: found.kind, inside: withMarks(found.inside, kept) });
    from = found.end;
  }
  return [...nodes, ...leaves(text.slice(from), kept)];
}

function nextMark(text: string, from: number) {
  const [first] = MARKS.flatMap(([kind, mark]) => {
    mark.lastIndex = from;
    const match = mark.exec(text);
    if (!match) return [];
    return [{ kind, at: match.index, end: match.index + match[0].length, inside: match[1] ?? '' }];
  }).toSorted((a, b) => a.at - b.at);
  return first;
}

/** A text without marks: what was kept put back, the rest as a person sees it. */
function leaves(text: string, kept: readonly Inline[]): readonly Inline[] {
  return text.split(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'u')).flatMap((part, index): readonly Inline[] => {
    const node = index % 2 === 1 ? kept[Number(part)] : undefined;
    if (node) return [node];
    const seen = unescaped(part).replaceAll(ZERO_WIDTH_SPACE, '');
    return seen === '' ? [] : [{ kind: 'text', text: seen }];
  });
}
