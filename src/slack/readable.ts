import { written } from '../said/blank.ts';

const REFERENCE = /<([^<>]+)>/g;

/** The ids of people who are mentioned in a message's text. */
export function mentionedIn(text: string): string[] {
  return [...text.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map(([, id = '']) => id);
}

/**
 * A message's text, which Slack sends as mrkdwn, as its readers see it: names for mentions, words for links, and the
 * three escaped characters themselves.
 * @example readable('Ask <@U1> &amp; see <https://a.b|the page>', () => 'Ben') // 'Ask @Ben & see the page'
 */
export function readable(text: string, nameOf: (userId: string) => string): string {
  const shownText = text
    .replace(REFERENCE, (_, inside: string) => shown(inside, nameOf))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return written(shownText);
}

function shown(inside: string, nameOf: (userId: string) => string): string {
  const bar = inside.indexOf('|');
  const [target, label] = bar < 0 ? [inside, ''] : [inside.slice(0, bar), inside.slice(bar + 1)];
  if (target.startsWith('@')) return `@${label || nameOf(target.slice(1))}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`;
  return label || target;
}
