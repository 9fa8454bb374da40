import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bodyOf, manifest, type TestApp, team } from '../test/support/test-app.ts';
import type { Channel, User } from './types.ts';

let app: TestApp;
let ann: User;
let bob: User;
let channel: Channel;
beforeEach(async () => {
  ({ app, ann, bob, channel } = await team());
});
afterEach(() => app.stop());

const again = async (times: number, method: string, args = {}) => {
  for (let n = 0; n < times; n++) expect(await app.call(method, args)).toMatchObject({ ok: true });
};

describe('the Web API at large', () => {
  it('says who the bot is', async () => {
    const { botUserId, teamId, teamUrl } = app.slack;
    const answer = await app.call('auth.test');
    expect(answer).toMatchObject({
      ok: true,
      user_id: botUserId,
      team_id: teamId,
      url: teamUrl,
      team: 'Local',
    });
    expect(await app.call('team.info')).toMatchObject({ team: { id: teamId, name: 'Local' } });
  });

  it('gives a file to whoever may read files, by its token; to others the page to sign in', async () => {
    const file = app.slack.upload(ann.id, { name: 'a b.csv', content: 'x,1' });
    const { file: told } = z
      .object({ file: z.object({ name: z.string(), size: z.number(), url_private_download: z.string() }) })
      .parse(await app.call('files.info', { file: file['id'] }));
    expect(told).toMatchObject({ name: 'a b.csv', size: 3 });
    const get = (token: string) =>
      app.request(told.url_private_download, { headers: { authorization: `Bearer ${token}` } });
    expect(await (await get(app.slack.botToken)).text()).toBe('x,1');
    const refused = await get('xoxb-wrong');
    expect([refused.status, await refused.text()]).toEqual([200, expect.stringContaining('Sign in')]);
    expect(await app.call('files.info', { file: 'F0' })).toMatchObject({ error: 'file_not_found' });
  });

  it('says what the workspace is called now, and at which address it is', async () => {
    const { teamId } = app.slack;
    app.slack.renameTeam('Local & Sons');
    const renamed = { name: 'Local & Sons', domain: 'local-sons', url: 'https://local-sons.slack.com/' };
    expect(app.slack.teamUrl).toBe(renamed.url);
    expect(await app.call('auth.test')).toMatchObject({
      team_id: teamId,
      team: renamed.name,
      url: renamed.url,
    });
    expect(await app.call('team.info')).toMatchObject({ team: { id: teamId, ...renamed } });
  });

  it('takes no call without a token, with a wrong one, or with one of the wrong kind', async () => {
    expect(await app.call('auth.test', {}, '')).toMatchObject({ ok: false, error: 'not_authed' });
    expect(await app.call('auth.test', {}, 'xoxb-wrong')).toMatchObject({ error: 'invalid_auth' });
    expect(await app.call('users.list', {}, app.slack.appToken)).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await app.call('apps.connections.open')).toMatchObject({ error: 'not_allowed_token_type' });
  });

  it('takes the token from the form too, and JSON with a bearer token', async () => {
    const form = new URLSearchParams({ token: app.slack.botToken });
    const answer = await app.request(`${app.apiUrl}auth.test`, { method: 'POST', body: form });
    expect(await bodyOf(answer)).toMatchObject({ ok: true });
    const url = `${app.apiUrl}chat.postMessage`;
    const body = { channel: channel.id, text: 'Hi', blocks: [{ type: 'divider' }] };
    expect(await bodyOf(await app.json(url, body, app.slack.botToken))).toMatchObject({ ok: true });
    expect(JSON.stringify(app.slack.calls)).not.toContain(app.slack.botToken);
  });

  it('refuses what is no form, no JSON, no method, no address', async () => {
    const post = (body: string, type: string) =>
      app.request(`${app.apiUrl}auth.test`, { method: 'POST', body, headers: { 'content-type': type } });
    expect(await bodyOf(await post('{', 'application/json'))).toMatchObject({ error: 'invalid_json' });
    expect(await bodyOf(await post('x', 'text/xml'))).toMatchObject({ error: 'invalid_post_type' });
    expect(await app.call('chat.sing')).toMatchObject({ ok: false, error: 'unknown_method' });
    const { port } = new URL(app.apiUrl);
    expect((await app.request(`http://127.0.0.1:${port}/elsewhere`)).status).toBe(404);
    expect(app.slack.refused).toHaveLength(4);
  });

  it('answers a call with an unknown argument, and blames the app', async () => {
    expect(await app.call('auth.test', { loud: true })).toMatchObject({ ok: true });
    expect(app.slack.faultsOfBot).toEqual(['gave auth.test the unknown argument loud']);
  });

  it('keeps an account of calls with arguments, answer and time taken', async () => {
    await app.call('users.info', { user: ann.id });
    expect(app.slack.calls.at(-1)).toMatchObject({
      at: app.clock.now(),
      method: 'users.info',
      args: { user: ann.id },
      answer: { ok: true },
      status: 200,
      tookMs: 0,
    });
  });
});

