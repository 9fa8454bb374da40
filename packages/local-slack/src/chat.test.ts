import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, type TestApp, team } from '../test/support/test-app.ts';
import type { Channel, User } from './types.ts';

let app: TestApp;
let ann: User;
let bob: User;
let channel: Channel;
beforeEach(async () => {
  ({ app, ann, bob, channel } = await team());
});
afterEach(() => app.stop());

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const post = (args: object = {}) =>
  app.call('chat.postMessage', { channel: channel.id, text: 'Hello', ...args });
const tsOf = (answer: { readonly [key: string]: unknown }): string => String(answer['ts']);
const texts = (id = channel.id) =>
  app.slack
    .history(id)
    .filter((message) => !message.subtype)
    .map((message) => message.text);

describe('chat.postMessage', () => {
  it('answers what Slack answers, and the message stands in the channel', async () => {
    const metadata = { event_type: 'plan', event_payload: { key: 'k' } };
    const answer = await post({ blocks: [section('Hi')], metadata });
    expect(answer).toMatchObject({
      ok: true,
      channel: channel.id,
      ts: expect.stringMatching(/^\d{10}\.\d{6}$/),
      message: { type: 'message', text: 'Hello', user: app.slack.botUserId, metadata },
    });
    expect(app.slack.message(channel.id, tsOf(answer))?.blocks[0]).toMatchObject({
      type: 'section',
      block_id: expect.any(String),
    });
    expect(app.slack.refused).toEqual([]);
  });

  it('gives each message of a channel a later ts, also within one millisecond', async () => {
    const [first, second] = [tsOf(await post()), tsOf(await post())];
    expect(Number(second)).toBeGreaterThan(Number(first));
  });

  it.each([
    ['channel_not_found', { channel: 'C404' }],
    ['no_text', { text: '' }],
    ['msg_too_long', { text: 'x'.repeat(4001) }],
    ['invalid_blocks', { blocks: [{ type: 'section' }] }],
    ['invalid_blocks_format', { blocks: '[{' }],
    ['cannot_reply_to_message', { thread_ts: '1.000001' }],
    ['metadata_too_large', { metadata: { event_type: 'a', event_payload: { b: 'x'.repeat(20_000) } } }],
    ['invalid_arguments', { unfurl_links: 'perhaps' }],
    ['markdown_text_conflict', { markdown_text: '**a**' }],
  ])('refuses with %s', async (error, args) => {
    expect(await post(args)).toMatchObject({ ok: false, error });
    expect(app.slack.refused).toMatchObject([{ method: 'chat.postMessage', error }]);
    expect(texts()).toEqual([]);
  });

  it('refuses in an archived channel, in one without the bot, and knows no private one without it', async () => {
    app.slack.archive(channel.id, ann.id);
    expect(await post()).toMatchObject({ error: 'is_archived' });
    const other = app.slack.addChannel({ name: 'other', members: [ann.id] });
    expect(await post({ channel: other.id })).toMatchObject({ error: 'not_in_channel' });
    const hidden = app.slack.addChannel({ name: 'hidden', private: true, members: [ann.id] });
    expect(await post({ channel: hidden.id })).toMatchObject({ error: 'channel_not_found' });
    app.slack.invite(hidden.id, app.slack.botUserId, ann.id);
    expect(await post({ channel: hidden.id })).toMatchObject({ ok: true });
  });

  it('opens the direct message when given a person, and refuses a deactivated one', async () => {
    const answer = await post({ channel: ann.id });
    expect(answer['channel']).toBe(app.slack.dmOf(ann.id)?.id);
    const { id } = app.slack.addUser({ name: 'Gone', zone: 'UTC', deactivated: true });
    expect(await post({ channel: id })).toMatchObject({ error: 'channel_not_found' });
    app.slack.updateUser(ann.id, { deactivated: true });
    expect(await post({ channel: answer['channel'] })).toMatchObject({ error: 'channel_not_found' });
  });

  it('keeps replies in the thread, but for a broadcast one; a reply has no replies', async () => {
    const parent = tsOf(await post());
    const reply = tsOf(await post({ text: 'In the thread', thread_ts: parent }));
    await post({ text: 'For all', thread_ts: parent, reply_broadcast: true });
    expect(texts()).toEqual(['Hello', 'For all']);
    expect(app.slack.thread(channel.id, parent).map(({ text }) => text)).toEqual([
      'Hello',
      'In the thread',
      'For all',
    ]);
    expect(await post({ thread_ts: reply })).toMatchObject({ error: 'cannot_reply_to_message' });
  });

  it('posts a reply to a message that its author deleted by itself, and refuses one below a gravestone', async () => {
    const said = () => app.slack.post(ann.id, channel.id, 'Said').ts;
    const [gone, buried] = [said(), said()];
    await post({ text: 'In the thread', thread_ts: buried });
    for (const ts of [gone, buried]) app.slack.erase(ann.id, channel.id, ts);
    expect(() => app.slack.erase(ann.id, channel.id, gone)).toThrow('has no message');
    const answer = await post({ text: 'Alone', thread_ts: gone });
    expect(answer['message']).not.toHaveProperty('thread_ts');
    expect(texts()).toContain('Alone');
    expect(await post({ thread_ts: buried })).toMatchObject({ error: 'cannot_reply_to_message' });
  });

  it('needs chat:write', async () => {
    await app.stop();
    ({ app, channel } = await team(manifest({ scopes: ['commands'] })));
    expect(await post()).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands',
    });
  });

  it('lets a burst of five through in a channel, then one a second', async () => {
    for (let n = 0; n < 5; n++) expect(await post()).toMatchObject({ ok: true });
    expect(await post()).toMatchObject({ ok: false, error: 'ratelimited' });
    expect(await post({ channel: ann.id })).toMatchObject({ ok: true });
    await app.clock.pass(1000);
    expect(await post()).toMatchObject({ ok: true });
    expect(await post()).toMatchObject({ error: 'ratelimited' });
  });
});

