import { expect, test } from 'vitest';
import { type Finding, type Leaf, leavesOf } from './leaf.ts';

const read = (leaf: Leaf): unknown => {
  switch (leaf.kind) {
    case 'text':
      return leaf.text;
    case 'emoji':
      return leaf.character;
    case 'link':
      return { url: leaf.url };
    case 'broadcast':
      return { range: leaf.range };
  }
};
const kinds = (text: string, find: Finding) => leavesOf(text, find).map(read);

test('emoji are found by Slack’s names, skin tones too; unknown names stay words', () => {
  expect(kinds('won :tada: :nope: 10:30:00 :wave::skin-tone-3:', 'emoji')).toEqual([
    'won ',
    '🎉',
    ' :nope: 10:30:00 ',
    '👋🏼',
  ]);
});

test('addresses and calls are found only where all is looked for', () => {
  const text = 'see https://example.com/a_b. @here';
  expect(kinds(text, 'all')).toEqual(['see ', { url: 'https://example.com/a_b' }, '. ', { range: 'here' }]);
  expect(kinds(text, 'emoji')).toEqual([text]);
});

test('a Chinese full stop ends an address', () => {
  expect(kinds('看 https://example.com/x。好', 'all')).toEqual([
    '看 ',
    { url: 'https://example.com/x' },
    '。好',
  ]);
});

test('nothing is found in code', () => {
  expect(kinds(':tada: https://example.com', 'nothing')).toEqual([':tada: https://example.com']);
  expect(kinds('', 'nothing')).toEqual([]);
});
