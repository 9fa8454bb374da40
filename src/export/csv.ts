/** What begins so is a formula to a spreadsheet, whoever wrote it. The wide ones are typed in Chinese. */
const FORMULA = /^[\s]*[=+\-@\t\r\n＝＋－＠]/u;

/** Programs that open it read UTF-8 then, Excel too. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell: text as people typed it, a number of ours, or nothing. */
export type Cell = string | number | boolean | null;

/**
 * One row of a CSV. Text is text to whatever opens it: an apostrophe stands before what would be calculated, quotes
 * around all of it.
 */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`;

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return typeof cell === 'number' ? decimal(String(cell)) : String(cell);
  if (DECIMAL.test(cell)) return decimal(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}

const DECIMAL = /^-?\d{1,15}(\.\d{1,15})?$/;

/** Never three digits behind the point: where a comma is the decimal mark they would be thousands. */
const decimal = (digits: string): string => (/\.\d{3}$/.test(digits) ? `${digits}0` : digits);
