import { expect, test } from 'vitest';
import { rig, START, texts } from '../../test/support/rigs/delivery-rig.ts';
import { touch } from './changed.ts';
import { cancel, permalinkOf, want } from './want.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

test('a reply waits for its parent and stands in its thread, in the channel too when told so', async () => {
  const r = await rig();
  await r.boot();
  const end = r.slack.intercept(({ args }) =>
    String(args['text']).includes('parent') ? { kind: 'slow', ms: 10 * SECOND } : undefined,
  );
  await r.change(async (change) => {
    await want(change, r.wanted('reply', { parentKey: 'parent', broadcast: true, priority: 1 }));
    await want(change, r.wanted('parent'));
  });
  await r.moved.pass(MINUTE);
  end();
  const [parent, reply] = r.posts();
  expect(texts(r.posts())).toEqual(['"parent" r1', '"reply" r1']);
  expect(reply).toMatchObject({ threadTs: parent?.ts, broadcast: true });
  const link = await r.database.read((q) => permalinkOf(q, r.workspaceId, 'reply'));
  expect(link).toMatch(new RegExp(`/p\\d{16}\\?thread_ts=${parent?.ts}&cid=${r.channel}$`));
});

test('a reply whose parent never comes is not posted', async () => {
  const r = await rig();
  await r.boot();
  await r.change(async (change) => {
    await want(change, r.wanted('parent', { notBefore: START + MINUTE }));
    await want(change, r.wanted('reply', { parentKey: 'parent' }));
    await want(change, r.wanted('reply of it', { parentKey: 'reply' }));
  });
  await r.moved.settle();
  await r.change((change) => cancel(change, r.workspaceId, 'parent'));
  await r.moved.settle();
  expect(r.slack.calls).toEqual([]);
  expect(await r.row('reply of it')).toMatchObject({ state: 'cancelled', dueAt: null });
});

test('a reply stands under a message that may not be edited any more, and not under one that was deleted', async () => {
  const r = await rig();
  await r.boot();
  await r.change(async (change) => {
    await want(change, r.wanted('fixed'));
    await want(change, r.wanted('deleted'));
  });
  await r.moved.pass(MINUTE);
  r.slack.intercept(({ method, args }) => {
    if (method !== 'chat.update') return undefined;
    const isFixed = String(args['text']).includes('fixed');
    return { kind: 'error', error: isFixed ? 'edit_window_closed' : 'message_not_found' };
  });
  await r.change(async (change) => touch(change, r.workspaceId, ...['fixed', 'deleted']));
  await r.moved.pass(MINUTE);
  await r.change(async (change) => {
    await want(change, r.wanted('first', { parentKey: 'fixed' }));
    await want(change, r.wanted('second', { parentKey: 'deleted' }));
  });
  await r.moved.pass(MINUTE);
  expect(await r.row('fixed')).toMatchObject({ state: 'dead', error: 'edit_window_closed' });
  expect(texts(r.slack.thread(r.channel, r.posts()[0]?.ts ?? ''))).toEqual(['"fixed" r1', '"first" r1']);
  expect(await r.row('second')).toMatchObject({ state: 'cancelled', ts: null });
});

test('an update waits for the message it comes after, but not for one that will never come', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.settle();
  await r.change(async (change) => {
    await want(change, r.wanted('outcome', { notBefore: START + MINUTE }));
    await want(change, r.wanted('board', { afterKey: 'outcome' }));
  });
  await r.moved.pass(59 * SECOND);
  expect(texts(r.posts())).toEqual(['"board" r1']);
  await r.moved.pass(2 * SECOND);
  expect(texts(r.posts())).toEqual(['"board" r2', '"outcome" r1']);
  await r.change(async (change) => {
    await want(change, r.wanted('lost', { notBefore: START + 10 * MINUTE }));
    await want(change, r.wanted('board', { afterKey: 'lost' }));
  });
  await r.moved.pass(MINUTE);
  await r.change((change) => cancel(change, r.workspaceId, 'lost'));
  await r.moved.settle();
  expect(texts(r.posts())[0]).toBe('"board" r3');
});
