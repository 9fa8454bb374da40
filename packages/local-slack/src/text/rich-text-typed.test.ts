import { expect, test } from 'vitest';
import { richTextAsTyped, typedRichText } from './rich-text-typed.ts';

const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style ? { style } : {}) });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });

test('marks around words become styles, mentions and addresses elements', () => {
  expect(typedRichText('a *b _c_* `d` <@U1> https://example.com')).toEqual({
    type: 'rich_text',
    elements: [
      section(
        text('a '),
        text('b ', { bold: true }),
        text('c', { bold: true, italic: true }),
        text(' '),
        text('d', { code: true }),
        text(' '),
        { type: 'user', user_id: 'U1' },
        text(' '),
        { type: 'link', url: 'https://example.com' },
      ),
    ],
  });
});

test('marks before lines become lists, quotes and preformatted text', () => {
  expect(typedRichText('- a\n  - b\n1. c\n> d\n```\ne\n```')).toEqual({
    type: 'rich_text',
    elements: [
      { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [section(text('a'))] },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [section(text('b'))] },
      { type: 'rich_text_list', style: 'ordered', indent: 0, elements: [section(text('c'))] },
      { type: 'rich_text_quote', elements: [text('d')] },
      { type: 'rich_text_preformatted', elements: [text('e')] },
    ],
  });
});

const SAME = [
  'a *b* _c_ ~d~ `e`',
  'one\ntwo',
  '- a\n- b\n  - c',
  '1. a\n2. b',
  '> a\n> b',
  '```\nx\ny\n```',
  '<@U1> <#C1>',
];

test.each(SAME)('%j comes back as it was typed', (typed) => {
  expect(richTextAsTyped(typedRichText(typed))).toBe(typed);
});
