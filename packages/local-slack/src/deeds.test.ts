import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bodyOf, type TestApp, team } from '../test/support/test-app.ts';
import type { Channel, JsonObject, User } from './types.ts';

let app: TestApp;
let ann: User;
let channel: Channel;
beforeEach(async () => {
  ({ app, ann, channel } = await team());
  await app.connect();
  await app.clock.pass(0);
  app.frames.length = 0;
});
afterEach(() => app.stop());

const button = {
  type: 'button',
  action_id: 'take',
  text: { type: 'plain_text', text: 'Take it' },
  value: '7',
};
const actions = { type: 'actions', block_id: 'row', elements: [button] };
/** Uses the latest `response_url`. */
const respond = (body: JsonObject) => {
  const urls = app.frames.map((frame) => frame.payload?.['response_url']);
  return app.json(String(urls.findLast((url) => url !== undefined)), body);
};
const idea = (line = '/idea ask them') => app.slack.command(ann.id, channel.id, line);

describe('a slash command', () => {
  it('comes to the app as Slack sends it', async () => {
    expect(await idea()).toEqual({ kind: 'answered', reply: undefined });
    expect(app.payload).toMatchObject({
      command: '/idea',
      text: 'ask them',
      user_id: ann.id,
      user_name: 'ann.lee',
      channel_id: channel.id,
      channel_name: 'growth',
      team_id: app.slack.teamId,
      trigger_id: expect.any(String),
      response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\//),
    });
  });

  it('is answered in the acknowledgement, to whoever typed it or to all', async () => {
    app.reply = () => ({ text: 'Logged' });
    expect(await idea()).toMatchObject({ kind: 'answered', reply: { userId: ann.id, text: 'Logged' } });
    app.reply = () => ({ text: 'Logged', response_type: 'in_channel' });
    await idea();
    expect(app.slack.history(channel.id).at(-1)?.text).toBe('Logged');
    app.reply = () => ({ text: 'x'.repeat(4001) });
    expect(await idea()).toMatchObject({ kind: 'failed' });
    expect(app.slack.refused).toMatchObject([{ method: 'acknowledgement of /idea', error: 'msg_too_long' }]);
  });

  it('fails when it is not known, when the app is late, and when there is no app', async () => {
    expect(await idea('/nonsense')).toEqual({ kind: 'failed', text: '/nonsense is not a valid command.' });
    app.reply = () => 'nothing';
    const late = idea();
    await app.clock.pass(3000);
    expect(await late).toMatchObject({ kind: 'failed', text: expect.stringContaining('operation_timeout') });
    app.slack.cut();
    await app.clock.settle();
    expect(await idea()).toMatchObject({ kind: 'failed', text: expect.stringContaining('dispatch_failed') });
  });

  it('is answered in time up to the last millisecond', async () => {
    app.reply = () => 'nothing';
    const seen = idea();
    await app.clock.pass(2999);
    app.acknowledge(app.frames.find((frame) => frame.type === 'slash_commands'));
    expect(await seen).toMatchObject({ kind: 'answered' });
    expect(app.slack.faultsOfBot).toEqual([]);
  });
});

