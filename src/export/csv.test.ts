import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, csvRow } from './csv.ts';

const cells = (row: readonly Cell[]): string[] => parse(csvRow(row))[0] ?? [];

test.each(['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\r=1', ' =1', '＝1+1', '＋1', '－1', '＠a', '\n=1'])(
  'no spreadsheet calculates %j',
  (text) => {
    expect(cells([text])).toEqual([`'${text}`]);
  },
);

test('numbers are numbers wherever the comma is the decimal mark, and nothing else is one', () => {
  expect(csvRow([1284, '-3.5', 0.125, '1.284', true, null, '1,284', '12345678901234567'])).toBe(
    '1284,-3.5,0.1250,1.2840,true,,"1,284","12345678901234567"\r\n',
  );
});

test('whatever people typed is one cell, as they typed it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 }), (texts) => {
      // A byte order mark at the very beginning is the file's.
      fc.pre(!texts[0]?.startsWith('\uFEFF'));
      const read = cells(texts);
      for (const [index, text] of texts.entries()) {
        expect([text, `'${text}`, `${text}0`]).toContain(read[index]);
      }
      expect(read).toHaveLength(texts.length);
    }),
  );
});
