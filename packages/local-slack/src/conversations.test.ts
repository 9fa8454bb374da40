import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, type TestApp, team } from '../test/support/test-app.ts';
import type { Channel, JsonObject, User } from './types.ts';

let app: TestApp;
let ann: User;
let channel: Channel;
beforeEach(async () => {
  ({ app, ann, channel } = await team());
});
afterEach(() => app.stop());

const messagesOf = (answer: JsonObject): JsonObject[] =>
  Array.isArray(answer['messages']) ? answer['messages'] : [];
const textsOf = (answer: JsonObject) =>
  messagesOf(answer)
    .filter((message) => message['subtype'] !== 'channel_join')
    .map((message) => message['text']);
const write = async (...texts: string[]) => {
  const written: string[] = [];
  for (const text of texts) {
    await app.clock.pass(1000);
    written.push(app.slack.post(ann.id, channel.id, text).ts);
  }
  return written;
};

describe('conversations.open', () => {
  it('makes one direct message with a person, and finds it again', async () => {
    const first = await app.call('conversations.open', { users: ann.id });
    const id = app.slack.dmOf(ann.id)?.id;
    expect(first).toEqual({ ok: true, channel: { id: expect.stringMatching(/^D/) } });
    const again = await app.call('conversations.open', { users: ann.id, return_im: true });
    expect(again).toMatchObject({ already_open: true, channel: { id, user: ann.id, is_im: true } });
    expect(await app.call('conversations.open', { channel: id })).toMatchObject({ channel: { id } });
  });

  it('refuses who is deactivated, a bot, unknown, or nobody', async () => {
    const gone = app.slack.addUser({ name: 'Gone', zone: 'UTC', deactivated: true });
    const bot = app.slack.addUser({ name: 'Other bot', zone: 'UTC', bot: true });
    const open = (args: JsonObject) => app.call('conversations.open', args);
    expect(await open({ users: gone.id })).toMatchObject({ error: 'user_disabled' });
    expect(await open({ users: bot.id })).toMatchObject({ error: 'cannot_dm_bot' });
    expect(await open({ users: 'U404' })).toMatchObject({ error: 'user_not_found' });
    expect(await open({})).toMatchObject({ error: 'users_list_not_supplied' });
    expect(await open({ channel: channel.id })).toMatchObject({
      error: 'method_not_supported_for_channel_type',
    });
  });
});

describe('channels', () => {
  it('are told with name, members and whether they are archived', async () => {
    const info = () => app.call('conversations.info', { channel: channel.id, include_num_members: true });
    expect(await info()).toMatchObject({
      channel: { id: channel.id, name: 'growth', is_member: true, is_archived: false, num_members: 3 },
    });
    app.slack.archive(channel.id, ann.id);
    app.slack.rename(channel.id, 'grown');
    expect(await info()).toMatchObject({ channel: { name: 'grown', is_archived: true } });
    const members = await app.call('conversations.members', { channel: channel.id, limit: 2 });
    expect(members['members']).toHaveLength(2);
  });

  it('that are private are known only with the bot in them', async () => {
    const hidden = app.slack.addChannel({ name: 'hidden', private: true, members: [ann.id] });
    const info = () => app.call('conversations.info', { channel: hidden.id });
    const list = () => app.call('conversations.list', { types: 'private_channel' });
    expect(await info()).toMatchObject({ error: 'channel_not_found' });
    expect(await list()).toMatchObject({ channels: [] });
    app.slack.invite(hidden.id, app.slack.botUserId, ann.id);
    expect(await info()).toMatchObject({ channel: { is_private: true } });
    expect(await list()).toMatchObject({ channels: [{ id: hidden.id }] });
  });

  it('are listed without archived ones if asked, and by whose they are', async () => {
    const other = app.slack.addChannel({ name: 'other', members: [ann.id] });
    const ids = async (method: string, args = {}) => {
      const { channels } = await app.call(method, args);
      return Array.isArray(channels) ? channels.map((each: JsonObject) => each['id']) : [];
    };
    expect(await ids('conversations.list')).toEqual([channel.id, other.id]);
    expect(await ids('users.conversations')).toEqual([channel.id]);
    expect(await ids('users.conversations', { user: ann.id })).toEqual([channel.id, other.id]);
    app.slack.archive(channel.id, ann.id);
    expect(await ids('conversations.list', { exclude_archived: true })).toEqual([other.id]);
    expect(await app.call('conversations.list', { types: 'tv' })).toMatchObject({ error: 'invalid_types' });
  });

  it('need the scope of their kind', async () => {
    await app.stop();
    ({ app, channel, ann } = await team(manifest({ scopes: ['groups:read'] })));
    const args = { channel: channel.id };
    for (const [method, needed] of [
      ['conversations.info', 'channels:read'],
      ['conversations.members', 'channels:read'],
      ['conversations.history', 'channels:history'],
      ['conversations.open', 'im:write'],
    ] as const) {
      expect(await app.call(method, args)).toMatchObject({ error: 'missing_scope', needed });
    }
  });
});

