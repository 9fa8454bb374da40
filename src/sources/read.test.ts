import { mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { datesOf } from '../calendar/dates-of.ts';
import { SIZE } from './fetch.ts';
import { readFile } from './folder.ts';
import { pathOf } from './path.ts';
import { type Place, readValues } from './read.ts';

/** Wednesday of week 48. */
const TODAY = '2026-11-25';
const WEEK = '2026-11-23';

/** What is read, in short: the value of this week; those of both; or why not. */
function read(text: string | Uint8Array, place: Partial<Place> = {}, type = ''): string {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const all = { pick: '', dates: '', mark: '' as const, ...place };
  const told = readValues({ bytes, type }, all, { week: WEEK, today: TODAY });
  if ('problem' in told) return `${told.problem.why} ${told.problem.detail}`.trim();
  return told.values.map(({ week, value }) => (week === WEEK ? value : `${week}: ${value}`)).join(', ');
}

describe('JSON', () => {
  test.each([
    ['{"data":{"items":[{"value":7},{"value":312}]}}', 'data.items[-1].value', '312'],
    ['{"data":{"items":[{"value":312}]}}', '$.data.items[0].value', '312'],
    ['{"sign.ups":{"a\\"b":312}}', '["sign.ups"]["a\\"b"]', '312'],
    ['[[1,2],[3,312]]', '[1][1]', '312'],
    ['{"新增":312}', '新增', '312'],
    ['{"v":312.50}', 'v', '312.5'],
    ['{"v":3.12e2}', 'v', '312'],
    ['{"v":1E3}', 'v', '1000'],
    ['{"v":123456789012345}', 'v', '123456789012345'],
    ['{"v":12.340000000000002}', 'v', '12.34'],
    ['{"v":0.30000000000000004}', 'v', '0.3'],
    ['{"v":-5}', 'v', '-5'],
    ['{"v":"1,284.50"}', 'v', '1284.5'],
    ['{"v":"1.284,50 €"}', 'v', '1284.5'],
    ['{"v":"1.284"}', 'v', 'ambiguous 1.284'],
    ['{"v":1.284}', 'v', '1.284'],
    ['\u{feff}{"v":312}', 'v', '312'],
    ['{"v":9007199254740993123}', 'v', 'no-number 9007199254740993123'],
    ['{"v":1e400}', 'v', 'no-number 1e400'],
    ['{"v":NaN}', 'v', 'not-json'],
    ['{"v":null}', 'v', 'no-number null'],
    ['{"v":{"deep":1}}', 'v', 'no-number {…}'],
    ['{"v":true}', 'v', 'no-number true'],
    ['{"v":"many"}', 'v', 'no-number many'],
    ['{"v":312}', 'w', 'no-path w'],
    ['{"v":312}', 'v.length', 'no-path length'],
    ['{"v":312}', 'constructor', 'no-path constructor'],
    ['{"v":[1]}', 'v[3]', 'no-path 3'],
    ['{"v":312', 'v', 'not-json'],
    ['{"v":312}', 'v..w', 'bad-path v..w'],
    ['<!DOCTYPE html><title>Sign in</title>', 'v', 'html'],
    ['   ', 'v', 'empty'],
  ])('%s at %s: %s', (text, pick, told) => {
    expect(read(text, { pick })).toBe(told);
  });

  test('a bare number is read as such, and what is no text not at all', () => {
    expect(read('312', {}, 'application/json')).toBe('312');
    expect(read('312\n')).toBe('312');
    expect(read(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff]))).toBe('not-csv');
  });

  test.each(['a[', 'a[x]', 'a[1', 'a.', 'a..b', 'a b[1]c', '["a]', 'a]'])('%s is no path', (text) => {
    expect(pathOf(text)).toBeUndefined();
  });
});

