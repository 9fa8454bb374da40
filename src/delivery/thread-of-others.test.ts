import { expect, test } from 'vitest';
import { methods, once, rig, texts } from '../../test/support/rigs/delivery-rig.ts';
import { want } from './want.ts';

const MINUTE = 60_000;

/** Somebody has said something; a reply to it is wanted. */
async function said() {
  const r = await rig();
  const { ts } = r.slack.post(r.person, r.channel, 'that red is vulgar');
  const reply = () =>
    r.change((change) => want(change, r.wanted('reply', { to: { channel: r.channel, threadTs: ts } })));
  return { r, ts, reply, erase: () => r.slack.erase(r.person, r.channel, ts) };
}

test('a reply to somebody else’s message stands in its thread, once, also where the answer was lost', async () => {
  const { r, ts, reply } = await said();
  await r.boot();
  once(r, 'chat.postMessage', { kind: 'answer lost' });
  await reply();
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.slack.thread(r.channel, ts)).slice(1)).toEqual(['"reply" r1']);
  expect(methods(r)).toEqual(['chat.postMessage', 'conversations.replies']);
});

test('to one that was deleted meanwhile it stands in the channel, is known to, and drawn anew', async () => {
  const { r, reply, erase } = await said();
  erase();
  await r.boot();
  await reply();
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"reply" r2']);
  expect(await r.row('reply')).toMatchObject({ state: 'sent', threadTs: null });
});

test('the same is found in the channel where the answer was lost', async () => {
  const { r, reply, erase } = await said();
  erase();
  await r.boot();
  once(r, 'chat.postMessage', { kind: 'answer lost' });
  await reply();
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.posts())).toEqual(['"reply" r2']);
  expect(methods(r).filter((method) => method === 'chat.postMessage')).toHaveLength(1);
});

test('where its thread takes nothing it goes to the channel that is named for it, else it ends', async () => {
  for (const named of [true, false]) {
    const { r, reply } = await said();
    const other = r.newChannel('other');
    r.slack.archive(r.channel, r.person);
    await r.boot({ onNoThread: async () => (named ? other : undefined) });
    await reply();
    await r.moved.pass(MINUTE);
    expect(texts(r.posts(other))).toEqual(named ? ['"reply" r1'] : []);
    expect(await r.row('reply')).toMatchObject(named ? { state: 'sent', threadTs: null } : { state: 'dead' });
  }
});
