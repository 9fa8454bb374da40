import { INVISIBLE, isBlank } from '../said/blank.ts';
import { hasList, linesOf } from '../said/lines.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cuts after whole graphemes so that at most `most` UTF-16 units remain, an ellipsis included where something was cut. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const first = graphemes.segment(text).containing(most - 1)?.index ?? 0;
  return `${text.slice(0, first).trimEnd()}…`;
}

/**
 * The only way from a person's text into a message: what cannot be seen goes, white space is folded, the items of a
 * list follow each other with a dot between them, the length is held.
 * What it returns may stand in a `line`, which is never read as markup.
 * @param most UTF-16 units; an ellipsis marks a cut
 * @returns "" where nothing of the text can be seen
 */
export function typed(text: string, most = 300): string {
  if (isBlank(text)) return '';
  if (hasList(text)) return cut(inOneLine(text), most);
  const seen = text.replace(SPACE, ' ').replace(INVISIBLE, '');
  return cut(seen.replace(/ {2,}/g, ' ').trim(), most);
}

const SPACE = /[\s\p{Zs}]+/gu;

/** A text in one line: what stands in its lines one after the other, without what marks them as items of a list. */
export const inOneLine = (text: string): string =>
  linesOf(text)
    .map((line) => typed(line, line.length))
    .filter((line) => line !== '')
    .map((line, index, all) => {
      const before = all[index - 1];
      if (before === undefined) return line;
      return `${before.endsWith(':') || before.endsWith('：') ? ' ' : ' · '}${line}`;
    })
    .join('');

/** Like `typed`, but keeps lines as they are set, with what they are indented by, and at most one empty line in a row. */
export function typedLines(text: string, most = 3000): string {
  if (isBlank(text)) return '';
  const lines = text
    .replace(/\r\n|[\r\u2028\u2029]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(INVISIBLE, '')
    .split('\n')
    .map((one) => one.trimEnd());
  return cut(
    lines
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/^\n+/, '')
      .trimEnd(),
    most,
  );
}

/** What Slack formats with, but for the line within a word: `user_id` is shown as it stands. */
const MARK = /[*~`]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
const FULL_WIDTH: Readonly<Record<string, string>> = { '*': '＊', '~': '～', '`': '｀', _: '＿' };
/** What would quote the rest of its line. */
const QUOTE = /^([^\S\n]*)>/gm;

/**
 * Our words and people's as Slack's mrkdwn, none of it read as markup: `&`, `<`, `>` escaped as Slack documents. A
 * formatting character has no escape of its own, so its full-width sister stands in for it.
 */
export function escapeMrkdwn(text: string): string {
  return text
    .replace(MARK, (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(QUOTE, '$1＞')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Most characters of a message's `text` that Slack asks for (docs/slack-limits.md, sizes). */
const NOTIFICATION = 4000;

/** The sentence of a notification as Slack takes it: Slack reads a message's `text` as mrkdwn, our sentences never are. */
export const notification = (sentence: string): string => escapeMrkdwn(cut(sentence, NOTIFICATION / 5));
