import type { MessageBlock } from './message.ts';

/**
 * Most that all blocks of a channel message may come to. Slack documents no limit; it was seen to refuse from about
 * 11,300 on (docs/slack-limits.md, sizes).
 */
const MESSAGE_MOST = 10_000;

/** What a block or element weighs beside its text: containers count too. */
const CONTAINER = 50;

/**
 * What a message's blocks come to, as carefully as it can be reckoned: all strings after escaping, and each block and
 * element. What stands in mrkdwn is escaped already.
 */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 4 * (value.match(/[&<>]/g)?.length ?? 0);
  if (Array.isArray(value)) return value.reduce((sum: number, item: unknown) => sum + weightOf(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { type, ...rest } = { type: undefined, ...value };
  if (type === 'mrkdwn' && 'text' in rest && typeof rest.text === 'string') return rest.text.length;
  const own = type === undefined || type === 'plain_text' ? 0 : CONTAINER;
  return Object.values(rest).reduce((sum: number, item: unknown) => sum + weightOf(item), own);
}

/** How long people's texts may be in a message, tried from the longest. */
const LENGTHS = [300, 200, 140, 100, 70, 50, 30, 15, 10] as const;

/**
 * Draws a message with people's texts as long as it can carry them: `draw` is given how many characters each may have.
 * @returns the first that fits, else the one with the shortest texts
 */
export function fitted(draw: (most: number) => MessageBlock[]): MessageBlock[] {
  let blocks: MessageBlock[] = [];
  for (const most of LENGTHS) {
    blocks = draw(most);
    if (weightOf(blocks) <= MESSAGE_MOST) break;
  }
  return blocks;
}
