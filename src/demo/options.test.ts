import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without words: English, no file, the usual port, opened in the browser, with a history', () => {
  expect(readOptions([])).toEqual({
    options: { play: false, language: 'en', database: undefined, port: 7310, open: true, empty: false },
  });
});

test('every option is read', () => {
  const words = [
    '--play',
    '--language',
    'zh-CN',
    '--database',
    'x.db',
    '--port',
    '8080',
    '--no-open',
    '--empty',
  ];
  expect(readOptions(words)).toEqual({
    options: { play: true, language: 'zh-CN', database: 'x.db', port: 8080, open: false, empty: true },
  });
});

test.each([
  [['--language', 'de'], '--language takes en or zh-CN.'],
  [['--port', '99999'], '--port takes a number from 0 to 65535.'],
  [['--nonsense'], '--play'],
])('%j is answered with what is possible', (args, words) => {
  const read = readOptions(args);
  expect('problems' in read && read.problems.join(' ')).toContain(words);
});
