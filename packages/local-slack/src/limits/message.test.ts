import { expect, test } from 'vitest';
import {
  button,
  container,
  dataTable,
  message,
  pie,
  plain,
  section,
  table,
  times,
  x,
} from '../../test/support/payloads.ts';
import { checkMessage } from './message.ts';

test('a data table needs a header and one row', () => {
  expect(checkMessage(message(dataTable(2)))).toBeUndefined();
  expect(checkMessage(message(dataTable(1)))?.error).toBe('invalid_blocks');
});

test('a message holds 50 blocks, not 51', () => {
  const dividers = (n: number) => message(...times(n, () => ({ type: 'divider' })));
  expect(checkMessage(dividers(50))).toBeUndefined();
  expect(checkMessage(dividers(51))?.messages).toContain(
    '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
  );
});

test('every message needs a text, beside blocks too', () => {
  expect(checkMessage({ text: 'hello' })).toBeUndefined();
  for (const text of [undefined, null, '', '  \n']) {
    expect(checkMessage({ text, blocks: [section()] })?.error).toBe('no_text');
  }
  expect(checkMessage({ text: 7 })?.error).toBe('invalid_arguments');
});

test('a text has 4,000 characters, not 4,001', () => {
  expect(checkMessage({ text: x(4000) })).toBeUndefined();
  expect(checkMessage({ text: x(4001) })?.error).toBe('msg_too_long');
});

test('an empty list of blocks is no blocks, anything but a list is refused', () => {
  expect(checkMessage({ text: 'a', blocks: [] })).toBeUndefined();
  expect(checkMessage({ text: 'a', blocks: '[]' })?.error).toBe('invalid_blocks_format');
  expect(checkMessage({ text: 'a', blocks: [null] })?.error).toBe('invalid_blocks');
});

test('metadata is an event with a payload, up to 3,000 characters', () => {
  const metadata = (n: number) => ({ event_type: 'e', event_payload: { key: x(n) } });
  const room = 3000 - JSON.stringify(metadata(0)).length;
  expect(checkMessage({ text: 'a', metadata: metadata(room) })).toBeUndefined();
  expect(checkMessage({ text: 'a', metadata: metadata(room + 1) })?.error).toBe('metadata_too_large');
  expect(checkMessage({ text: 'a', metadata: {} })).toBeUndefined();
  expect(checkMessage({ text: 'a', metadata: { event_type: 'e' } })?.error).toBe('invalid_metadata_format');
  expect(checkMessage({ text: 'a', metadata: 'e' })?.error).toBe('invalid_metadata_format');
});

test('a message holds one table, 10,000 characters in cells, two charts', () => {
  const slice = pie([{ label: 'a', value: 1 }]);
  expect(checkMessage(message(slice, slice))).toBeUndefined();
  expect(checkMessage(message(slice, slice, slice))?.error).toBe('invalid_blocks');
  expect(checkMessage(message(table(1, 1), container({ child_blocks: [table(1, 1)] })))?.messages).toContain(
    '[ERROR] only_one_table_allowed [json-pointer:/blocks]',
  );
  expect(checkMessage(message(table(10, 1, x(1000))))).toBeUndefined();
  expect(checkMessage(message(table(9, 1, x(1000)), dataTable(1001 - 900)))?.error).toBeUndefined();
  expect(checkMessage(message(table(10, 1, x(1000)), dataTable(2)))?.messages).toContain(
    '[ERROR] table cells must be less than 10001 characters together [json-pointer:/blocks]',
  );
});

test('all markdown of a message together has 12,000 characters at most', () => {
  const markdown = (n: number) => ({ type: 'markdown', text: x(n) });
  expect(checkMessage(message(markdown(6000), markdown(6001)))?.error).toBe('invalid_blocks');
  expect(checkMessage(message(markdown(12_001)))?.error).toBe('invalid_blocks');
});

test('a refusal names the block, the field and the reason', () => {
  expect(checkMessage(message(section(), section({ accessory: button({ text: plain(x(76)) }) })))).toEqual({
    error: 'invalid_blocks',
    messages: [
      '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/1/accessory/text/text]',
      '[ERROR] must be less than 76 characters [json-pointer:/blocks/1/accessory/text/text]',
    ],
  });
});
