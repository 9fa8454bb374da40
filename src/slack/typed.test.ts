import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, escapeMrkdwn, typed, typedLines } from './typed.ts';

describe('cut', () => {
  test('leaves alone what fits exactly, and marks what it cuts', () => {
    expect(cut('abcde', 5)).toBe('abcde');
    expect(cut('abcdef', 5)).toBe('abcd…');
  });
  test('never splits what a reader sees as one character', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(cut(`ab${family}cd`, 6)).toBe('ab…');
    expect(cut(`ab${family}cd`, 2 + family.length + 1)).toBe(`ab${family}…`);
  });
  test('holds the length for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 60 }), (text, most) => {
        expect(cut(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('typed', () => {
  test('folds white space and drops what can disguise a text', () => {
    expect(typed('  group\n\tbuying \u202Egnp.exe\u202C\u0000 ')).toBe('group buying gnp.exe');
  });
  test('keeps Chinese, emoji and their joiners', () => {
    expect(typed('拼团 👩‍💻 20% off')).toBe('拼团 👩‍💻 20% off');
  });
  test('with lines, keeps paragraphs but no towers of empty lines', () => {
    expect(typedLines('a\r\n\r\n\r\n\r\nb  \nc')).toBe('a\n\nb\nc');
  });
});

describe('escapeMrkdwn', () => {
  test('leaves nothing that Slack reads as a mention, a link or formatting', () => {
    const escaped = escapeMrkdwn('<!channel> <@U1> & *bold* _it_ ~no~ `code`');
    expect(escaped).toBe(
      '&lt;!channel&gt; &lt;@U1&gt; &amp; \u2060*bold\u2060* \u2060_it\u2060_ \u2060~no\u2060~ \u2060`code\u2060`',
    );
  });
});
