import { describe, expect, test } from 'vitest';
import { hasParts, isSet, itemsOf, linesOf } from './lines.ts';

describe('the items of a text', () => {
  test.each([
    ['- a\n- b', ['a', 'b']],
    [
      '* pair on Fridays\n* no briefs by voice\n* estimates before lunch',
      ['pair on Fridays', 'no briefs by voice', 'estimates before lunch'],
    ],
    ['• a\n•b\n\n• c', ['a', 'b', 'c']],
    ['1. first\n2. second', ['first', 'second']],
    ['1) first\r\n2) second', ['first', 'second']],
    ['[ ] one\n[x] two', ['one', 'two']],
    ['- [ ] one\n- [x] two', ['one', 'two']],
    ['We try:\n- a\n- b', ['a', 'b']],
    ['- a long one\n  that goes on\n- b', ['a long one that goes on', 'b']],
    ['write copy in pairs\nestimate before lunch', ['write copy in pairs', 'estimate before lunch']],
    ['- only one', ['only one']],
    ['one', ['one']],
    ['-5% bounce\n-3% churn', ['-5% bounce', '-3% churn']],
    ['2.5 days more', ['2.5 days more']],
    ['3. quarter: plan earlier', ['3. quarter: plan earlier']],
    ['1、结对写文案\n2、午饭前评估', ['结对写文案', '午饭前评估']],
    ['（1）结对\n（2）评估', ['结对', '评估']],
    ['① 结对\n② 评估', ['结对', '评估']],
    ['下次：\n· 结对\n· 评估', ['结对', '评估']],
    ['结对写文案\n午饭前评估', ['结对写文案', '午饭前评估']],
    ['\n\n', []],
  ])('%j', (text, items) => expect(itemsOf(text)).toEqual(items));
});

test('lines keep what stands above a list', () => {
  expect(linesOf('Done:\n- a\n  more of a\n- b\n-')).toEqual(['Done:', 'a', 'more of a', 'b', '-']);
});

test.each([
  ['```\na\n```', true],
  ['if (a) {\n  b();\n}', true],
  ['if (a) {\n\tb();\n}', true],
  ['- a\n- b', false],
  ['a\n b', false],
  ['结对\n\n评估', false],
])('%j: set as it is to be read: %s', (text, set) => expect(isSet(text)).toBe(set));

test.each([
  ['Group \n buying', false],
  ['Group buying', false],
  ['拼团\n三人一起买', false],
  ['Group buying\n- three buy together\n- each pays less', true],
  ['Group buying\n\nbuyers recruit buyers', true],
  ['a\nb\nc', true],
  ['拼团\n1、三人\n2、更便宜', true],
  ['Log it\n```x = 1```', true],
])('%j: has parts: %s', (text, parts) => expect(hasParts(text)).toBe(parts));

test('is linear', () => {
  expect(itemsOf('- a\n'.repeat(1500))).toHaveLength(1500);
  expect(hasParts(`a${' \n'.repeat(3000)}`)).toBe(false);
});
