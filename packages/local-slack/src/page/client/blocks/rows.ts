import { field, listAt, stringAt, typeOf } from '../../../text/json.ts';
import type { Names } from '../../../text/mrkdwn.ts';
import { richTextAsText } from '../../../text/rich-text.ts';

export type Row = readonly unknown[];

/** By which column rows are sorted, and whether the largest come first. */
export interface Sorting {
  readonly column: number;
  readonly down: boolean;
}

/** The rows of a table, its head first. */
export const rowsOf = (block: unknown): readonly Row[] =>
  listAt(block, 'rows').map((row): Row => (Array.isArray(row) ? row : []));

/** A cell as one reads it. */
export const cellWords = (cell: unknown, names: Names): string =>
  typeOf(cell) === 'rich_text' ? richTextAsText(cell, names) : (stringAt(cell, 'text') ?? '');

/** Rows in the order of a column: numbers by their value, words as their language sorts them. */
export function sorted(rows: readonly Row[], sorting: Sorting | undefined, names: Names): readonly Row[] {
  if (!sorting) return rows;
  const { column, down } = sorting;
  const compare = (a: unknown, b: unknown): number => {
    const [left, right] = [field(a, 'value'), field(b, 'value')];
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return cellWords(a, names).localeCompare(cellWords(b, names), undefined, { numeric: true });
  };
  return rows.toSorted((a, b) => (down ? -1 : 1) * compare(a[column], b[column]));
}

/** One page of rows; a page that is not there becomes the last one. */
export function pageOf(rows: readonly Row[], wanted: number, size: number) {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.max(0, Math.min(wanted, pages - 1));
  return { rows: rows.slice(page * size, (page + 1) * size), page, pages };
}
