import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { addDays, daysBetween, type LocalDate, mondayOf } from '../calendar/date.ts';
import { datesOf } from '../calendar/dates-of.ts';
import { isDecimal } from '../number/decimal.ts';
import { readNumber } from '../number/read.ts';
import { decimalMark, decoded, type Row, rowsOf } from '../number/table.ts';
import type { Place, Value } from './read.ts';

/** Most rows: ten years of weeks. */
const ROWS_MOST = 520;

/** Why a row is left out. */
export type RowProblem = 'date' | 'number' | 'negative' | 'not-over' | 'again';

/** A table of past weeks, as it was understood. */
export interface Past {
  /** In their order, each week once. */
  readonly values: readonly Value[];
  readonly leftOut: readonly { readonly line: number; readonly why: RowProblem; readonly text: string }[];
  /** The name of the column with the values; undefined: it has none. */
  readonly column: string | undefined;
}

/** Why nothing was read; `ambiguous`: which sign stands before the decimals. */
export type PastUnread =
  | { readonly unread: 'no-table' | 'no-dates' | 'no-numbers' | 'too-many' }
  | { readonly unread: 'ambiguous'; readonly text: string };

/** Columns that are looked through for which is which. */
const COLUMNS = 50;

/**
 * Reads values of past weeks: a column with dates or ISO weeks, one with numbers, in any order. Of several rows of a week
 * the last day counts.
 * @param options.current the week that runs, by its Monday: its number and later ones are not past
 * @param options.isTotal it can't lie below nothing
 */
export function readPast(
  bytes: Uint8Array,
  options: {
    readonly today: LocalDate;
    readonly current: LocalDate;
    readonly mark: Place['mark'];
    readonly isTotal: boolean;
  },
): Past | PastUnread {
  const text = decoded(bytes);
  const all = text === undefined ? undefined : rowsOf(text, ROWS_MOST + 1);
  if (text === undefined || all === undefined || all.length === 0) return { unread: 'no-table' };
  const width = Math.min(Math.max(...all.map(({ cells }) => cells.length)), COLUMNS);
  const columns = Array.from({ length: width }, (_, column) => all.map(({ cells }) => cells[column] ?? ''));
  const isNumber = (cell: string): boolean => 'value' in readNumber(cell);
  const dated = most(columns, (cells) => datesOf(cells, options.today).map((date) => date !== undefined));
  if (dated === undefined) return { unread: 'no-dates' };
  const numbers = most(columns, (cells) => cells.map(isNumber), dated);
  if (numbers === undefined) return { unread: 'no-numbers' };
  const named = columns[dated] ?? [];
  const hasNames = datesOf(named.slice(0, 1), options.today)[0] === undefined;
  const rows = hasNames ? all.slice(1) : all;
  if (rows.length > ROWS_MOST) return { unread: 'too-many' };
  const cells = columns[numbers] ?? [];
  const mark = options.mark || decimalMark(cells, text);
  const read = valuesIn(rows, { ...options, dated, numbers, mark });
  if ('unread' in read) return read;
  return { ...read, column: hasNames ? cells[0] : undefined };
}

function valuesIn(
  rows: readonly Row[],
  given: {
    readonly dated: number;
    readonly numbers: number;
    readonly mark: '.' | ',' | undefined;
    readonly today: LocalDate;
    readonly current: LocalDate;
    readonly isTotal: boolean;
  },
): Omit<Past, 'column'> | PastUnread {
  const { dated, numbers, mark, today, current, isTotal } = given;
  const dates = datesOf(
    rows.map((row) => row.cells[dated] ?? ''),
    today,
  );
  const leftOut: Past['leftOut'][number][] = [];
  const best = new Map<LocalDate, { day: LocalDate; line: number; value: string }>();
  for (const [index, { line, cells }] of rows.entries()) {
    const text = cells[numbers] ?? '';
    const day = dates[index];
    const number = readNumber(text);
    if (day === undefined) leftOut.push({ line, why: 'date', text: cells[dated] ?? '' });
    else if (mondayOf(day) >= current) leftOut.push({ line, why: 'not-over', text: cells[dated] ?? '' });
    else if ('why' in number) leftOut.push({ line, why: 'number', text });
    else {
      if (number.other !== undefined && mark === undefined) return { unread: 'ambiguous', text };
      const value = mark === ',' ? (number.other ?? number.value) : number.value;
      const week = mondayOf(day);
      const known = best.get(week);
      if (isTotal && value.startsWith('-')) leftOut.push({ line, why: 'negative', text });
      else if (known && known.day > day) leftOut.push({ line, why: 'again', text });
      else {
        if (known) leftOut.push({ line: known.line, why: 'again', text: known.value });
        best.set(week, { day, line, value });
      }
    }
  }
  const values = [...best].map(([week, { value }]) => ({ week, value }));
  values.sort((a, b) => (a.week < b.week ? -1 : 1));
  return { values, leftOut: leftOut.toSorted((a, b) => a.line - b.line) };
}

/** The first column of which most cells are so, from half of them on. @param but a column that is none */
function most(
  columns: readonly (readonly string[])[],
  are: (cells: readonly string[]) => readonly boolean[],
  but?: number,
): number | undefined {
  let best: { readonly column: number; readonly fits: number } | undefined;
  for (const [column, cells] of columns.entries()) {
    if (column === but) continue;
    const fits = are(cells).filter(Boolean).length;
    if (fits * 2 >= cells.length && fits > (best?.fits ?? 0)) best = { column, fits };
  }
  return best?.column;
}

const packedSchema = z.tuple([
  z.string(),
  z.array(z.string().refine((text) => text === '' || isDecimal(text))),
]);

/** What a modal may carry of values. */
const PACKED_MOST = 2_500;

/** Values as short as a modal can carry them from one step to the next; undefined: they are too many. */
export function packed(values: readonly Value[]): string | undefined {
  const [first] = values;
  const last = values.at(-1);
  if (!first || !last) return undefined;
  const weeks = daysBetween(first.week, last.week) / 7 + 1;
  const row: string[] = Array(weeks).fill('');
  for (const { week, value } of values) row[daysBetween(first.week, week) / 7] = value;
  const text = deflateRawSync(JSON.stringify([first.week, row])).toString('base64url');
  return text.length > PACKED_MOST ? undefined : text;
}

/** The values again. */
export function unpacked(text: string): Value[] {
  const json: unknown = JSON.parse(inflateRawSync(Buffer.from(text, 'base64url')).toString());
  const [first, row] = packedSchema.parse(json);
  return row.flatMap((value, index) => (value === '' ? [] : [{ week: addDays(first, 7 * index), value }]));
}