describe('chat.update', () => {
  it('replaces text and blocks; blocks left out are gone, metadata left out stays, an empty one clears it', async () => {
    const metadata = { event_type: 'plan', event_payload: {} };
    const ts = tsOf(await post({ blocks: [section('Hi')], metadata }));
    const update = (args: object) =>
      app.call('chat.update', { channel: channel.id, ts, text: 'New', ...args });
    expect(await update({})).toMatchObject({ ok: true, ts, text: 'New', message: { edited: {} } });
    expect(app.slack.message(channel.id, ts)).toMatchObject({ text: 'New', blocks: [], metadata });
    await update({ metadata: {} });
    expect(app.slack.message(channel.id, ts)?.metadata).toBeUndefined();
    expect(await update({ text: '' })).toMatchObject({ error: 'no_text' });
  });

  it('makes no unread mark and no notification', async () => {
    const ts = tsOf(await post());
    app.slack.markRead(ann.id, channel.id);
    await app.call('chat.update', { channel: channel.id, ts, text: `<@${ann.id}> look` });
    expect(app.slack.unread(ann.id, channel.id)).toBe(0);
    expect(app.slack.notifications(ann.id)).toEqual([]);
  });

  it('touches only messages of the bot, in channels that are not archived, by the id of the conversation', async () => {
    const update = (at: string, to = channel.id) =>
      app.call('chat.update', { channel: to, ts: at, text: 'x' });
    const { ts } = app.slack.post(ann.id, channel.id, 'Mine');
    expect(await update(ts)).toMatchObject({ error: 'cant_update_message' });
    expect(await update('1.000001')).toMatchObject({ error: 'message_not_found' });
    const whisper = await app.call('chat.postEphemeral', { channel: channel.id, user: ann.id, text: 'Psst' });
    expect(await update(String(whisper['message_ts']))).toMatchObject({ error: 'message_not_found' });
    const direct = tsOf(await post({ channel: ann.id }));
    expect(await update(direct, ann.id)).toMatchObject({ error: 'channel_not_found' });
    const own = tsOf(await post());
    app.slack.archive(channel.id, ann.id);
    expect(await update(own)).toMatchObject({ error: 'is_inactive' });
  });
});