describe('a table', () => {
  const weekly = 'week,sign-ups\n2026-11-09,280\n2026-11-16,305\n2026-11-23,312\n';
  test.each<[string, string, Partial<Place>, string]>([
    ['the last row', weekly, { pick: 'Sign-Ups' }, '312'],
    ['a column by its number', weekly, { pick: '2' }, '312'],
    ['by dates, the last week too', weekly, { pick: '2', dates: 'week' }, '2026-11-16: 305, 312'],
    [
      'the newest first',
      'day,n\n24/11/2026,312\n23/11/2026,200\n22/11/2026,305\n',
      { pick: 'n', dates: 'day' },
      '2026-11-16: 305, 312',
    ],
    [
      'with weeks and no names',
      '2026-W47,305\n2026-W48,312',
      { pick: '2', dates: '1' },
      '2026-11-16: 305, 312',
    ],
    ['a row before its value', 'w,n\n2026-W47,305\n2026-W48,', { pick: 'n', dates: 'w' }, '2026-11-16: 305'],
    [
      'as Excel writes it in Europe',
      '\u{feff}Woche;Wert\r\n23.11.2026;"1.284,50"',
      { pick: 'wert', dates: 'woche' },
      '1284.5',
    ],
    ['thousands that another row explains', 'n\n"1,284.50"\n"1,284"', { pick: 'n' }, '1284'],
    ['thousands of Europe', 'n;m\n1.284;1', { pick: 'n' }, '1284'],
    ['thousands beside hundreds', 'a,n\nx,980\ny,1.284', { pick: 'n' }, '1284'],
    ['what could be either', 'a,n\nx,1.284', { pick: 'n' }, 'ambiguous 1.284'],
    ['what was said of it', 'a,n\nx,1.284', { pick: 'n', mark: ',' }, '1284'],
    ['what was said the other way', 'a,n\nx,1.284', { pick: 'n', mark: '.' }, '1.284'],
    ['no such column', weekly, { pick: 'orders' }, 'no-column week, sign-ups'],
    ['no such number', weekly, { pick: '3' }, 'no-column week, sign-ups'],
    ['no column said', weekly, {}, 'no-column week, sign-ups'],
    ['no row of the week', 'w,n\n2026-W40,312', { pick: 'n', dates: 'w' }, 'no-row'],
    ['garbage', 'w,n\n2026-W48,#REF!', { pick: 'n', dates: 'w' }, 'no-number #REF!'],
    ['NaN', 'n\nNaN', { pick: 'n' }, 'no-number NaN'],
    ['a number with too many digits', 'n\n1234567890123456', { pick: 'n' }, 'no-number 1234567890123456'],
  ])('%s', (_, text, place, told) => {
    expect(read(text, place)).toBe(told);
  });

  test('in the letters that Excel and Chinese programs write', () => {
    expect(
      read(Buffer.from('\u{feff}周,新增\n2026年第48周,312', 'utf16le'), { pick: '新增', dates: '周' }),
    ).toBe('312');
    const gb = Buffer.concat([Buffer.from('D6DC', 'hex'), Buffer.from(',n\n2026-W48,312')]);
    expect(read(gb, { pick: 'n', dates: '周' })).toBe('312');
  });
});

test.each<[string[], (string | undefined)[]]>([
  [
    ['2026-11-23', '2026/11/3', '20261123', '2026年11月23日', '2026-11-23T09:00:00Z'],
    ['2026-11-23', '2026-11-03', '2026-11-23', '2026-11-23', '2026-11-23'],
  ],
  [
    ['2026-W53', '2027-W53', '2026w01', 'W48 2026', 'KW 48/2026', '2026-W00'],
    ['2026-12-28', undefined, '2025-12-29', '2026-11-23', '2026-11-23', undefined],
  ],
  // Which of the two is the month is seen from the whole column.
  [
    ['02/11/2026', '09/11/2026', '16/11/2026'],
    ['2026-11-02', '2026-11-09', '2026-11-16'],
  ],
  [
    ['10/05/2026', '10/12/2026', '11/09/2026'],
    ['2026-10-05', '2026-10-12', '2026-11-09'],
  ],
  [
    ['11/02/2026', '11/09/2026'],
    ['2026-11-02', '2026-11-09'],
  ],
  // One alone lies close to today.
  [['11/09/2026'], ['2026-11-09']],
  [['09/11/2026'], ['2026-11-09']],
  [['05.06.2026'], ['2026-06-05']],
  [
    ['2026-02-30', '13/13/2026', 'last week', ''],
    [undefined, undefined, undefined, undefined],
  ],
])('dates %s', (cells, dates) => {
  expect(datesOf(cells, TODAY)).toEqual(dates);
});

test('a file is read of the folder alone, with its time', async () => {
  const above = await mkdtemp(join(tmpdir(), 'sources-'));
  onTestFinished(() => rm(above, { recursive: true }));
  const folder = await mkdtemp(join(above, 'in-'));
  await writeFile(join(folder, 'signups.csv'), '312');
  await utimes(join(folder, 'signups.csv'), 1_000, 1_790_000_000);
  await writeFile(join(folder, 'huge.csv'), Buffer.alloc(SIZE + 1, '1'));
  await writeFile(join(folder, 'empty.csv'), '');
  await writeFile(join(above, 'secret.csv'), '1');
  await symlink(join(above, 'secret.csv'), join(folder, 'link.csv'));
  const found = await readFile(folder, 'signups.csv');
  expect(found).toEqual({ bytes: Buffer.from('312'), type: 'signups.csv', asOf: 1_790_000_000_000 });
  const why = async (name: string, of: string | undefined = folder): Promise<string> => {
    const read = await readFile(of, name);
    return 'problem' in read ? read.problem.why : 'read';
  };
  const outside = [
    '../secret.csv',
    join(above, 'secret.csv'),
    'link.csv',
    '..',
    '.',
    '',
    'none.csv',
    'a\\b',
    'a\0b',
  ];
  for (const name of outside) expect([name, await why(name)]).toEqual([name, 'no-file']);
  expect(await why('huge.csv')).toBe('too-large');
  expect(await why('empty.csv')).toBe('empty');
  expect(await readFile(undefined, 'signups.csv')).toHaveProperty('problem');
});
