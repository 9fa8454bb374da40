import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { datesOf } from '../calendar/dates-of.ts';
import { type Decimal, MOST_DIGITS, timesTen, toDecimal } from '../number/decimal.ts';
import { readNumber } from '../number/read.ts';
import { decimalMark, decoded, type Row, rowsOf } from '../number/table.ts';
import { at, jsonOf, pathOf, Written } from './path.ts';
import { type Problem, refuse } from './problem.ts';

/** Where in what a source says its value stands. */
export interface Place {
  /** A path into JSON, or a column of a table by its name or number; empty: it is all that there is. */
  readonly pick: string;
  /** The column of a table that says of which week a row is; empty: the last row is this week's. */
  readonly dates: string;
  /** The sign before the decimals, where it is not clear; empty: it is. */
  readonly mark: '' | '.' | ',';
}

/** A value of a week. */
export interface Value {
  /** Its Monday. */
  readonly week: LocalDate;
  readonly value: Decimal;
}

type Read = { readonly values: readonly Value[] } | { readonly problem: Problem };
type One = { readonly value: Decimal } | { readonly problem: Problem };

/** Most rows of a table; more than a megabyte of useful ones. */
const ROWS = 50_000;

/**
 * The value of a week that stands in what a source says; from a table with dates also that of the week before, which is
 * often known for good only then.
 * @param given.type as the source says of it: a MIME type, or a file's name; counts where the text leaves it open
 * @param given.today in the zone of the squad
 */
export function readValues(
  given: { readonly bytes: Uint8Array; readonly type: string },
  place: Place,
  { week, today }: { readonly week: LocalDate; readonly today: LocalDate },
): Read {
  const { bytes, type } = given;
  const text = decoded(bytes)
    ?.replace(/^\u{feff}/u, '')
    .trim();
  if (text === undefined) return refuse('not-csv');
  if (text === '') return refuse('empty');
  if (text.startsWith('<')) return refuse('html');
  if (/json/i.test(type) || /^[{[]/.test(text)) return ofWeek(inJson(text, place), week);
  const rows = rowsOf(text, ROWS);
  if (rows === undefined || rows.length === 0) return refuse('not-csv');
  if (rows.length > ROWS) return refuse('too-large');
  return inTable(rows, text, place, { week, today });
}

const ofWeek = (one: One, week: LocalDate): Read =>
  'problem' in one ? one : { values: [{ week, value: one.value }] };

function inJson(text: string, { pick, mark }: Place): One {
  const path = pathOf(pick);
  if (path === undefined) return refuse('bad-path', pick);
  const read = jsonOf(text);
  if (read === undefined) return refuse('not-json');
  const reached = at(read.json, path);
  if ('missing' in reached) return refuse('no-path', String(reached.missing));
  const { found } = reached;
  if (found instanceof Written) {
    const value = exactly(found.text);
    return value === undefined ? refuse('no-number', found.text) : { value };
  }
  return typeof found === 'string' ? numberIn(found, mark || undefined) : refuse('no-number', kindOf(found));
}

const kindOf = (json: unknown): string =>
  json === null ? 'null' : Array.isArray(json) ? '[…]' : typeof json === 'object' ? '{…}' : String(json);

/** A number of JSON, digit by digit; of decimals beyond the 15th those that a computer's arithmetic leaves behind go. */
function exactly(text: string): Decimal | undefined {
  const [, digits = '', power = '0'] = /^(-?\d+(?:\.\d+)?)(?:e([+-]?\d{1,3}))?$/i.exec(text) ?? [];
  const value = digits.length <= 60 ? toDecimal(digits) : undefined;
  if (value !== undefined) return Math.abs(Number(power)) > 30 ? undefined : timesTen(value, Number(power));
  const rounded = Number(text).toPrecision(MOST_DIGITS);
  return digits.includes('.') && !rounded.includes('e') ? toDecimal(rounded) : undefined;
}

function numberIn(cell: string, mark: '.' | ',' | undefined): One {
  const read = readNumber(cell);
  if ('why' in read) return refuse('no-number', cell);
  const { value, other } = read;
  if (other === undefined) return { value };
  if (mark === undefined) return refuse('ambiguous', cell);
  // The English reading has the comma between thousands.
  return { value: mark === ',' ? other : value };
}

function inTable(
  rows: readonly Row[],
  text: string,
  { pick, dates, mark }: Place,
  { week, today }: { readonly week: LocalDate; readonly today: LocalDate },
): Read {
  const column = columnOf(rows, pick);
  if (column === undefined) return refuse('no-column', namesIn(rows));
  const cells = rows.map((row) => row.cells[column] ?? '');
  const its = mark || decimalMark(cells, text);
  if (dates === '') return ofWeek(numberIn(cells.at(-1) ?? '', its), week);
  const dated = columnOf(rows, dates);
  if (dated === undefined) return refuse('no-column', namesIn(rows));
  const named = rows.map((row) => row.cells[dated] ?? '');
  const hasNames = datesOf(named.slice(0, 1), today)[0] === undefined;
  const days = [...(hasNames ? [undefined] : []), ...datesOf(hasNames ? named.slice(1) : named, today)];
  const values: Value[] = [];
  for (const wanted of [addDays(week, -7), week]) {
    const row = newestOf(days, cells, wanted);
    if (row === undefined) continue;
    const one = numberIn(cells[row] ?? '', its);
    if ('problem' in one) return one;
    values.push({ week: wanted, value: one.value });
  }
  return values.length === 0 ? refuse('no-row') : { values };
}

/** The row of a week's last day that has a value; of several of a day the last. A row may stand there before its value. */
function newestOf(
  days: readonly (LocalDate | undefined)[],
  cells: readonly string[],
  week: LocalDate,
): number | undefined {
  let newest: number | undefined;
  for (const [row, day] of days.entries()) {
    if (day === undefined || mondayOf(day) !== week || cells[row] === '') continue;
    if (newest === undefined || day >= (days[newest] ?? '')) newest = row;
  }
  return newest;
}

/** A column by its name in the first row, or by its number; nothing said: the only one that there is. */
function columnOf(rows: readonly Row[], pick: string): number | undefined {
  const names = (rows[0]?.cells ?? []).map(plain);
  if (pick === '') return names.length === 1 ? 0 : undefined;
  const named = names.indexOf(plain(pick));
  if (named >= 0) return named;
  const number = /^\d{1,3}$/.test(pick) ? Number(pick) : 0;
  return number >= 1 && number <= names.length ? number - 1 : undefined;
}

const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

const namesIn = (rows: readonly Row[]): string => (rows[0]?.cells ?? []).slice(0, 8).join(', ');
