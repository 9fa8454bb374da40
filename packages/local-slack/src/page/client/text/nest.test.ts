import { expect, test } from 'vitest';
import type { Fields } from '../../../text/json.ts';
import { isList, type ListNode, nestLists } from './nest.ts';

const list = (style: string, indent: number, ...elements: string[]): Fields => ({
  type: 'rich_text_list',
  style,
  indent,
  elements,
});

/** `1(a b(1 c))`: where it begins to count (`*` for bullets), its lines, what is below each. */
const told = (node: Fields | ListNode): string =>
  isList(node)
    ? `${node.ordered ? node.start : '*'}(${node.items
        .map(({ line, below }) => [String(line), ...below.map(told)].join(' '))
        .join(', ')})`
    : String(node['type']);

test('a deeper list stands below the item before it, and the outer one goes on', () => {
  const parts = [list('ordered', 0, 'a', 'b'), list('bullet', 1, 'c'), list('ordered', 0, 'd')];
  expect(nestLists(parts).map(told)).toEqual(['1(a, b *(c), d)']);
});

test('what stands between two lists parts them', () => {
  const parts = [list('ordered', 0, 'a'), { type: 'rich_text_section' }, list('ordered', 0, 'b')];
  expect(nestLists(parts).map(told)).toEqual(['1(a)', 'rich_text_section', '1(b)']);
});

test('an offset begins a list that counts on', () => {
  expect(nestLists([list('ordered', 0, 'a'), { ...list('ordered', 0, 'b'), offset: 4 }]).map(told)).toEqual([
    '1(a)',
    '5(b)',
  ]);
});

test('a list that begins deep, or of another style, is drawn too', () => {
  expect(nestLists([list('bullet', 3, 'a'), list('ordered', 0, 'b')]).map(told)).toEqual(['*(a)', '1(b)']);
});
