import { expect, test } from 'vitest';
import { methods, once, rig, START, texts } from '../../test/support/rigs/delivery-rig.ts';
import { keepPerson } from '../slack/people-store.ts';
import { touch } from './changed.ts';
import { keepPrivateChannel } from './store/due.ts';
import { cancel, goOnIn, permalinkOf, want, whereIs } from './want.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

test('one row is one message, and the row knows where it stands', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.settle();
  expect(texts(r.posts())).toEqual(['"plan" r1']);
  const [message] = r.posts();
  expect(await r.row('plan')).toMatchObject({
    state: 'sent',
    channel: r.channel,
    ts: message?.ts,
    sentRevision: 1,
    sentAt: START,
    dueAt: null,
    attemptedAt: null,
  });
  expect(r.slack.refused).toEqual([]);
  expect(r.slack.faultsOfBot).toEqual([]);
  const place = await r.database.read((q) => whereIs(q, r.workspaceId, 'plan'));
  expect(place).toMatchObject({ channel: r.channel, ts: message?.ts });
  expect(await r.database.read((q) => permalinkOf(q, r.workspaceId, 'plan'))).toBe(
    `${r.slack.teamUrl}archives/${r.channel}/p${message?.ts.replace('.', '')}`,
  );
});

test('wanting the same key again updates the message in place', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.settle();
  const [first] = r.posts();
  await r.change((change) => want(change, r.wanted('plan', { subject: 'new' })));
  await r.moved.settle();
  expect(r.posts()).toHaveLength(1);
  expect(r.posts()[0]).toMatchObject({ ts: first?.ts, text: '"new" r2' });
});

test('ten touches while a message is on its way become one update', async () => {
  const r = await rig();
  await r.boot();
  const end = r.slack.intercept(() => ({ kind: 'slow', ms: 5 * SECOND }));
  await r.change((change) => want(change, r.wanted('board')));
  await r.moved.pass(SECOND);
  for (let n = 0; n < 10; n += 1) await r.change(async (change) => touch(change, r.workspaceId, 'board'));
  await r.moved.pass(MINUTE);
  end();
  expect(texts(r.posts())).toEqual(['"board" r11']);
  expect(r.slack.calls.map(({ method }) => method)).toEqual(['chat.postMessage', 'chat.update']);
});

test('touching or cancelling what does not exist changes nothing', async () => {
  const r = await rig();
  await r.boot();
  await r.change(async (change) => {
    touch(change, r.workspaceId, 'nothing');
    await cancel(change, r.workspaceId, 'nothing');
  });
  await r.moved.settle();
  expect(r.slack.calls).toEqual([]);
});

test('a message is not posted before its time, and on time then', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('prompt', { notBefore: START + 30 * MINUTE })));
  await r.moved.pass(29 * MINUTE);
  expect(r.posts()).toEqual([]);
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"prompt" r1']);
  expect(await r.row('prompt')).toMatchObject({ sentAt: START + 30 * MINUTE });
});

test('a message that waited for the bot to come back says that it is late, also when it is edited', async () => {
  const r = await rig();
  await r.change((change) => want(change, r.wanted('plan')));
  await r.moved.pass(20 * MINUTE);
  await r.boot();
  await r.moved.settle();
  expect(texts(r.posts())).toEqual(['"plan" r1 late']);
  await r.change(async (change) => touch(change, r.workspaceId, 'plan'));
  await r.moved.settle();
  expect(texts(r.posts())).toEqual(['"plan" r2 late']);
});

test('a message cancelled before its time is never posted, and one that was posted stays', async () => {
  const r = await rig();
  await r.boot();
  await r.change(async (change) => {
    await want(change, r.wanted('later', { notBefore: START + MINUTE }));
    await want(change, r.wanted('now'));
  });
  await r.moved.settle();
  await r.change(async (change) => {
    await cancel(change, r.workspaceId, 'later');
    await cancel(change, r.workspaceId, 'now');
  });
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.posts())).toEqual(['"now" r1']);
  expect(await r.row('later')).toMatchObject({ state: 'cancelled', dueAt: null });
});

test('a message cancelled while Slack is asked for its channel is not posted', async () => {
  const r = await rig();
  await r.boot();
  once(r, 'conversations.open', { kind: 'slow answer', ms: 5 * SECOND });
  await r.change((change) => want(change, r.wanted('a', { to: { user: r.person } })));
  await r.moved.pass(SECOND);
  await r.change((change) => cancel(change, r.workspaceId, 'a'));
  await r.moved.pass(MINUTE);
  expect(methods(r)).toEqual(['conversations.open']);
  expect((await r.row('a')).state).toBe('cancelled');
});

