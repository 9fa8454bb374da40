import { expect, test } from 'vitest';
import { methods, once, rig, START, textRenderer, texts } from '../../test/support/rigs/delivery-rig.ts';
import { touch } from './changed.ts';
import type { Renderer } from './renderer.ts';
import { revive } from './store/undelivered.ts';
import type { Delivery } from './store/wanted.ts';
import { want, whereIs } from './want.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

test('after a 429 the method waits exactly as long as Slack says, other methods go on', async () => {
  const r = await rig();
  await r.boot();
  const other = r.newChannel('other');
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.settle();
  once(r, 'chat.postMessage', { kind: 'ratelimited', retryAfter: 17 });
  await r.change((change) => want(change, r.wanted('a', { to: { channel: other } })));
  await r.moved.settle();
  const from = r.slack.calls.at(-1)?.at ?? 0;
  await r.change(async (change) => {
    await want(change, r.wanted('b'));
    touch(change, r.workspaceId, 'board');
  });
  await r.moved.pass(MINUTE);
  const after = r.slack.calls.slice(2).map(({ method, at }) => [method, at - from]);
  expect(after).toEqual([
    ['chat.update', 0],
    ['chat.postMessage', 17 * SECOND],
    ['chat.postMessage', 17 * SECOND],
  ]);
});

test('an archived channel ends its messages, tells of it once, and the others go on', async () => {
  const r = await rig();
  const dead: Delivery[] = [];
  const process = await r.boot({
    onDead: async (change, delivery) => {
      dead.push(delivery);
      await want(change, r.wanted(`about ${delivery.key}`, { to: { user: r.person } }));
    },
  });
  const other = r.newChannel('other');
  r.slack.archive(r.channel, r.person);
  await r.change(async (change) => {
    await want(change, r.wanted('plan'));
    await want(change, r.wanted('reply', { parentKey: 'plan' }));
    await want(change, r.wanted('elsewhere', { to: { channel: other } }));
  });
  await r.moved.pass(10 * MINUTE);
  expect(await r.row('plan')).toMatchObject({ state: 'dead', error: 'is_archived', dueAt: null });
  expect(await r.row('reply')).toMatchObject({ state: 'cancelled' });
  expect(dead.map(({ key, error }) => [key, error])).toEqual([['plan', 'is_archived']]);
  expect(texts(r.posts(other))).toEqual(['"elsewhere" r1']);
  expect(texts(r.posts(r.slack.dmOf(r.person)?.id ?? ''))).toEqual(['"about plan" r1']);
  expect(process.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.pass(MINUTE);
  expect(await r.row('plan')).toMatchObject({ state: 'dead', dueAt: null });
});

test('a message too late for its first post expires, and its consequence is stored with it', async () => {
  const r = await rig();
  await r.change((change) => want(change, r.wanted('prompt', { notAfter: START + MINUTE })));
  await r.moved.pass(2 * MINUTE);
  await r.boot({
    onExpired: async (change, { key }) => {
      await want(change, r.wanted(`missed ${key}`));
    },
  });
  await r.moved.settle();
  expect(await r.row('prompt')).toMatchObject({ state: 'expired', dueAt: null });
  expect(texts(r.posts())).toEqual(['"missed prompt" r1']);
});

test('a message that was posted in time is still updated after its time', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('board', { notAfter: START + MINUTE })));
  await r.moved.pass(2 * MINUTE);
  await r.change(async (change) => touch(change, r.workspaceId, 'board'));
  await r.moved.settle();
  expect(texts(r.posts())).toEqual(['"board" r2']);
});

test('an update that fails is repeated and ends in the newest form', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.settle();
  once(r, 'chat.update', { kind: 'status', status: 500 }, 1);
  once(r, 'chat.update', { kind: 'answer lost' }, 2);
  once(r, 'chat.update', { kind: 'ratelimited', retryAfter: 5 }, 3);
  await r.change(async (change) => touch(change, r.workspaceId, 'board'));
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"board" r2']);
  expect(await r.row('board')).toMatchObject({ state: 'sent', attempts: 0, error: null });
});

test('a message that somebody deleted is left alone, and no link leads to it', async () => {
  const r = await rig();
  const dead: Delivery[] = [];
  await r.boot({ onDead: async (_change, delivery) => void dead.push(delivery) });
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.settle();
  once(r, 'chat.update', { kind: 'error', error: 'message_not_found' });
  await r.change(async (change) => touch(change, r.workspaceId, 'board'));
  await r.moved.settle();
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.pass(10 * MINUTE);
  expect(methods(r)).toEqual(['chat.postMessage', 'chat.update']);
  expect(dead).toEqual([]);
  expect(await r.database.read((q) => whereIs(q, r.workspaceId, 'board'))).toBeUndefined();
});

