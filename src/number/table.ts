import { parse } from 'csv-parse/sync';
import { z } from 'zod';

/** Characters of one row. */
const ROW_MOST = 20_000;

/** A row of a table and the line in which it ends. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** As the programs write that people export tables with: UTF-8, Excel's "Unicode text", or Chinese. */
export function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const names =
    first === 0xff && second === 0xfe
      ? ['utf-16le']
      : first === 0xfe && second === 0xff
        ? ['utf-16be']
        : ['utf-8', 'gb18030'];
  for (const name of names) {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(bytes);
      return text.includes('\0') ? undefined : text;
    } catch {
      // Then it is another one's.
    }
  }
  return undefined;
}

/** The sign that parts columns: the one that stands most often in the first line. */
function delimiterOf(text: string): string {
  const [line = ''] = /[^\r\n]+/.exec(text) ?? [];
  const often = (sign: string): number => line.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (often(sign) > often(best) ? sign : best));
}

/** The rows of a CSV, whichever sign parts its columns; one more than `most` of longer ones. */
export function rowsOf(text: string, most: number): Row[] | undefined {
  try {
    const rows: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      max_record_size: ROW_MOST,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: most + 1,
      trim: true,
    });
    return parsed.parse(rows).map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    return undefined;
  }
}

/** Which sign stands before the decimals in a column of a table, as far as it says so. */
export function decimalMark(cells: readonly string[], text: string): '.' | ',' | undefined {
  if (cells.some((cell) => /\d,(\d{1,2}|\d{4,})\D*$|\.\d{3},/.test(cell))) return ',';
  if (cells.some((cell) => /\d\.(\d{1,2}|\d{4,})\D*$|,\d{3}\./.test(cell))) return '.';
  if (delimiterOf(text) === ';') return ',';
  // Beside "312", "1.284" is its neighbour among whole numbers.
  const grouped = cells.map((cell) => /^\D*[1-9]\d{0,2}([.,])\d{3}\D*$/.exec(cell)?.[1]).find(Boolean);
  if (grouped === undefined || !cells.some((cell) => /^\D*[1-9]\d{2}\D*$/.test(cell))) return undefined;
  return grouped === '.' ? ',' : '.';
}