describe('pins', () => {
  const post = async () =>
    z
      .object({ ts: z.string() })
      .parse(await app.call('chat.postMessage', { channel: channel.id, text: 'Plan' })).ts;
  const pin = (timestamp: string | undefined, of = channel.id) =>
    app.call('pins.add', { channel: of, ...(timestamp === undefined ? {} : { timestamp }) });

  it('stand once each, until the message is deleted', async () => {
    const ts = await post();
    expect(await pin(ts)).toEqual({ ok: true });
    expect(app.slack.pinned(channel.id)).toEqual([ts]);
    expect(await pin(ts)).toMatchObject({ ok: false, error: 'already_pinned' });
    await app.call('chat.delete', { channel: channel.id, ts });
    expect(app.slack.pinned(channel.id)).toEqual([]);
  });

  it('need a message of a channel that the app is in', async () => {
    const ts = await post();
    expect(await pin(undefined)).toMatchObject({ error: 'no_item_specified' });
    expect(await pin('1.5')).toMatchObject({ error: 'bad_timestamp' });
    expect(await pin('1795000000.000001')).toMatchObject({ error: 'message_not_found' });
    expect(await pin(ts, 'C0')).toMatchObject({ error: 'channel_not_found' });
    const other = app.slack.addChannel({ name: 'other', members: [ann.id] });
    expect(await pin(ts, other.id)).toMatchObject({ error: 'not_in_channel' });
    app.slack.archive(channel.id, ann.id);
    expect(await pin(ts)).toMatchObject({ error: 'is_archived' });
  });

  it('are not taken of what Slack itself says', async () => {
    const joined = app.slack.history(channel.id).find(({ subtype }) => subtype !== undefined);
    expect(await pin(joined?.ts)).toMatchObject({ error: 'not_pinnable' });
  });

  it('need pins:write', async () => {
    const ts = await post();
    await app.stop();
    ({ app } = await team(manifest({ scopes: ['chat:write'] })));
    expect(await pin(ts)).toMatchObject({ error: 'missing_scope', needed: 'pins:write' });
  });
});

describe('rate limits', () => {
  it.each([
    ['users.list', 20],
    ['conversations.info', 50],
    ['conversations.members', 100],
  ])('lets %s through %i times a minute, then says how long to wait', async (method, limit) => {
    const args = method === 'users.list' ? {} : { channel: channel.id };
    await again(limit, method, args);
    await app.clock.pass(20_000);
    const url = `${app.apiUrl}${method}?${new URLSearchParams(args)}`;
    const headers = { authorization: `Bearer ${app.slack.botToken}` };
    const refused = await app.request(url, { headers });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(await bodyOf(refused)).toEqual({ ok: false, error: 'ratelimited' });
    expect(app.slack.refused).toMatchObject([{ method, error: 'ratelimited' }]);
    await app.clock.pass(39_999);
    expect(await app.call(method, args)).toMatchObject({ ok: false });
    await app.clock.pass(1);
    expect(await app.call(method, args)).toMatchObject({ ok: true });
  });
});

