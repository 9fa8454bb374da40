import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar/date.ts';
import { packed, readPast, unpacked } from './past.ts';

const options = { today: '2026-11-25', current: '2026-11-23', mark: '', isTotal: true } as const;
const read = (text: string | Uint8Array, more: Partial<Parameters<typeof readPast>[1]> = {}) =>
  readPast(typeof text === 'string' ? new TextEncoder().encode(text) : text, { ...options, ...more });

const two = [
  { week: '2026-11-09', value: '1280' },
  { week: '2026-11-16', value: '1305.5' },
];

describe('past weeks', () => {
  test.each<[string, string | Uint8Array]>([
    ['with names', 'week,sign-ups\n2026-11-09,1280\n2026-11-16,1305.5\n'],
    ['in another order', '1305.5,2026-W47\n1280,2026-W46'],
    ['as Excel writes it in Europe', 'Woche;Anmeldungen\r\n09.11.2026;1.280\r\n16.11.2026;1.305,50'],
    ['with thousands', 'week,n\n11/09/2026,"1,280"\n11/16/2026,"1,305.50"'],
    ['in Chinese', Buffer.from('\u{feff}周\t新增\n2026年第46周\t1280\n2026年第47周\t1305.5', 'utf16le')],
    [
      'from the newest on, with what says nothing beside it',
      'id,week,n\nx7,2026-11-18,1305.5\nx6,2026-11-11,1280',
    ],
  ])('are read %s', (_, text) => {
    expect(read(text)).toMatchObject({ values: two, leftOut: [] });
  });

  test('are told with what is left out, line by line', () => {
    const text =
      'week,n\n2026-11-09,1280\nlast week,5\n2026-11-16,n/a\n2026-11-23,12\n2026-11-02,-3\n2026-11-10,1290\n';
    expect(read(text)).toEqual({
      values: [{ week: '2026-11-09', value: '1290' }],
      column: 'n',
      leftOut: [
        { line: 2, why: 'again', text: '1280' },
        { line: 3, why: 'date', text: 'last week' },
        { line: 4, why: 'number', text: 'n/a' },
        { line: 5, why: 'not-over', text: '2026-11-23' },
        { line: 6, why: 'negative', text: '-3' },
      ],
    });
    expect(read('2026-11-02,-3', { isTotal: false })).toMatchObject({ values: [{ value: '-3' }] });
  });

  test.each<[string, string, object]>([
    ['nothing', '', { unread: 'no-table' }],
    ['a picture', '\u{89}PNG\0', { unread: 'no-table' }],
    ['no dates', 'a,1\nb,2', { unread: 'no-dates' }],
    ['no numbers', '2026-11-09,a\n2026-11-16,b', { unread: 'no-numbers' }],
    [
      'what can be read in two ways',
      '2026-11-09,1.280\n2026-11-16,1.305',
      { unread: 'ambiguous', text: '1.280' },
    ],
    [
      'too many',
      Array.from({ length: 521 }, (_, n) => `${addDays('2026-11-16', -7 * n)},1`).join('\n'),
      { unread: 'too-many' },
    ],
  ])('are not read from %s', (_, text, told) => {
    expect(read(text)).toEqual(told);
  });

  test('are read as it is said where both ways are possible', () => {
    const text = '2026-11-09,1.280\n2026-11-16,1.305';
    expect(read(text, { mark: ',' })).toMatchObject({ values: [{ value: '1280' }, { value: '1305' }] });
    expect(read(text, { mark: '.' })).toMatchObject({ values: [{ value: '1.28' }, { value: '1.305' }] });
  });
});

test('ten years fit into a modal, with their gaps', () => {
  const many = Array.from({ length: 520 }, (_, n) => ({
    week: addDays('2016-12-05', 7 * n),
    value: String(1_000 + ((n * 7_919) % 900)),
  })).filter((_, n) => n % 10 !== 3);
  const text = packed(many);
  expect(text?.length).toBeLessThan(2_500);
  expect(unpacked(text ?? '')).toEqual(many);
  const long = many.map(({ week }, n) => ({
    week,
    value: `${(n * 48_271) % 65_537}${(n * 16_807) % 99_991}.${n}1`,
  }));
  expect(packed(long)).toBeUndefined();
});
