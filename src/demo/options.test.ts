import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('without words: English, no file, any port, no play', () => {
  expect(readOptions([])).toEqual({
    options: { play: false, language: 'en', database: undefined, port: 0 },
  });
});

test('every option is read', () => {
  const read = readOptions(['--play', '--language', 'zh-CN', '--database', 'x.db', '--port', '8080']);
  expect(read).toEqual({ options: { play: true, language: 'zh-CN', database: 'x.db', port: 8080 } });
});

test.each([
  [['--language', 'de'], '--language takes en or zh-CN.'],
  [['--port', '99999'], '--port takes a number from 0 to 65535.'],
  [['--nonsense'], '--play'],
])('%j is answered with what is possible', (args, words) => {
  const read = readOptions(args);
  expect('problems' in read && read.problems.join(' ')).toContain(words);
});
