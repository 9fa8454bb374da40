import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut, escapeMrkdwn, inOneLine, typed, typedLines } from './typed.ts';

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
  test.each(['\u200B', '\u202E', ' \u2060 ', '\u3164', '\uFE0F\u200D', '\u2800'])(
    'is nothing where nothing can be seen (%j)',
    (text) => {
      expect(typed(text)).toBe('');
      expect(typedLines(text)).toBe('');
    },
  );
  test.each([
    ['- a\n- b', 'a · b'],
    ['Done:\n* copy\n* screens', 'Done: copy · screens'],
    ['1. a\n2. b', 'a · b'],
    ['结果：\n1、文案\n2、设计稿', '结果： 文案 · 设计稿'],
    ['group\nbuying', 'group buying'],
    ['-5 %\n-3 %', '-5 % -3 %'],
  ])('has a list in one line: %j', (text, line) => expect(typed(text)).toBe(line));
  test('in one line has its lines one after the other', () => {
    expect(inOneLine('page built\npayment next')).toBe('page built · payment next');
    expect(inOneLine('ran this:\n```sql\nselect 1;\n```')).toBe('ran this: select 1;');
    expect(inOneLine('')).toBe('');
  });
  test('leaves no gap where something invisible stood', () => {
    expect(typed('group \u200B buying\u3164 拼\u2060团')).toBe('group buying 拼团');
  });
  test('folds white space and drops what can disguise a text', () => {
    expect(typed('  group\n\tbuying \u202Egnp.exe\u202C\u0000 ')).toBe('group buying gnp.exe');
  });
  test('keeps Chinese, emoji and their joiners', () => {
    expect(typed('拼团 👩‍💻 20% off')).toBe('拼团 👩‍💻 20% off');
  });
  test('with lines, keeps paragraphs but no towers of empty lines', () => {
    expect(typedLines('a\r\n\r\n\r\n\r\nb  \nc')).toBe('a\n\nb\nc');
    expect(typedLines('\n\tif (a) {\n\t\tb();\n\t}\n')).toBe('    if (a) {\n        b();\n    }');
  });
});

describe('escapeMrkdwn', () => {
  test('leaves nothing that Slack reads as a mention, a link or formatting', () => {
    const escaped = escapeMrkdwn('<!channel> <@U1> & *bold* _it_ ~no~ `code`');
    expect(escaped).toBe('&lt;!channel&gt; &lt;@U1&gt; &amp; ＊bold＊ ＿it＿ ～no～ ｀code｀');
  });
  test.each([
    ['rate ~5 %, cost ~€5', 'rate ～5 %, cost ～€5'],
    ['(*) name', '(＊) name'],
    ['~约 5%，~10 天~', '～约 5%，～10 天～'],
    ['*必须* 带 `user_id`', '＊必须＊ 带 ｀user_id｀'],
    ['_init_ and user_id and _', '＿init＿ and user_id and ＿'],
    ['```\ncode\n```', '｀｀｀\ncode\n｀｀｀'],
    ['> quoted\n  > deeper, 3 > 2', '＞ quoted\n  ＞ deeper, 3 &gt; 2'],
    ['5*3*2', '5＊3＊2'],
  ])('“%s” keeps what it means', (text, escaped) => expect(escapeMrkdwn(text)).toBe(escaped));
});