test('where newer blocks are refused the message comes in classic ones, and the next at once, also after a restart', async () => {
  const r = await rig();
  const drawn: boolean[] = [];
  const renderer: Renderer = {
    kind: 'text',
    async render(q, owed) {
      drawn.push(owed.classic);
      return textRenderer.render(q, owed);
    },
  };
  const first = await r.boot({ renderers: [renderer] });
  once(r, 'chat.postMessage', { kind: 'error', error: 'invalid_blocks' });
  await r.change((change) => want(change, r.wanted('a')));
  await r.moved.pass(MINUTE);
  await r.change((change) => want(change, r.wanted('b')));
  await r.moved.pass(MINUTE);
  await first.loop.stop();
  await r.boot({ renderers: [renderer] });
  await r.change((change) => want(change, r.wanted('c')));
  await r.moved.pass(MINUTE);
  expect(drawn).toEqual([false, true, true, true]);
  expect(texts(r.posts())).toEqual(['"a" r1', '"b" r1', '"c" r1']);
});

test('where classic blocks are refused too, the message is dead', async () => {
  const r = await rig();
  await r.boot();
  r.slack.intercept(() => ({ kind: 'error', error: 'invalid_blocks' }));
  await r.change((change) => want(change, r.wanted('a')));
  await r.moved.pass(10 * MINUTE);
  expect(await r.row('a')).toMatchObject({ state: 'dead', error: 'invalid_blocks' });
  expect(methods(r)).toHaveLength(2);
});

test('a dead message that is to be tried again arrives, once', async () => {
  const r = await rig();
  await r.boot();
  const end = r.slack.intercept(() => ({ kind: 'error', error: 'restricted_action' }));
  await r.change((change) => want(change, r.wanted('a')));
  await r.moved.pass(10 * MINUTE);
  expect(await r.row('a')).toMatchObject({ state: 'dead', error: 'restricted_action' });
  end();
  await r.change(({ tx, at }) => revive(tx, undefined, at));
  await r.moved.pass(10 * MINUTE);
  expect(texts(r.posts())).toEqual(['"a" r1 late']);
  expect(await r.row('a')).toMatchObject({ state: 'sent', error: null });
});

test('a renderer that throws, or a kind that nobody draws, holds up nobody and loses nothing', async () => {
  const r = await rig();
  let broken = true;
  const renderer: Renderer = {
    kind: 'moody',
    async render(q, owed) {
      if (broken) throw new Error('no');
      return textRenderer.render(q, owed);
    },
  };
  const process = await r.boot({ renderers: [textRenderer, renderer] });
  await r.change(async (change) => {
    await want(change, r.wanted('a', { kind: 'moody' }));
    await want(change, r.wanted('b', { kind: 'nobody’s' }));
    await want(change, r.wanted('c'));
  });
  await r.moved.pass(5 * SECOND);
  expect(texts(r.posts())).toEqual(['"c" r1']);
  expect(process.logged.filter(({ level }) => level !== 'info').map(({ level }) => level)).toEqual([
    'error',
    'error',
  ]);
  broken = false;
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"c" r1', '"a" r1']);
});

test('a renderer with nothing to show cancels what is unsent and leaves what is sent', async () => {
  const r = await rig();
  let empty = false;
  const renderer: Renderer = {
    kind: 'text',
    render: async (q, owed) => (empty ? undefined : textRenderer.render(q, owed)),
  };
  await r.boot({ renderers: [renderer] });
  await r.change((change) => want(change, r.wanted('a')));
  await r.moved.settle();
  empty = true;
  await r.change(async (change) => {
    touch(change, r.workspaceId, 'a');
    await want(change, r.wanted('b'));
  });
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"a" r1']);
  expect(await r.row('a')).toMatchObject({ state: 'sent', sentRevision: 2 });
  expect(await r.row('b')).toMatchObject({ state: 'cancelled' });
});

test('a consequence that fails is tried again with its message, and holds up nobody', async () => {
  const r = await rig();
  let failures = 2;
  await r.boot({
    onExpired: async (change, { key }) => {
      failures -= 1;
      if (failures >= 0) throw new Error('no');
      await want(change, r.wanted(`missed ${key}`));
    },
  });
  await r.change(async (change) => {
    await want(change, r.wanted('prompt', { notAfter: START }));
    await want(change, r.wanted('other'));
  });
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.posts())).toEqual(['"other" r1', '"missed prompt" r1']);
});
