import { expect, test } from 'vitest';
import { isBlank, written } from './blank.ts';

test.each([
  ['nothing', ''],
  ['white space', ' \t\r\n\u00A0\u3000\u2028'],
  ['a zero-width space', '\u200B'],
  ['a mark that turns the direction around', '\u202E'],
  ['a word joiner', '\u2060'],
  ['a Hangul filler', '\u3164'],
  ['half-width and other fillers', '\uFFA0\u115F\u1160'],
  ['a soft hyphen', '\u00AD'],
  ['a byte order mark', '\uFEFF'],
  ['joiners alone', '\u200D\u200C'],
  ['a variation selector alone', '\uFE0F'],
  ['control characters', '\u0000\u0007\u007F'],
  ['empty braille', '\u2800'],
  ['tags', '\u{E0067}\u{E007F}'],
  ['several, with space between', ' \u200B\u3164 \u2060\n\u202E '],
])('%s is blank', (_, text) => {
  expect(isBlank(text)).toBe(true);
  expect(written(text)).toBe('');
});

test.each([['.'], ['·'], ['-'], ['拼'], ['\u3164拼\u200B'], ['👩‍💻'], ['❤️'], ['🏴󠁧󠁢󠁥󠁮󠁧󠁿'], ['\u00A0x']])(
  'what can be seen is not: “%s”',
  (text) => {
    expect(isBlank(text)).toBe(false);
    expect(written(` ${text} `)).toBe(text.trim());
  },
);