describe('faults that a test asks for', () => {
  it('holds a slow request back on a timer of the clock, then does the work', async () => {
    app.slack.intercept(({ method }) =>
      method === 'chat.postMessage' ? { kind: 'slow', ms: 5000 } : undefined,
    );
    const posted = app.call('chat.postMessage', { channel: channel.id, text: 'Late' });
    await app.clock.pass(4999);
    expect(app.slack.unread(ann.id, channel.id)).toBe(0);
    await app.clock.pass(1);
    expect(app.slack.unread(ann.id, channel.id)).toBe(1);
    expect(await posted).toMatchObject({ ok: true });
    expect(app.slack.calls.at(-1)?.tookMs).toBe(5000);
  });

  it('does the work at once and answers late, or never', async () => {
    const faults = [{ kind: 'slow answer' as const, ms: 5000 }, { kind: 'answer lost' as const }];
    app.slack.intercept(() => faults.shift());
    const post = () => app.call('chat.postMessage', { channel: channel.id, text: 'Hi' });
    const late = post();
    await app.clock.settle();
    expect(app.slack.unread(ann.id, channel.id)).toBe(1);
    await app.clock.pass(5000);
    expect(await late).toMatchObject({ ok: true });
    await expect(post()).rejects.toThrow();
    expect(app.slack.unread(ann.id, channel.id)).toBe(2);
  });

  it('refuses, loses or hangs without doing anything, and counts none of it as a refusal', async () => {
    const end = app.slack.intercept(() => ({ kind: 'ratelimited', retryAfter: 7 }));
    const url = `${app.apiUrl}auth.test`;
    expect((await app.request(url)).headers.get('retry-after')).toBe('7');
    end();
    const stop = app.slack.intercept(() => ({ kind: 'status', status: 503 }));
    expect((await app.request(url)).status).toBe(503);
    stop();
    app.slack.intercept(() => ({ kind: 'error', error: 'fatal_error' }));
    expect(await app.call('auth.test')).toEqual({ ok: false, error: 'fatal_error' });
    app.slack.intercept(() => ({ kind: 'request lost' }));
    const post = { channel: channel.id, text: 'Hi' };
    await expect(app.call('chat.postMessage', post)).rejects.toThrow();
    app.slack.intercept(() => ({ kind: 'hang' }));
    const given = new AbortController();
    const hung = app.request(url, { signal: given.signal });
    await app.clock.settle();
    expect([...app.slack.traffic.requests.values()]).toEqual(['parked']);
    given.abort();
    await expect(hung).rejects.toThrow();
    await app.clock.settle();
    expect(app.slack.unread(ann.id, channel.id)).toBe(0);
    expect(app.slack.refused).toEqual([]);
  });
});

describe('people', () => {
  it('are told with zone, flags and, if asked for, locale', async () => {
    const { user } = await app.call('users.info', { user: bob.id, include_locale: true });
    expect(user).toMatchObject({
      id: bob.id,
      deleted: false,
      is_bot: false,
      is_restricted: false,
      tz: 'Asia/Shanghai',
      tz_offset: 28_800,
      locale: 'zh-CN',
      profile: { display_name: 'Bob' },
    });
    expect((await app.call('users.info', { user: bob.id }))['user']).not.toHaveProperty('locale');
    expect(await app.call('users.info', { user: 'U404' })).toMatchObject({ error: 'user_not_found' });
  });

  it('are told without a zone once they are deactivated', async () => {
    app.slack.updateUser(bob.id, { deactivated: true });
    const { user } = await app.call('users.info', { user: bob.id });
    expect(user).toMatchObject({ deleted: true });
    expect(user).not.toHaveProperty('tz');
  });

  it('are listed page by page, the bot and Slackbot among them', async () => {
    const first = await app.call('users.list', { limit: 3 });
    expect(first['members']).toHaveLength(3);
    const cursor = Object(first['response_metadata'])['next_cursor'];
    const second = await app.call('users.list', { limit: 3, cursor });
    expect(second).toMatchObject({ members: [{ id: bob.id }], response_metadata: { next_cursor: '' } });
    expect(await app.call('users.list', { cursor: 'x' })).toMatchObject({ error: 'invalid_cursor' });
    expect(await app.call('users.list', { limit: 0 })).toMatchObject({ error: 'invalid_limit' });
  });

  it('need users:read and team:read', async () => {
    await app.stop();
    ({ app } = await team(manifest({ scopes: ['chat:write'] })));
    for (const [method, needed] of Object.entries({ 'users.list': 'users:read', 'team.info': 'team:read' })) {
      expect(await app.call(method)).toMatchObject({ error: 'missing_scope', needed });
    }
    expect(await app.call('files.info', { file: 'F1' })).toMatchObject({
      error: 'missing_scope',
      needed: 'files:read',
    });
  });
});
