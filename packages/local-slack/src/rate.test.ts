import { expect, it } from 'vitest';
import { POST_BURST, POSTS_PER_MINUTE, Rates } from './rate.ts';

it('lets a workspace post three hundred times a minute, whatever the channels', () => {
  const rates = new Rates();
  const post = (now: number, channel: number) =>
    rates.take(now, 'chat.postMessage', 'posting', `C${channel}`);
  for (let n = 0; n < POSTS_PER_MINUTE; n++) expect(post(n, n)).toBeUndefined();
  expect(post(300, 301)).toBe(60);
  expect(post(60_000, 301)).toBeUndefined();
  expect(post(60_000, 302)).toBe(1);
});

it('refills the allowance of a channel by one a second, up to a burst', () => {
  const rates = new Rates();
  const burst = (now: number) => {
    let sent = 0;
    while (rates.take(now, 'chat.postMessage', 'posting', 'C1') === undefined) sent += 1;
    return sent;
  };
  expect(burst(0)).toBe(POST_BURST);
  expect(burst(999)).toBe(0);
  expect(burst(1000)).toBe(1);
  expect(burst(1_000_000)).toBe(POST_BURST);
});

it('takes nothing from the allowance for a call that is refused', () => {
  const rates = new Rates();
  for (let n = 0; n < 50; n++) rates.take(n, 'conversations.info', 'tier3');
  for (let n = 0; n < 50; n++) expect(rates.take(1000, 'conversations.info', 'tier3')).toBe(59);
  expect(rates.take(60_000, 'conversations.info', 'tier3')).toBeUndefined();
  expect(rates.take(1000, 'conversations.list', 'tier2')).toBeUndefined();
});
