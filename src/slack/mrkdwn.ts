import { cut } from './typed.ts';

/** Characters that a text has at most once it is escaped for mrkdwn, wherever it stands: what Slack counts. */
export const mrkdwnLength = (text: string): number =>
  text.length + 4 * (text.split('&').length - 1) + 3 * (text.split(/[<>]/).length - 1);

/** Cuts after whole graphemes so that the text, as escaped mrkdwn, has at most `most` UTF-16 units, the ellipsis included. */
export function cutMrkdwn(text: string, most: number): string {
  if (text.length <= most && mrkdwnLength(text) <= most) return text;
  if (most < 1) return '';
  let fits = 1;
  let tooMuch = most + 1;
  while (tooMuch - fits > 1) {
    const length = Math.floor((fits + tooMuch) / 2);
    // A text that is short but escapes to something long is cut as well.
    if (mrkdwnLength(cutTo(text, length)) <= most) fits = length;
    else tooMuch = length;
  }
  return cutTo(text, fits);
}

/** Like `cut`, but always cuts something off. */
function cutTo(text: string, length: number): string {
  return text.length <= length ? cut(`${text}…`, length) : cut(text, length);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** How far back a break between words is looked for. */
const BACK = 120;

/**
 * Splits a text into pieces that have, as escaped mrkdwn, at most `most` UTF-16 units each; after white space where
 * some is near, else between graphemes, within one only if it alone is longer. Put together they are the text.
 */
export function splitMrkdwn(text: string, most: number): string[] {
  const found: string[] = [];
  let piece = '';
  let length = 0;
  for (const part of unitsOf(text, most)) {
    const more = mrkdwnLength(part);
    // More than once: what stands after the break may be too long still.
    while (length > 0 && length + more > most) {
      const at = breakIn(piece);
      found.push(piece.slice(0, at));
      piece = piece.slice(at);
      length = mrkdwnLength(piece);
    }
    piece += part;
    length += more;
  }
  return piece === '' ? found : [...found, piece];
}

/** Graphemes, and the code points of those that are longer than a piece. */
function* unitsOf(text: string, most: number): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (mrkdwnLength(segment) <= most) yield segment;
    else yield* segment;
  }
}

function breakIn(piece: string): number {
  const tail = piece.slice(-BACK);
  const at = /\s(?=\S*$)/u.exec(tail)?.index;
  return at === undefined ? piece.length : piece.length - tail.length + at + 1;
}
