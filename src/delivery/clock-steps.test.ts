import { describe, expect, test } from 'vitest';
import { once, rig, texts } from '../../test/support/rigs/delivery-rig.ts';
import { want } from './want.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

describe('somebody sets the machine’s clock', () => {
  test('back by an hour: the next post in the channel waits a second, not an hour', async () => {
    const r = await rig();
    await r.boot();
    await r.change((change) => want(change, r.wanted('a')));
    await r.moved.pass(SECOND);
    r.moved.step(-HOUR);
    await r.change((change) => want(change, r.wanted('b')));
    await r.moved.pass(2 * SECOND);
    expect(texts(r.posts())).toEqual(['"a" r1', '"b" r1']);
  });

  test.each([
    ['back', -HOUR],
    ['ahead', HOUR],
  ])(
    '%s by an hour: a channel that Slack told to wait is left alone so long, and no longer',
    async (_, step) => {
      const r = await rig();
      const { loop } = await r.boot();
      once(r, 'chat.postMessage', { kind: 'ratelimited', retryAfter: 90 });
      await r.change((change) => want(change, r.wanted('a')));
      await r.moved.pass(SECOND);
      r.moved.step(step);
      await r.moved.pass(30 * SECOND);
      await loop.planAnew();
      await r.moved.pass(50 * SECOND);
      expect(texts(r.posts())).toEqual([]);
      await r.moved.pass(10 * SECOND);
      expect(r.posts()).toHaveLength(1);
      expect(r.slack.calls).toHaveLength(2);
    },
  );

  test.each([
    ['failed', { kind: 'status', status: 500 }],
    ['was refused for want of a scope', { kind: 'error', error: 'missing_scope', needed: 'chat:write' }],
    ['never reached Slack', { kind: 'request lost' }],
  ] as const)('back by an hour: what %s is tried again within minutes, once', async (_, fault) => {
    const r = await rig();
    const { loop } = await r.boot();
    once(r, 'chat.postMessage', fault);
    await r.change((change) => want(change, r.wanted('a')));
    await r.moved.pass(SECOND);
    r.moved.step(-HOUR);
    await loop.planAnew();
    await r.moved.pass(3 * MINUTE);
    expect(texts(r.posts())).toEqual(['"a" r1']);
  });

  test('back by an hour: what was wanted a moment before is wanted at once, what was wanted for later then', async () => {
    const r = await rig();
    r.moved.step(HOUR);
    const now = r.moved.now();
    await r.change(async (change) => {
      await want(change, r.wanted('at once'));
      await want(change, r.wanted('later', { notBefore: now + 2 * HOUR }));
    });
    r.moved.step(-HOUR);
    await r.boot();
    await r.moved.pass(SECOND);
    expect(texts(r.posts())).toEqual(['"at once" r1']);
    await r.moved.moveTo(now + 2 * HOUR - SECOND);
    expect(r.posts()).toHaveLength(1);
    await r.moved.pass(2 * SECOND);
    expect(texts(r.posts())).toEqual(['"at once" r1', '"later" r1']);
  });

  test('while it was an hour ahead an answer got lost: the message is found, and not posted again', async () => {
    const r = await rig();
    await r.boot();
    r.moved.step(HOUR);
    once(r, 'chat.postMessage', { kind: 'answer lost' });
    await r.change((change) => want(change, r.wanted('a')));
    await r.moved.pass(5 * MINUTE);
    expect(await r.row('a')).toMatchObject({ state: 'sent' });
    expect(texts(r.posts())).toEqual(['"a" r1']);
  });
});

test('a start tries at once what waited for the operator for up to an hour', async () => {
  const r = await rig();
  const first = await r.boot();
  const mend = r.slack.intercept(({ method }) =>
    method === 'chat.postMessage' ? { kind: 'error', error: 'token_revoked' } : undefined,
  );
  await r.change((change) => want(change, r.wanted('a')));
  await r.moved.pass(3 * HOUR);
  expect((await r.row('a')).dueAt).toBeGreaterThan(r.moved.now() + 20 * MINUTE);
  await first.loop.stop();
  mend();
  await r.boot();
  await r.moved.pass(SECOND);
  expect(r.posts()).toHaveLength(1);
});
