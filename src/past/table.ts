import { z } from 'zod';
import { decoded, rowsOf } from '../number/table.ts';

/** Most bets that are brought in at once. */
const ROWS_MOST = 1_000;
/** Columns that are looked at. */
const COLUMNS = 60;

/** A row of old bets and the line in which it ends. */
const rowSchema = z.tuple([z.number(), z.array(z.string())]);

/** What was read of a table: the names of its columns, and the rows below them. */
export const tableSchema = z.object({ names: z.array(z.string()), rows: z.array(rowSchema) });
export type Table = Readonly<z.infer<typeof tableSchema>>;

/** Why there is none. */
export type TableUnread = 'no-table' | 'no-rows' | 'too-many';

/** Reads a table as people export it; its first row has the names of the columns. */
export function readTable(bytes: Uint8Array): Table | TableUnread {
  const text = decoded(bytes);
  const all = text === undefined ? undefined : rowsOf(text, ROWS_MOST + 1);
  const [head, ...rows] = all ?? [];
  if (!head) return 'no-table';
  if (rows.length === 0) return 'no-rows';
  if (rows.length > ROWS_MOST) return 'too-many';
  const width = Math.min(Math.max(head.cells.length, ...rows.map(({ cells }) => cells.length)), COLUMNS);
  const cellsOf = (cells: readonly string[]): string[] =>
    Array.from({ length: width }, (_, column) => cells[column] ?? '');
  return { names: cellsOf(head.cells), rows: rows.map(({ line, cells }) => [line, cellsOf(cells)]) };
}
