const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cuts after whole graphemes so that at most `most` UTF-16 units remain, an ellipsis included where something was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** Control characters, and marks that turn the direction of text around: they can disguise what is said. */
const INVISIBLE = /[\p{Cc}\u200B\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * The only way from a person's text into a message: control characters go, white space is folded, the length is held.
 * What it returns may stand in a `line`, which is never read as markup.
 * @param most UTF-16 units; an ellipsis marks a cut
 */
export function typed(text: string, most = 300): string {
  return cut(
    text
      .replace(/[\s\p{Zs}]+/gu, ' ')
      .replace(INVISIBLE, '')
      .trim(),
    most,
  );
}

/** Like `typed`, but keeps line breaks (at most one empty line in a row). */
export function typedLines(text: string, most = 3000): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((one) => one.replace(INVISIBLE, '').trimEnd());
  return cut(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
    most,
  );
}

const FORMATTING = /[*_~`]/g;

/**
 * Our words and people's as Slack's mrkdwn, none of it read as markup: `&`, `<`, `>` escaped as Slack documents, and a
 * word joiner before each formatting character, which has no escape of its own.
 */
export function escapeMrkdwn(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(FORMATTING, '\u2060$&');
}

/** Most characters of a message's `text` that Slack asks for (docs/slack-limits.md, sizes). */
const NOTIFICATION = 4000;

/** The sentence of a notification as Slack takes it: Slack reads a message's `text` as mrkdwn, our sentences never are. */
export const notification = (sentence: string): string => escapeMrkdwn(cut(sentence, NOTIFICATION / 5));
