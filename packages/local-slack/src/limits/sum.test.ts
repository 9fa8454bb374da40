import { expect, test } from 'vitest';
import {
  actions,
  button,
  cell,
  message,
  mrkdwn,
  plain,
  rich,
  section,
  times,
  words,
  x,
} from '../../test/support/payloads.ts';
import { checkMessage } from './message.ts';
import { sumOf } from './sum.ts';

test('a block counts 50 and its strings', () => {
  expect(sumOf([{ type: 'divider' }])).toBe(50);
  expect(sumOf([section({ text: plain('hello') })])).toBe(55);
  expect(sumOf([section({ text: plain('hello'), block_id: 'id' })])).toBe(57);
});

test('an element counts 50 too, a text object does not', () => {
  expect(sumOf([actions(button({ text: plain('Go'), action_id: 'go', value: 'v' }))])).toBe(105);
  expect(sumOf([{ type: 'table', rows: [[cell('a'), cell('b')]] }])).toBe(52);
  expect(sumOf([rich(words('abc'))])).toBe(153);
});

test('strings count as they are escaped', () => {
  expect(sumOf([section({ text: plain('a & <b>') })])).toBe(50 + 'a &amp; &lt;b&gt;'.length);
  expect(sumOf([section({ text: mrkdwn('a &amp; <@U1>') })])).toBe(50 + 'a &amp; <@U1>'.length);
  expect(sumOf([section({ text: mrkdwn('a & b') })])).toBe(50 + 'a &amp; b'.length);
});

test('a message comes to 11,000, not to 11,001', () => {
  const filled = (last: number) =>
    message(...times(3, () => section({ text: plain(x(3000)) })), section({ text: plain(x(last)) }));
  expect(sumOf(filled(1800).blocks)).toBe(11_000);
  expect(checkMessage(filled(1800))).toBeUndefined();
  expect(checkMessage(filled(1801))?.error).toBe('msg_blocks_too_long');
});
