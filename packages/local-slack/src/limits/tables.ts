import { everyObject, type Fields, field, listAt, stringAt, typeOf } from '../text/json.ts';
import { id } from './objects.ts';
import { richText } from './rich-text.ts';
import {
  boolean,
  byType,
  type Check,
  integer,
  list,
  may,
  need,
  number,
  object,
  oneOf,
  type Problem,
  refuse,
  string,
  tagged,
} from './schema.ts';

/** Characters in all cells of all tables of one message (data table page; for `table` unverified). */
export const TABLE_CHARACTERS = 10_000;

const cell: Check = byType({
  raw_text: tagged('raw_text', { text: need(string()) }),
  raw_number: tagged('raw_number', { value: need(number()), text: need(string()) }),
  rich_text: richText,
});

const rows = (size: { readonly min: number; readonly max: number }) =>
  need(list(list(cell, { max: 20 }), size));

function sameWidth(table: Fields, at: string): readonly Problem[] {
  const widths = listAt(table, 'rows').map((row) => (Array.isArray(row) ? row.length : 0));
  const odd = widths.findIndex((width) => width !== widths[0]);
  return odd < 0 ? [] : refuse(`${at}/rows/${odd}`, 'must have as many cells as the first row');
}

function plainHead(table: Fields, at: string): readonly Problem[] {
  const head = listAt(table, 'rows')[0];
  const rich = Array.isArray(head) ? head.findIndex((each) => typeOf(each) === 'rich_text') : -1;
  return rich < 0 ? [] : refuse(`${at}/rows/0/${rich}`, 'rich_text cannot be used in the header row');
}

function headerColumnExists(table: Fields, at: string): readonly Problem[] {
  const column = field(table, 'row_header_column_index');
  const head = listAt(table, 'rows')[0];
  return typeof column === 'number' && Array.isArray(head) && column >= head.length
    ? refuse(`${at}/row_header_column_index`, 'must be the index of a column')
    : [];
}

/** A `table`: at most 100 rows of 20 cells; that all rows are as wide is the stricter reading. */
export const table: Check = tagged(
  'table',
  {
    block_id: may(id),
    rows: rows({ min: 1, max: 100 }),
    column_settings: may(
      list(object({ align: may(oneOf('left', 'center', 'right')), is_wrapped: may(boolean) }), { max: 20 }),
    ),
  },
  sameWidth,
);

/** A `data_table`: a header and 1–100 rows, 1–20 columns (Slack's page on the block). */
export const dataTable: Check = tagged(
  'data_table',
  {
    block_id: may(id),
    rows: rows({ min: 2, max: 101 }),
    caption: need(string()),
    page_size: may(integer(1, 100)),
    row_header_column_index: may(integer(0, 19)),
  },
  sameWidth,
  plainHead,
  headerColumnExists,
);

/** The characters people read in the cells of one table, UTF-16 units. */
export function cellCharacters(block: unknown): number {
  let total = 0;
  everyObject(listAt(block, 'rows'), '', (found) => {
    total += (stringAt(found, 'text') ?? '').length;
  });
  return total;
}
