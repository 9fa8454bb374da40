import type { Fault } from '@growth-squad/local-slack';
import { expect, test } from 'vitest';
import { methods, once, rig, START, texts } from '../../test/support/rigs/delivery-rig.ts';
import { touch } from './changed.ts';
import { cancel, goOnIn, want } from './want.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

test.each<Fault>([{ kind: 'answer lost' }, { kind: 'slow answer', ms: 40 * SECOND }])(
  'a post whose answer is lost ($kind) is found again and not doubled',
  async (fault) => {
    const r = await rig();
    await r.boot();
    once(r, 'chat.postMessage', fault);
    await r.change((change) => want(change, r.wanted('plan')));
    await r.moved.pass(MINUTE);
    expect(await r.row('plan')).toMatchObject({ state: 'unknown', ts: null, attemptedAt: START });
    await r.moved.pass(4 * MINUTE);
    expect(methods(r)).toEqual(['chat.postMessage', 'conversations.history']);
    expect(texts(r.posts())).toEqual(['"plan" r1']);
    expect(await r.row('plan')).toMatchObject({
      state: 'sent',
      ts: r.posts()[0]?.ts,
      attemptedAt: null,
      error: null,
    });
  },
);

test('the look reaches back a day before the attempt, since our clock may be ahead of Slack’s', async () => {
  const r = await rig();
  await r.boot();
  once(r, 'chat.postMessage', { kind: 'answer lost' });
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.pass(4 * MINUTE);
  const look = r.slack.calls.find(({ method }) => method === 'conversations.history');
  expect(Number(look?.args['oldest']) * SECOND).toBe(START - 24 * 60 * MINUTE);
});

test.each<Fault>([
  { kind: 'request lost' },
  { kind: 'status', status: 503 },
  { kind: 'error', error: 'internal_error' },
  { kind: 'hang' },
])('a post that perhaps never arrived ($kind) is looked for, then sent', async (fault) => {
  const r = await rig();
  await r.boot();
  once(r, 'chat.postMessage', fault);
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.pass(119 * SECOND);
  expect(methods(r)).toEqual(['chat.postMessage']);
  await r.moved.pass(MINUTE);
  expect(methods(r)).toEqual(['chat.postMessage', 'conversations.history', 'chat.postMessage']);
  expect(texts(r.posts())).toEqual(['"plan" r1']);
});

test('two minutes are waited also where the channel is said to take messages again before', async () => {
  const r = await rig();
  await r.boot();
  once(r, 'chat.postMessage', { kind: 'request lost' });
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.pass(30 * SECOND);
  await r.change((change) => goOnIn(change, r.workspaceId, r.channel));
  await r.moved.pass(80 * SECOND);
  expect(methods(r)).toEqual(['chat.postMessage']);
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"plan" r1']);
});

test('in a channel that takes nothing it is not looked for; once that does, it is found', async () => {
  const r = await rig();
  let held = false;
  await r.boot({ isHeld: async () => held });
  once(r, 'chat.postMessage', { kind: 'answer lost' });
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.settle();
  held = true;
  await r.moved.pass(10 * MINUTE);
  expect(methods(r)).toEqual(['chat.postMessage']);
  held = false;
  await r.change((change) => goOnIn(change, r.workspaceId, r.channel));
  await r.moved.pass(MINUTE);
  expect(methods(r)).toEqual(['chat.postMessage', 'conversations.history']);
  expect(texts(r.posts())).toEqual(['"plan" r1']);
});

test('what changed while a post was not known to have arrived stands in the message that is found', async () => {
  const r = await rig();
  await r.boot();
  once(r, 'chat.postMessage', { kind: 'answer lost' });
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.settle();
  await r.change(async (change) => touch(change, r.workspaceId, 'board'));
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.posts())).toEqual(['"board" r2']);
});

test('a reply and a private message whose answers were lost are found where they are', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('parent')));
  await r.moved.settle();
  const end = r.slack.intercept(({ method }) =>
    method === 'chat.postMessage' ? { kind: 'answer lost' } : undefined,
  );
  await r.change(async (change) => {
    await want(change, r.wanted('reply', { parentKey: 'parent' }));
    await want(change, r.wanted('prompt', { to: { user: r.person } }));
  });
  await r.moved.pass(MINUTE);
  end();
  await r.moved.pass(5 * MINUTE);
  const thread = r.slack.thread(r.channel, r.posts()[0]?.ts ?? '');
  expect(texts(thread)).toEqual(['"parent" r1', '"reply" r1']);
  expect(texts(r.posts(r.slack.dmOf(r.person)?.id ?? ''))).toEqual(['"prompt" r1']);
  expect(methods(r).filter((method) => method === 'chat.postMessage')).toHaveLength(3);
  expect(await r.row('prompt')).toMatchObject({ state: 'sent' });
});

test('a reply of which nothing is known, in a thread that was deleted meanwhile, comes to an end', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('parent')));
  await r.moved.settle();
  once(r, 'chat.postMessage', { kind: 'request lost' });
  await r.change((change) => want(change, r.wanted('reply', { parentKey: 'parent' })));
  await r.moved.pass(5 * SECOND);
  r.slack.intercept(({ method }) => {
    if (method === 'conversations.replies') return { kind: 'error', error: 'thread_not_found' };
    return method === 'chat.postMessage' ? { kind: 'error', error: 'cannot_reply_to_message' } : undefined;
  });
  await r.moved.pass(10 * MINUTE);
  expect(methods(r).filter((method) => method === 'conversations.replies')).toHaveLength(1);
  expect(await r.row('reply')).toMatchObject({ state: 'dead', error: 'cannot_reply_to_message' });
});

test('a message is found behind pages of other people’s talk', async () => {
  const r = await rig();
  await r.boot();
  once(r, 'chat.postMessage', { kind: 'answer lost' });
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.settle();
  for (let n = 0; n < 450; n += 1) r.slack.post(r.person, r.channel, `talk ${n}`);
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.posts())).toEqual(['"plan" r1']);
  expect(await r.row('plan')).toMatchObject({ state: 'sent' });
  expect(methods(r)).toEqual(['chat.postMessage', ...Array(3).fill('conversations.history')]);
});

test('while looking is refused nothing is sent again, and the operator hears of it', async () => {
  const r = await rig();
  const process = await r.boot();
  once(r, 'chat.postMessage', { kind: 'answer lost' });
  const end = r.slack.intercept(({ method }) =>
    method === 'conversations.history' ? { kind: 'error', error: 'missing_scope' } : undefined,
  );
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.pass(60 * MINUTE);
  expect(await r.row('plan')).toMatchObject({ state: 'unknown', error: 'missing_scope' });
  expect(process.logged.filter(({ level }) => level === 'error').length).toBeGreaterThan(2);
  end();
  await r.moved.pass(120 * MINUTE);
  expect(texts(r.posts())).toEqual(['"plan" r1']);
  expect(methods(r).filter((method) => method === 'chat.postMessage')).toHaveLength(1);
});

test.each([
  ['arrived: it stays', { kind: 'answer lost' }, ['"plan" r1'], 'sent'],
  ['did not arrive: it is not sent again', { kind: 'request lost' }, [], 'cancelled'],
] as const)('a message cancelled while on its way that %s', async (_what, fault, posts, state) => {
  const r = await rig();
  await r.boot();
  once(r, 'chat.postMessage', fault);
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.settle();
  await r.change((change) => cancel(change, r.workspaceId, 'plan'));
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.posts())).toEqual(posts);
  expect(await r.row('plan')).toMatchObject({ state, dueAt: null, attemptedAt: null });
});
