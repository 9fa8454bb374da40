import { listAt, stringAt, typeOf } from './json.ts';
import type { Names } from './mrkdwn.ts';
import { richTextAsText } from './rich-text.ts';

/** Columns a text takes in a fixed-width font: Chinese, Japanese, Korean and emoji take two each. */
function widthOf(text: string): number {
  const wide = text.match(
    /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Emoji_Presentation}/gu,
  );
  return [...text].length + (wide?.length ?? 0);
}

function cellText(cell: unknown, names: Names): string {
  const text = typeOf(cell) === 'rich_text' ? richTextAsText(cell, names) : (stringAt(cell, 'text') ?? '');
  return text.replaceAll('\n', ' ');
}

/** The rows of a table, columns aligned. */
export function tableAsText(block: unknown, names: Names): string {
  const rows = listAt(block, 'rows').map((row) =>
    (Array.isArray(row) ? row : []).map((cell: unknown) => cellText(cell, names)),
  );
  const settings = listAt(block, 'column_settings');
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  const padded = (cell: string, column: number) => {
    const gap = ' '.repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
    return stringAt(settings[column], 'align') === 'right' ? gap + cell : cell + gap;
  };
  return rows.map((row) => row.map(padded).join(' │ ').trimEnd()).join('\n');
}
