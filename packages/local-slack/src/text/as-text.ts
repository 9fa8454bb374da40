import { elementAsText, textOf } from './elements.ts';
import { field, listAt, stringAt, typeOf } from './json.ts';
import { mrkdwnAsText, type Names } from './mrkdwn.ts';
import { richTextAsText } from './rich-text.ts';
import { tableAsText } from './table.ts';

/** How a divider reads. */
const RULE = '────────';

/**
 * How a person reads a message or a screen, as plain text: one block below the other; `text` only where there are
 * no blocks, as Slack shows it.
 */
export function asText(blocks: unknown, text: unknown, names: Names): string {
  if (Array.isArray(blocks) && blocks.length > 0) return blocksAsText(blocks, names);
  return typeof text === 'string' ? mrkdwnAsText(text, names) : '';
}

/** How blocks read one below the other; what has nothing to read takes no line. */
export function blocksAsText(blocks: readonly unknown[], names: Names): string {
  return blocks
    .map((each) => blockAsText(each, names))
    .filter((each) => each !== '')
    .join('\n');
}

const filled = (parts: readonly string[], between: string) =>
  parts.filter((each) => each !== '').join(between);

const elements = (block: unknown, between: string, names: Names) =>
  filled(
    listAt(block, 'elements').map((each) => elementAsText(each, names)),
    between,
  );

const ALERTS: Readonly<Record<string, string>> = { warning: '⚠', error: '⚠', success: '✓' };

/** How one block reads. */
export function blockAsText(block: unknown, names: Names): string {
  const at = (name: string) => textOf(field(block, name), names);
  switch (typeOf(block)) {
    case 'section':
      return sectionAsText(block, names);
    case 'header':
      return at('text');
    case 'context':
      return elements(block, '  ', names);
    case 'actions':
    case 'context_actions':
      return elements(block, ' ', names);
    case 'divider':
      return RULE;
    case 'image':
      return filled([at('title'), `[image: ${stringAt(block, 'alt_text') ?? ''}]`], '\n');
    case 'input':
      return inputAsText(block, names);
    case 'rich_text':
      return richTextAsText(block, names);
    case 'card':
      return cardAsText(block, names);
    case 'carousel':
      return blocksAsText(listAt(block, 'elements'), names);
    case 'container':
      return containerAsText(block, names);
    case 'alert':
      return `${ALERTS[stringAt(block, 'level') ?? ''] ?? 'ℹ'} ${at('text')}`;
    case 'markdown':
      return markdownAsText(stringAt(block, 'text') ?? '', names);
    case 'table':
      return tableAsText(block, names);
    case 'data_table':
      return filled([stringAt(block, 'caption') ?? '', tableAsText(block, names)], '\n');
    case 'data_visualization':
      return chartAsText(block);
    default:
      return '';
  }
}

function sectionAsText(block: unknown, names: Names): string {
  const text = textOf(field(block, 'text'), names);
  const fields = listAt(block, 'fields').map((each) => textOf(each, names));
  const accessory = field(block, 'accessory');
  const shown = accessory === undefined ? '' : elementAsText(accessory, names);
  return filled([filled([text, ...fields], '\n'), shown], ' ');
}

function inputAsText(block: unknown, names: Names): string {
  const label = textOf(field(block, 'label'), names);
  const optional = field(block, 'optional') === true ? ' (optional)' : '';
  const asked = `${label}${optional} ${elementAsText(field(block, 'element'), names)}`;
  return filled([asked, textOf(field(block, 'hint'), names)], '\n');
}

function cardAsText(block: unknown, names: Names): string {
  const words = ['title', 'subtitle', 'body'].map((name) => textOf(field(block, name), names));
  const actions = listAt(block, 'actions').map((each) => elementAsText(each, names));
  return `⟦ ${filled([filled(words, ' · '), ...actions], ' ')} ⟧`;
}

function containerAsText(block: unknown, names: Names): string {
  const rich = field(block, 'rich_text_title');
  const title = rich === undefined ? textOf(field(block, 'title'), names) : richTextAsText(rich, names);
  const inside = blocksAsText(listAt(block, 'child_blocks'), names);
  const indented = inside === '' ? '' : `  ${inside.replaceAll('\n', '\n  ')}`;
  return filled([filled([title, textOf(field(block, 'subtitle'), names)], ' · '), indented], '\n');
}

function chartAsText(block: unknown): string {
  const chart = field(block, 'chart');
  const points = (list: readonly unknown[]) =>
    list.map((each) => `${stringAt(each, 'label') ?? ''} ${String(field(each, 'value'))}`).join(', ');
  const series = listAt(chart, 'series').map(
    (each) => `${stringAt(each, 'name') ?? ''}: ${points(listAt(each, 'data'))}`,
  );
  const drawn = [stringAt(block, 'title') ?? '', ...series, points(listAt(chart, 'segments'))];
  return `⟦chart: ${filled(drawn, ' · ')}⟧`;
}

/** Standard markdown, roughly: headings, strong marks and links drop their signs. */
function markdownAsText(markdown: string, names: Names): string {
  const plainer = markdown
    .replaceAll(/^#{1,6} +/gm, '')
    .replaceAll(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replaceAll(/\[([^\]\n]+)\]\([^)\s]+\)/g, '$1');
  return mrkdwnAsText(plainer, names);
}
