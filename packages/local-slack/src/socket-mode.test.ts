import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { manifest, TestApp, team } from '../test/support/test-app.ts';
import type { Channel, User } from './types.ts';

let app: TestApp;
let ann: User;
let bob: User;
let channel: Channel;
beforeEach(async () => {
  ({ app, ann, bob, channel } = await team(manifest()));
  await app.connect();
  await app.clock.pass(0);
  app.frames.length = 0;
});
afterEach(() => app.stop());

const rename = () => app.slack.rename(channel.id, 'grown');

describe('a connection', () => {
  it('opens once with the address it was given, and no other way', async () => {
    const { url } = await app.call('apps.connections.open', {}, app.slack.appToken);
    for (const expected of ['open', 'error']) {
      const socket = new WebSocket(String(url));
      const seen = await new Promise((resolve) => {
        socket.on('open', () => resolve('open'));
        socket.on('error', () => resolve('error'));
      });
      expect(seen).toBe(expected);
      socket.terminate();
    }
  });

  it('is one of ten; an eleventh is told that there are too many', async () => {
    for (let n = 2; n <= 10; n++) await app.connect();
    expect(app.frames).toEqual([]);
    await app.connect();
    expect(app.frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  });

  it.each(['refresh_requested', 'warning'] as const)(
    'that is told %s ends ten seconds later',
    async (reason) => {
      app.slack.disconnect(reason);
      await app.clock.settle();
      expect(app.frames).toMatchObject([{ type: 'disconnect', reason }]);
      await app.clock.pass(9999);
      expect(app.traffic.connections.size).toBe(1);
      await app.clock.pass(1);
      await app.clock.settle();
      expect(app.traffic.connections.size).toBe(0);
    },
  );

  it('that was told to end gets nothing more; the new one does', async () => {
    app.slack.disconnect('refresh_requested');
    const fresh = await app.connect();
    rename();
    await app.clock.settle();
    expect(app.events).toEqual(['channel_rename']);
    fresh.terminate();
  });

  it('takes its turn with the others', async () => {
    await app.connect();
    rename();
    rename();
    await app.clock.settle();
    const received = [...app.traffic.connections.values()].map((frames) => frames.received);
    expect(received.map((count) => count > 1)).toEqual([true, true]);
  });

  it('can be cut', async () => {
    app.slack.cut();
    await app.clock.settle();
    expect(app.traffic.connections.size).toBe(0);
    expect(app.slack.traffic.connections.size).toBe(0);
  });
});

describe('an event', () => {
  it('comes as Slack sends it', async () => {
    rename();
    await app.clock.settle();
    expect(app.frames).toMatchObject([
      {
        type: 'events_api',
        envelope_id: expect.any(String),
        accepts_response_payload: false,
        retry_attempt: 0,
        payload: {
          type: 'event_callback',
          team_id: app.slack.teamId,
          event_id: expect.stringMatching(/^Ev/),
          event: { type: 'channel_rename', channel: { id: channel.id, name: 'grown' } },
          authorizations: [{ user_id: app.slack.botUserId, is_bot: true }],
        },
      },
    ]);
  });

  it('that is not acknowledged comes again at once, after a minute, after five, then never', async () => {
    app.reply = () => 'nothing';
    rename();
    const seen = async (ms: number) => {
      await app.clock.pass(ms);
      await app.clock.settle();
      return app.frames.length;
    };
    expect(await seen(2999)).toBe(1);
    expect(await seen(1)).toBe(2);
    expect(await seen(3000 + 59_999)).toBe(2);
    expect(await seen(1)).toBe(3);
    expect(await seen(3000 + 300_000)).toBe(4);
    expect(await seen(3_600_000)).toBe(4);
    expect(app.frames.map((frame) => [frame.retry_attempt, frame.retry_reason])).toEqual([
      [0, ''],
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    expect(new Set(app.frames.map((frame) => frame.payload?.['event_id'])).size).toBe(1);
    expect(new Set(app.frames.map((frame) => frame.envelope_id)).size).toBe(4);
    expect(app.slack.lostEvents).toHaveLength(1);
  });

  it('waits for the next try when there is no connection', async () => {
    app.slack.cut();
    await app.clock.settle();
    rename();
    await app.clock.pass(30_000);
    await app.connect();
    expect(app.frames).toEqual([]);
    await app.clock.pass(30_000);
    await app.clock.settle();
    expect(app.frames).toMatchObject([{ retry_attempt: 2 }]);
    await app.clock.pass(600_000);
    expect(app.frames).toHaveLength(1);
  });

  it('is sent only if the manifest names it and has its scope', async () => {
    await app.stop();
    const events = ['user_change', 'channel_rename'];
    ({ app, ann, channel } = await team(manifest({ events, scopes: ['channels:read'] })));
    await app.connect();
    rename();
    app.slack.archive(channel.id, ann.id);
    app.slack.updateUser(ann.id, { zone: 'UTC' });
    await app.clock.settle();
    expect(app.events).toEqual(['channel_rename']);
  });

  it('is told for what happens in channels', async () => {
    const other = app.slack.addChannel({ name: 'other', members: [ann.id] });
    app.slack.join(other.id, bob.id);
    app.slack.invite(other.id, app.slack.botUserId, ann.id);
    app.slack.leave(other.id, bob.id);
    app.slack.join(other.id, bob.id);
    app.slack.archive(other.id, ann.id);
    app.slack.unarchive(other.id, ann.id);
    app.slack.leave(other.id, app.slack.botUserId);
    await app.clock.settle();
    expect(app.events.filter((type) => type !== 'message')).toEqual([
      'member_joined_channel',
      'member_left_channel',
      'member_joined_channel',
      'channel_archive',
      'channel_unarchive',
      'channel_left',
    ]);
    const [joined] = app.frames.filter((frame) =>
      JSON.stringify(frame.payload).includes('member_joined_channel'),
    );
    expect(joined?.payload?.['event']).toMatchObject({ user: app.slack.botUserId, inviter: ann.id });
  });

  it.each([
    [['team:read'], ['team_rename', 'team_domain_change']],
    [['users:read'], []],
  ])('tells of the workspace’s new name and address whom its scopes allow it: %j', async (scopes, told) => {
    const own = await TestApp.start(manifest({ scopes, events: ['team_rename', 'team_domain_change'] }));
    await own.connect();
    own.slack.renameTeam('Acme');
    await own.clock.settle();
    expect(own.events).toEqual(told);
    await own.stop();
  });

  it('tells of people, of Home being opened, and of messages where the bot is', async () => {
    app.slack.updateUser(bob.id, { zone: 'Europe/Berlin' });
    app.slack.openHome(ann.id);
    app.slack.post(ann.id, channel.id, `a < b, <@${bob.id}> <!channel>`);
    await app.clock.settle();
    const events = app.frames.map((frame) => frame.payload?.['event']);
    expect(events).toMatchObject([
      { type: 'user_change', user: { id: bob.id, tz: 'Europe/Berlin' } },
      { type: 'app_home_opened', user: ann.id, tab: 'home', channel: app.slack.dmOf(ann.id)?.id },
      {
        type: 'message',
        channel_type: 'channel',
        user: ann.id,
        text: `a &lt; b, <@${bob.id}> &lt;!channel&gt;`,
      },
    ]);
  });
});

describe('what people write to the app', () => {
  const events = ['message.im', 'app_mention'];
  const told = () =>
    app.frames
      .map((frame) => Object(frame.payload?.['event']))
      .map(({ type, subtype, text }) => [type, subtype, text].filter(Boolean).join(' '));

  /** Writes in the private messages and in the channel, with and without a mention, and edits both. */
  async function write(scopes: string[]): Promise<string[]> {
    await app.stop();
    ({ app, ann, channel } = await team(manifest({ events, scopes })));
    await app.connect();
    app.slack.openHome(ann.id);
    const dm = app.slack.dmOf(ann.id)?.id ?? '';
    const mention = `<@${app.slack.botUserId}> help`;
    for (const place of [dm, channel.id]) {
      app.slack.post(ann.id, place, 'hello');
      const { ts } = app.slack.post(ann.id, place, mention);
      app.slack.reword(ann.id, place, ts, 'never mind');
      expect(app.slack.message(place, ts)?.text).toBe('never mind');
      expect(() => app.slack.reword(bob.id, place, ts, 'mine')).toThrow('no message');
    }
    await app.clock.settle();
    return told().map((each) => each.replace(app.slack.botUserId, 'app'));
  }

  it('comes as a message where it is private, as a mention in a channel, never as both', async () => {
    expect(await write(['im:history', 'app_mentions:read'])).toEqual([
      ...['message hello', 'message <@app> help', 'message message_changed', 'app_mention <@app> help'],
    ]);
  });

  it('needs the scopes', async () => {
    expect(await write(['im:history'])).not.toContain('app_mention <@app> help');
    expect(await write(['app_mentions:read'])).toEqual(['app_mention <@app> help']);
  });
});

describe('acknowledgements', () => {
  it('that come twice, for nothing, or in no form are faults of the app', async () => {
    app.reply = () => 'nothing';
    const seen = app.slack.command(ann.id, channel.id, '/idea one');
    await app.clock.settle();
    app.acknowledge(app.frames[0], { text: 'Logged' });
    app.acknowledge(app.frames[0]);
    app.acknowledge({ envelope_id: 'made-up' });
    app.say({ hello: true });
    await app.clock.settle();
    expect(await seen).toMatchObject({ kind: 'answered', reply: { text: 'Logged' } });
    expect(app.slack.faultsOfBot).toEqual([
      'acknowledged /idea twice',
      'acknowledged an envelope that was never sent: made-up',
      expect.stringContaining('no acknowledgement'),
    ]);
  });
});
