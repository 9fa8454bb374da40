import { type Fields, isFields, typeOf } from '../text/json.ts';

/**
 * The most that all blocks of one message may come to. Slack documents none: `msg_blocks_too_long` was seen from
 * about 12,000 characters, once at 11,341 of text alone. This and the way of counting are a cautious guess.
 */
export const SUM_MAX = 11_000;

/** What a block or an element counts beside its strings. */
const EACH = 50;

const TEXTS = new Set(['plain_text', 'mrkdwn', 'raw_text', 'raw_number']);

function escapedLength(text: string): number {
  const ampersands = text.split('&').length - 1;
  const angles = text.split(/[<>]/).length - 1;
  return text.length + ampersands * 4 + angles * 3;
}

/** mrkdwn comes escaped: only a bare ampersand is still to grow, angle brackets are markup. */
function mrkdwnLength(text: string): number {
  return text.length + (text.match(/&(?!(?:amp|lt|gt);)/g)?.length ?? 0) * 4;
}

function ofObject(value: Fields): number {
  const type = typeOf(value);
  const live = type === 'mrkdwn' || type === 'markdown';
  const own = type === '' || TEXTS.has(type) ? 0 : EACH;
  return Object.entries(value).reduce((total, [name, each]) => {
    if (name === 'type') return total;
    if (live && name === 'text' && typeof each === 'string') return total + mrkdwnLength(each);
    return total + sumOf(each);
  }, own);
}

/**
 * What Slack is taken to count for a message's blocks: the UTF-16 units of every string after escaping, save the
 * `type`s, plus 50 for each block and each element (whatever has a `type` and is no text object).
 */
export function sumOf(value: unknown): number {
  if (typeof value === 'string') return escapedLength(value);
  if (Array.isArray(value)) return value.reduce((total: number, each: unknown) => total + sumOf(each), 0);
  return isFields(value) ? ofObject(value) : 0;
}