describe('conversations.history', () => {
  it('gives the newest first, page by page, also when something is written in between', async () => {
    await write('one', 'two', 'three');
    const first = await app.call('conversations.history', { channel: channel.id, limit: 2 });
    expect(textsOf(first)).toEqual(['three', 'two']);
    expect(first['has_more']).toBe(true);
    await write('four');
    const cursor = Object(first['response_metadata'])['next_cursor'];
    expect(textsOf(await app.call('conversations.history', { channel: channel.id, cursor }))).toEqual([
      'one',
    ]);
  });

  it('keeps to a span of time; its ends belong to it only with inclusive', async () => {
    const [oldest, , latest] = await write('one', 'two', 'three');
    const history = (args: object) => app.call('conversations.history', { channel: channel.id, ...args });
    expect(textsOf(await history({ oldest, latest }))).toEqual(['two']);
    expect(textsOf(await history({ oldest, latest, inclusive: true }))).toEqual(['three', 'two', 'one']);
    expect(await history({ oldest: 'noon' })).toMatchObject({ error: 'invalid_ts_oldest' });
    expect(await history({ latest: 'noon' })).toMatchObject({ error: 'invalid_ts_latest' });
    expect(await history({ limit: 1000 })).toMatchObject({ error: 'invalid_limit' });
  });

  it('tells what metadata holds only when asked for all of it, and how many replies there are', async () => {
    const metadata = { event_type: 'plan', event_payload: { key: 'k' } };
    const { ts } = await app.call('chat.postMessage', { channel: channel.id, text: 'Plan', metadata });
    await app.call('chat.postMessage', { channel: channel.id, text: 'Reply', thread_ts: ts });
    const newest = async (args = {}) =>
      messagesOf(await app.call('conversations.history', { channel: channel.id, ...args }))[0];
    expect(await newest()).toMatchObject({ reply_count: 1, metadata: { event_type: 'plan' } });
    expect(Object((await newest())?.['metadata'])).not.toHaveProperty('event_payload');
    expect(await newest({ include_all_metadata: true })).toMatchObject({ metadata });
  });

  it('is closed to a bot that is not in the channel', async () => {
    const other = app.slack.addChannel({ name: 'other', members: [ann.id] });
    for (const method of ['conversations.history', 'conversations.replies']) {
      const answer = await app.call(method, { channel: other.id, ts: '1.000001' });
      expect(answer).toMatchObject({ error: 'not_in_channel' });
    }
  });
});

describe('conversations.replies', () => {
  it('gives the parent first, then its replies, oldest first', async () => {
    const [parent] = await write('parent');
    app.slack.post(ann.id, channel.id, 'first', parent);
    app.slack.post(ann.id, channel.id, 'second', parent);
    const answer = await app.call('conversations.replies', { channel: channel.id, ts: parent });
    expect(textsOf(answer)).toEqual(['parent', 'first', 'second']);
    const none = await app.call('conversations.replies', { channel: channel.id, ts: '1.000001' });
    expect(none).toMatchObject({ error: 'thread_not_found' });
  });
});
