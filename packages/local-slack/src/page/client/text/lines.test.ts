import { expect, test } from 'vitest';
import { isLong, stretchesOf } from './lines.ts';

test('lines that begin with > are one quote, escaped or not', () => {
  expect(stretchesOf('a\n> b\n&gt;c\nd')).toEqual([
    { quote: false, text: 'a' },
    { quote: true, text: 'b\nc' },
    { quote: false, text: 'd' },
  ]);
});

test('nothing is a quote within a fence', () => {
  expect(stretchesOf('```\n> a\n```\n> b')).toEqual([
    { quote: false, text: '```\n> a\n```' },
    { quote: true, text: 'b' },
  ]);
});

test('many characters or many lines are long', () => {
  expect(isLong('x'.repeat(700))).toBe(false);
  expect(isLong('x'.repeat(701))).toBe(true);
  expect(isLong('\n'.repeat(11))).toBe(false);
  expect(isLong('\n'.repeat(12))).toBe(true);
});