describe('chat.delete', () => {
  it('takes the message away, or leaves a gravestone above its replies', async () => {
    const [alone, parent] = [tsOf(await post()), tsOf(await post())];
    await post({ thread_ts: parent });
    for (const ts of [alone, parent]) {
      expect(await app.call('chat.delete', { channel: channel.id, ts })).toMatchObject({ ok: true, ts });
    }
    expect(app.slack.message(channel.id, alone)).toBeUndefined();
    expect(app.slack.message(channel.id, parent)?.subtype).toBe('tombstone');
    const again = { channel: channel.id, ts: parent };
    expect(await app.call('chat.delete', again)).toMatchObject({ error: 'message_not_found' });
    const { ts } = app.slack.post(ann.id, channel.id, 'Mine');
    expect(await app.call('chat.delete', { channel: channel.id, ts })).toMatchObject({
      error: 'cant_delete_message',
    });
  });
});

describe('chat.postEphemeral and chat.getPermalink', () => {
  it('shows a message to one person only, without an unread mark', async () => {
    const answer = await app.call('chat.postEphemeral', { channel: channel.id, user: ann.id, text: 'Psst' });
    expect(answer).toMatchObject({ ok: true, message_ts: expect.any(String) });
    expect(app.slack.ephemerals(ann.id, channel.id).map(({ text }) => text)).toEqual(['Psst']);
    expect(app.slack.ephemerals(bob.id, channel.id)).toEqual([]);
    expect(app.slack.unread(ann.id, channel.id)).toBe(0);
    const out = app.slack.addUser({ name: 'Out', zone: 'UTC' });
    const refused = await app.call('chat.postEphemeral', { channel: channel.id, user: out.id, text: 'Psst' });
    expect(refused).toMatchObject({ error: 'user_not_in_channel' });
  });

  it('links to a message, and to a reply with its thread', async () => {
    const ts = tsOf(await post());
    const reply = tsOf(await post({ thread_ts: ts }));
    const link = (at: string) => app.call('chat.getPermalink', { channel: channel.id, message_ts: at });
    const base = `${app.slack.teamUrl}archives/${channel.id}/p`;
    expect(await link(ts)).toMatchObject({ permalink: `${base}${ts.replace('.', '')}` });
    expect(await link(reply)).toMatchObject({ permalink: expect.stringContaining(`?thread_ts=${ts}`) });
    expect(await link('1.000001')).toMatchObject({ error: 'message_not_found' });
  });
});

describe('who hears of a message', () => {
  it('marks it unread for others, notifies whom it mentions, everybody by a broadcast, and whom it is written to', async () => {
    await post({ text: `<@${ann.id}> look` });
    await post({ text: '<!channel> all' });
    await post({ channel: bob.id });
    expect(app.slack.unread(ann.id, channel.id)).toBe(2);
    expect(app.slack.notifications(ann.id).map(({ why }) => why)).toEqual(['mention', 'broadcast']);
    expect(app.slack.notifications(bob.id).map(({ why }) => why)).toEqual(['broadcast', 'direct message']);
    app.slack.post(ann.id, channel.id, 'Mine');
    expect(app.slack.unread(ann.id, channel.id)).toBe(2);
    expect(app.slack.unread(bob.id, channel.id)).toBe(3);
  });

  it('notifies in a thread of its private messages only whom a reply mentions', async () => {
    const { channel: dm, ts } = await post({ channel: bob.id });
    await post({ channel: dm, thread_ts: ts });
    expect(app.slack.notifications(bob.id)).toHaveLength(1);
    await post({ channel: dm, thread_ts: ts, text: `<@${bob.id}> look` });
    expect(app.slack.notifications(bob.id)).toHaveLength(2);
  });

  it('blames the app when something typed calls people, not when it is escaped', async () => {
    app.slack.post(ann.id, channel.id, '<!channel> wake up');
    await post({ text: '&lt;!channel&gt; wake up', blocks: [section('&lt;!channel&gt; wake up')] });
    expect(app.slack.faultsOfBot).toEqual([]);
    await post({ text: 'Ann said <!channel> wake up' });
    expect(app.slack.faultsOfBot).toEqual([expect.stringContaining('<!channel> wake up')]);
  });
});