describe('a response_url', () => {
  it('takes five answers, not a sixth', async () => {
    await idea();
    for (let n = 0; n < 5; n++) expect((await respond({ text: `${n}` })).status).toBe(200);
    const sixth = await respond({ text: 'sixth' });
    expect([sixth.status, await bodyOf(sixth)]).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(app.slack.ephemerals(ann.id, channel.id)).toHaveLength(5);
  });

  it('takes answers until half an hour is over', async () => {
    await idea();
    await app.clock.pass(30 * 60_000 - 1);
    expect((await respond({ text: 'in' })).status).toBe(200);
    await app.clock.pass(1);
    const late = await respond({ text: 'out' });
    expect([late.status, await bodyOf(late)]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  it('refuses what breaks a limit, and notes what it does not know', async () => {
    await idea();
    expect((await respond({ text: 'x'.repeat(4001) })).status).toBe(400);
    await respond({ text: 'Hi', loud: true });
    expect(app.slack.refused).toMatchObject([{ method: 'response_url', error: 'msg_too_long' }]);
    expect(app.slack.faultsOfBot).toEqual(['gave a response_url the unknown field loud']);
  });

  it('works where the bot may not post', async () => {
    const other = app.slack.addChannel({ name: 'other', members: [ann.id] });
    await app.slack.command(ann.id, other.id, '/idea x');
    expect((await respond({ text: 'For all', response_type: 'in_channel' })).status).toBe(200);
    expect(app.slack.history(other.id).at(-1)?.text).toBe('For all');
  });

  it('replaces and deletes the message that was clicked, also one that only one person sees', async () => {
    const args = { channel: channel.id, text: 'Plan', blocks: [actions] };
    const ts = String((await app.call('chat.postMessage', args))['ts']);
    await app.slack.act(ann.id, { kind: 'message', channel: channel.id, ts }, 'row', button);
    await respond({ text: 'Taken', replace_original: true });
    expect(app.slack.message(channel.id, ts)).toMatchObject({ text: 'Taken', blocks: [] });
    await respond({ delete_original: true });
    expect(app.slack.message(channel.id, ts)).toBeUndefined();

    const whisper = await app.call('chat.postEphemeral', { ...args, user: ann.id });
    const place = { kind: 'ephemeral', channel: channel.id, ts: String(whisper['message_ts']) } as const;
    await app.slack.act(ann.id, place, 'row', button);
    await respond({ text: 'Taken', replace_original: true });
    expect(app.slack.ephemerals(ann.id, channel.id)).toMatchObject([{ text: 'Taken' }]);
    await respond({ delete_original: true });
    expect(app.slack.ephemerals(ann.id, channel.id)).toEqual([]);
  });
});

describe('a click', () => {
  it('comes with what was clicked, where, and what stands in the inputs', async () => {
    const select = {
      type: 'static_select',
      action_id: 'size',
      options: ['s', 'm'].map((value) => ({ text: { type: 'plain_text', text: value }, value })),
    };
    const blocks = [{ ...actions, elements: [button, select] }];
    const ts = String(
      (await app.call('chat.postMessage', { channel: channel.id, text: 'Plan', blocks }))['ts'],
    );
    const place = { kind: 'message', channel: channel.id, ts } as const;
    const state = { type: 'static_select', selected_option: select.options[1] };
    expect(await app.slack.act(ann.id, place, 'row', select, state)).toEqual({ kind: 'done' });
    expect(app.payload).toMatchObject({ actions: [{ ...state, action_id: 'size', block_id: 'row' }] });
    await app.slack.act(ann.id, place, 'row', button);
    expect(app.payload).toMatchObject({
      type: 'block_actions',
      user: { id: ann.id },
      container: { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: false },
      channel: { id: channel.id, name: 'growth' },
      message: { ts, text: 'Plan' },
      state: { values: { row: { size: state } } },
      actions: [
        { type: 'button', action_id: 'take', block_id: 'row', value: '7', action_ts: expect.any(String) },
      ],
    });
  });

  it('in a modal carries the view; late or unheard it fails, and it takes no answer', async () => {
    await idea();
    const view = {
      type: 'modal',
      title: { type: 'plain_text', text: 'Idea' },
      blocks: [actions],
    };
    const opened = await app.call('views.open', { trigger_id: app.payload['trigger_id'], view });
    const viewId = String(Object(opened['view'])['id']);
    const click = () => app.slack.act(ann.id, { kind: 'view', viewId }, 'row', button);
    expect(await click()).toEqual({ kind: 'done' });
    expect(app.payload).toMatchObject({ container: { type: 'view', view_id: viewId }, view: { id: viewId } });
    app.reply = () => ({ text: 'Hi' });
    await click();
    expect(app.slack.faultsOfBot).toEqual(['answered take, which takes no answer']);
    app.reply = () => 'nothing';
    const late = click();
    await app.clock.pass(3000);
    expect(await late).toMatchObject({ kind: 'failed' });
    app.slack.cut();
    await app.clock.settle();
    expect(await click()).toMatchObject({ kind: 'failed' });
  });
});

describe('a shortcut', () => {
  it('comes with a trigger, on a message with the message; an unknown one is no one’s', async () => {
    await app.slack.shortcut(ann.id, 'log');
    expect(app.payload).toMatchObject({
      type: 'shortcut',
      callback_id: 'log',
      trigger_id: expect.any(String),
    });
    const { ts } = app.slack.post(ann.id, channel.id, 'Remember this');
    await app.slack.shortcut(ann.id, 'keep', { channel: channel.id, ts });
    const taken = app.frames.findLast((frame) => frame.type === 'interactive');
    expect(taken?.payload).toMatchObject({ type: 'message_action', message: { text: 'Remember this' } });
    await expect(app.slack.shortcut(ann.id, 'keep')).rejects.toThrow('no global shortcut');
  });
});

describe('somebody who writes', () => {
  it('must be in the channel, and it must not be archived', () => {
    const out = app.slack.addUser({ name: 'Out', zone: 'UTC' });
    expect(() => app.slack.post(out.id, channel.id, 'Hi')).toThrow('is not in');
    app.slack.archive(channel.id, ann.id);
    expect(() => app.slack.post(ann.id, channel.id, 'Hi')).toThrow('archived');
  });
});
