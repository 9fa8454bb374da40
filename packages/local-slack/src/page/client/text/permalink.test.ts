import { expect, test } from 'vitest';
import { targetOf } from './permalink.ts';

const TARGETS: [string, ReturnType<typeof targetOf>][] = [
  ['https://acme.slack.com/archives/C1', { channel: 'C1', ts: undefined, thread: undefined }],
  [
    'https://acme.slack.com/archives/C1/p1700000000000100',
    { channel: 'C1', ts: '1700000000.000100', thread: undefined },
  ],
  [
    'https://acme.slack.com/archives/C1/p1700000000000100?thread_ts=1600000000.000200&cid=C1',
    { channel: 'C1', ts: '1700000000.000100', thread: '1600000000.000200' },
  ],
  ['https://example.com/archives/C1', undefined],
  ['https://acme.slack.com/help', undefined],
  ['nothing', undefined],
];

test.each(TARGETS)('%s', (url, target) => {
  expect(targetOf(url)).toEqual(target);
});