test('a cancelled message is wanted again: posted once; an expired one only with more time', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('a', { notBefore: START + MINUTE })));
  await r.change((change) => cancel(change, r.workspaceId, 'a'));
  await r.change((change) => want(change, r.wanted('a')));
  await r.change((change) => want(change, r.wanted('b', { notBefore: START + 2, notAfter: START + 1 })));
  await r.moved.pass(MINUTE);
  expect(await r.row('b')).toMatchObject({ state: 'expired' });
  await r.change((change) => want(change, r.wanted('b')));
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"a" r2']);
  await r.change((change) => want(change, r.wanted('b', { notAfter: START + 10 * MINUTE })));
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"a" r2', '"b" r2']);
});

test('a private message goes to the person, and its channel is kept', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('prompt', { to: { user: r.person } })));
  await r.moved.settle();
  const channel = r.slack.dmOf(r.person);
  expect(texts(r.posts(channel?.id ?? ''))).toEqual(['"prompt" r1']);
  expect(await r.row('prompt')).toMatchObject({ channel: channel?.id, userId: r.person });
  await r.change(async (change) => touch(change, r.workspaceId, 'prompt'));
  await r.moved.settle();
  expect(r.slack.calls.map(({ method }) => method)).toEqual([
    'conversations.open',
    'chat.postMessage',
    'chat.update',
  ]);
});

/** What Slack told of the person. */
function person({ workspaceId, person }: { workspaceId: string; person: string }) {
  const flags = { isGuest: false, isBot: false, isDeactivated: false };
  return { workspaceId, userId: person, name: 'Ann', zone: 'UTC', locale: null, ...flags };
}

test('the channel of somebody’s private messages is asked for once, for all of them', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => keepPerson(change, person(r)));
  for (const key of ['today', 'tomorrow']) {
    await r.change((change) => want(change, r.wanted(key, { to: { user: r.person } })));
    await r.moved.pass(MINUTE);
  }
  const channel = r.slack.dmOf(r.person)?.id ?? '';
  expect(texts(r.posts(channel))).toEqual(['"today" r1', '"tomorrow" r1']);
  expect(await r.row('tomorrow')).toMatchObject({ channel, userId: r.person });
  expect(r.slack.calls.map(({ method }) => method)).toEqual([
    'conversations.open',
    'chat.postMessage',
    'chat.postMessage',
  ]);
});

test('a kept channel that Slack knows no more is asked for again, and the message arrives there', async () => {
  const r = await rig();
  await r.boot();
  const ann = person(r);
  await r.change((change) => keepPerson(change, ann));
  await r.change(({ tx }) => keepPrivateChannel(tx, { ...ann, channel: 'D0GONE' }));
  await r.change((change) => want(change, r.wanted('prompt', { to: { user: r.person } })));
  await r.moved.pass(MINUTE);
  const channel = r.slack.dmOf(r.person)?.id ?? '';
  expect(texts(r.posts(channel))).toEqual(['"prompt" r1']);
  expect(await r.row('prompt')).toMatchObject({ state: 'sent', channel });
  expect(r.slack.refused.map(({ error }) => error)).toEqual(['channel_not_found']);
});

test('a link in a message unfolds nothing', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('https://acme.example')));
  await r.moved.settle();
  expect(r.slack.calls.at(-1)).toMatchObject({
    method: 'chat.postMessage',
    args: { unfurl_links: 'false', unfurl_media: 'false' },
  });
});

