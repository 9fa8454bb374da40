import { readNumber } from '../number/read.ts';
import { decimalMark, decoded, type Row, rowsOf } from '../number/table.ts';
import type { Mean } from '../statistics/means.ts';
import { momentsOf } from '../statistics/moments.ts';
import type { Side } from './numbers.ts';

/** Most rows that are read. */
export const ROWS_MOST = 20_000;
/** Rows and columns that are looked through for which column is which. */
const SAMPLE = 200;
const COLUMNS = 50;

/** What a file of amounts per person says. */
export interface Amounts extends Readonly<Record<Side, Mean>> {
  /** Its rows, without the names of columns. */
  readonly rows: number;
  /** Lines that were left out. */
  readonly leftOut: readonly number[];
}

/** Why nothing could be read from it. */
export type Unreadable = 'no-table' | 'no-groups' | 'no-amounts' | 'too-many';

const SIDES: readonly (readonly [Side, RegExp])[] = [
  ['control', /^(control|ctrl|baseline|original|old|a|对照组?|对照|原版|旧版)$/iu],
  ['variant', /^(variant|variation|treatment|test|new|b|实验组?|测试组?|新版)$/iu],
];
const AMOUNT = /amount|value|revenue|spend|spent|sales|total|price|金额|数值|收入|消费|销售额|客单价/iu;

/** Reads who was in which group and what amount they brought: one row a person, in any order of columns. */
export function readAmounts(bytes: Uint8Array): Amounts | Unreadable {
  const text = decoded(bytes);
  const rows = text === undefined ? undefined : rowsOf(text, ROWS_MOST + 1);
  if (rows === undefined || rows.length === 0) return 'no-table';
  if (rows.length > ROWS_MOST + 1) return 'too-many';
  const group = mostly(rows, (cell) => sideOf(cell) !== undefined);
  const found = new Set(rows.map(({ cells }) => sideOf(cells[group ?? -1])));
  if (group === undefined || !found.has('control') || !found.has('variant')) return 'no-groups';
  const [first] = rows;
  const hasNames = first !== undefined && sideOf(first.cells[group]) === undefined;
  const people = hasNames ? rows.slice(1) : rows;
  const named = hasNames ? first.cells.findIndex((cell, at) => at !== group && AMOUNT.test(cell)) : -1;
  const column = named >= 0 ? named : mostly(people, isNumber, group);
  if (column === undefined) return 'no-amounts';
  const amounts: Record<Side, number[]> = { control: [], variant: [] };
  const leftOut: number[] = [];
  const cells = people.map((row) => row.cells[column] ?? '');
  const read = amountReader(cells, text ?? '');
  for (const [index, { line, cells: all }] of people.entries()) {
    const side = sideOf(all[group]);
    const amount = read(cells[index] ?? '');
    if (side === undefined || amount === undefined) leftOut.push(line);
    else amounts[side].push(amount);
  }
  if (amounts.control.length === 0 || amounts.variant.length === 0) return 'no-amounts';
  const { control, variant } = amounts;
  return { rows: people.length, leftOut, control: momentsOf(control), variant: momentsOf(variant) };
}

const sideOf = (cell: string | undefined): Side | undefined =>
  SIDES.find(([, words]) => words.test(cell ?? ''))?.[0];

const isNumber = (cell: string): boolean => 'value' in readNumber(cell);

/** The column in which most cells are so, from half of them on. @param but a column that is none */
function mostly(rows: readonly Row[], is: (cell: string) => boolean, but?: number): number | undefined {
  const sample = rows.slice(0, SAMPLE);
  const columns = Math.max(...sample.map(({ cells }) => cells.length));
  let best: { readonly column: number; readonly fits: number } | undefined;
  for (let column = 0; column < Math.min(columns, COLUMNS); column += 1) {
    if (column === but) continue;
    const fits = sample.filter(({ cells }) => is(cells[column] ?? '')).length;
    if (fits * 2 >= sample.length && fits > (best?.fits ?? 0)) best = { column, fits };
  }
  return best?.column;
}

/** How the amounts of a column are read: one that says where its comma stands says it for all. */
function amountReader(cells: readonly string[], text: string): (cell: string) => number | undefined {
  const isComma = decimalMark(cells, text) === ',';
  return (cell) => {
    const read = readNumber(cell);
    if (!('value' in read)) return undefined;
    const value = Number(isComma && read.other !== undefined ? read.other : read.value);
    return Number.isFinite(value) ? value : undefined;
  };
}
