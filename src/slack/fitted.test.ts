import { expect, test } from 'vitest';
import { section } from './blocks.ts';
import { fitted, weightOf } from './fitted.ts';
import type { MessageBlock } from './message.ts';
import { typed } from './typed.ts';

const drawn =
  (count: number, text: string) =>
  (most: number): MessageBlock[] =>
    Array.from({ length: count }, () => section(typed(text, most)));

test('texts stay whole as long as the message carries them', () => {
  const blocks = fitted(drawn(10, 'x'.repeat(250)));
  expect(blocks[0]).toMatchObject({ text: { text: 'x'.repeat(250) } });
});

test('all texts become shorter together until the message can carry them', () => {
  const blocks = fitted(drawn(40, 'x'.repeat(300)));
  expect(weightOf(blocks)).toBeLessThanOrEqual(10_000);
  expect(blocks).toHaveLength(40);
  expect(blocks[0]).toEqual(blocks[39]);
});

test('what must be escaped weighs what it becomes, and blocks and elements weigh beside it', () => {
  expect(weightOf('a&b')).toBe(7);
  expect(weightOf(section('a&b'))).toBe(50 + 7);
  expect(weightOf([{ type: 'text', text: 'ab', style: { bold: true } }])).toBe(52);
});