test('what people can read of a message in its metadata says nothing', async () => {
  const r = await rig();
  await r.boot();
  await r.change((change) => want(change, r.wanted('squad/retro/verdict lost')));
  await r.change(async (change) => touch(change, r.workspaceId, 'squad/retro/verdict lost'));
  await r.moved.settle();
  const payload = r.posts()[0]?.metadata;
  expect(payload).toEqual({
    event_type: 'growth_squad',
    event_payload: { key: expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
});

test('messages of one channel go one after the other in order of urgency, a second apart', async () => {
  const r = await rig();
  await r.boot();
  await r.change(async (change) => {
    await want(change, r.wanted('board'));
    await want(change, r.wanted('note'));
    await want(change, r.wanted('outcome', { priority: 1 }));
  });
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"outcome" r1', '"board" r1', '"note" r1']);
  const at = r.slack.calls.map((call) => call.at - START);
  expect(at).toEqual([0, 1112, 2224]);
});

test('a message is not begun while another is on its way to the same channel', async () => {
  const r = await rig();
  await r.boot();
  const end = r.slack.intercept(() => ({ kind: 'slow answer', ms: 7 * SECOND }));
  await r.change(async (change) => {
    await want(change, r.wanted('a'));
    await want(change, r.wanted('b'));
  });
  await r.moved.pass(MINUTE);
  end();
  // When the first arrived is not known: the second between them is counted from its end.
  expect(r.slack.calls.map((call) => call.at - START)).toEqual([0, 7 * SECOND + 1_112]);
});

test('nor is an edit, which no second holds back', async () => {
  const r = await rig();
  await r.boot();
  await r.change(async (change) => {
    for (const key of ['a', 'b']) await want(change, r.wanted(key));
  });
  await r.moved.pass(MINUTE);
  r.slack.intercept(() => ({ kind: 'slow', ms: 5 * SECOND }));
  await r.change(async (change) => touch(change, r.workspaceId, 'a', 'b'));
  await r.moved.pass(SECOND);
  expect(methods(r).filter((method) => method === 'chat.update')).toHaveLength(1);
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"a" r2', '"b" r2']);
});

test('a channel that hangs does not hold up another', async () => {
  const r = await rig();
  await r.boot();
  const other = r.newChannel('other');
  const end = r.slack.intercept(({ args }) => (args['channel'] === r.channel ? { kind: 'hang' } : undefined));
  await r.change(async (change) => {
    await want(change, r.wanted('a'));
    await want(change, r.wanted('b', { to: { channel: other } }));
  });
  await r.moved.settle();
  expect(texts(r.posts(other))).toEqual(['"b" r1']);
  await r.moved.pass(MINUTE);
  end();
});

test('what is owed in a channel that takes nothing waits until it does, others don’t', async () => {
  const r = await rig();
  let held = true;
  await r.boot({
    isHeld: async (_q, workspaceId, channel) => {
      expect(workspaceId).toBe(r.workspaceId);
      return held && channel === r.channel;
    },
  });
  const other = r.newChannel('other');
  await r.change(async (change) => {
    await want(change, r.wanted('a'));
    await want(change, r.wanted('late', { notAfter: START + MINUTE }));
    await want(change, r.wanted('b', { to: { channel: other } }));
  });
  await r.moved.pass(5 * MINUTE);
  expect(texts(r.posts(other))).toEqual(['"b" r1']);
  expect(r.posts()).toEqual([]);
  held = false;
  await r.change(async (change) => {
    touch(change, r.workspaceId, 'a');
    await goOnIn(change, r.workspaceId, r.channel);
  });
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual([expect.stringContaining('"a" r2')]);
  expect((await r.row('late')).state).toBe('expired');
});

test('no more are on their way at once than allowed, in one workspace', async () => {
  const r = await rig();
  await r.boot({ concurrency: { workspace: 2, all: 64 } });
  const channels = ['a', 'b', 'c', 'd', 'e'].map((name) => r.newChannel(name));
  const end = r.slack.intercept(() => ({ kind: 'slow', ms: SECOND }));
  await r.change(async (change) => {
    for (const channel of channels) await want(change, r.wanted(channel, { to: { channel } }));
  });
  await r.moved.pass(MINUTE);
  end();
  expect(r.slack.calls.map((call) => call.at - START)).toEqual([0, 0, SECOND, SECOND, 2 * SECOND]);
});

test('stopping waits for what runs and begins nothing; another start goes on', async () => {
  const r = await rig();
  const first = await r.boot();
  const end = r.slack.intercept(() => ({ kind: 'slow answer', ms: SECOND }));
  await r.change((change) => want(change, r.wanted('a')));
  await r.moved.settle();
  const stopped = first.loop.stop();
  await r.change((change) => want(change, r.wanted('b')));
  await r.moved.pass(MINUTE);
  await stopped;
  expect(await r.row('a')).toMatchObject({ state: 'sent' });
  expect(texts(r.posts())).toEqual(['"a" r1']);
  end();
  await r.boot();
  await r.moved.pass(MINUTE);
  expect(texts(r.posts())).toEqual(['"a" r1', '"b" r1']);
});
