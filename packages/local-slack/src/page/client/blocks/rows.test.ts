import { expect, test } from 'vitest';
import { cellWords, pageOf, type Row, sorted } from './rows.ts';

const names = { user: (id: string) => id, channel: (id: string) => id };
const text = (words: string) => ({ type: 'raw_text', text: words });
const number = (value: number) => ({ type: 'raw_number', value, text: String(value) });
const rows: Row[] = [
  [text('b'), number(10)],
  [text('a'), number(9)],
  [text('c'), number(100)],
];
const firsts = (list: readonly Row[]) => list.map(([cell]) => cellWords(cell, names)).join('');

test('numbers are sorted by value, words by their letters, either way', () => {
  expect(firsts(sorted(rows, { column: 1, down: false }, names))).toBe('abc');
  expect(firsts(sorted(rows, { column: 1, down: true }, names))).toBe('cba');
  expect(firsts(sorted(rows, { column: 0, down: false }, names))).toBe('abc');
  expect(firsts(sorted(rows, undefined, names))).toBe('bac');
});

test('a page that is not there becomes the last one', () => {
  expect(pageOf(rows, 7, 2)).toEqual({ rows: [rows[2]], page: 1, pages: 2 });
  expect(pageOf([], 0, 5)).toEqual({ rows: [], page: 0, pages: 1 });
});
