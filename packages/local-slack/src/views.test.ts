import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, type TestApp, team } from '../test/support/test-app.ts';
import type { Channel, JsonObject, User } from './types.ts';

let app: TestApp;
let ann: User;
let channel: Channel;
beforeEach(async () => {
  ({ app, ann, channel } = await team());
  await app.connect();
});
afterEach(() => app.stop());

const text = (words: string) => ({ type: 'plain_text', text: words });
const input = (block: string, initial?: string) => ({
  type: 'input',
  block_id: block,
  label: text(block),
  element: {
    type: 'plain_text_input',
    action_id: `${block}_text`,
    ...(initial ? { initial_value: initial } : {}),
  },
});
const modal = (more: JsonObject = {}) => ({
  type: 'modal',
  title: text('Idea'),
  submit: text('Save'),
  callback_id: 'idea',
  blocks: [input('if', 'we ask')],
  ...more,
});
const home = (words: string, more = {}) => ({
  type: 'home',
  blocks: [{ type: 'section', text: text(words) }],
  ...more,
});
/** A trigger as the app gets it with a command. */
const trigger = async (): Promise<unknown> => {
  await app.slack.command(ann.id, channel.id, '/idea');
  return app.payload['trigger_id'];
};
/** A trigger from a click in the topmost modal. */
const clickedTrigger = async (): Promise<unknown> => {
  const viewId = app.slack.modals(ann.id).at(-1)?.view.id ?? '';
  await app.slack.act(ann.id, { kind: 'view', viewId }, 'b', { type: 'button', action_id: 'a' });
  return app.payload['trigger_id'];
};
const open = async (view: JsonObject = modal()) =>
  app.call('views.open', { trigger_id: await trigger(), view });
const viewOf = (answer: JsonObject): JsonObject => Object(answer['view']);

const fileInput = {
  type: 'input',
  block_id: 'file',
  label: { type: 'plain_text', text: 'Table' },
  element: { type: 'file_input', action_id: 'f', filetypes: ['csv'], max_files: 1 },
};

describe('a field for a file', () => {
  it('needs files:read', async () => {
    const view = modal({ blocks: [fileInput] });
    expect(await open(view)).toMatchObject({ ok: true });
    await app.stop();
    ({ app, ann, channel } = await team(manifest({ scopes: ['commands', 'channels:read'] })));
    await app.connect();
    expect(await open(view)).toMatchObject({ error: 'missing_scope', needed: 'files:read' });
  });
});

describe('views.open', () => {
  it('puts the modal on the screen of whom the trigger came from, with its initial values', async () => {
    expect(await open()).toMatchObject({
      ok: true,
      view: {
        id: expect.stringMatching(/^V/),
        hash: expect.any(String),
        state: { values: { if: { if_text: { type: 'plain_text_input', value: 'we ask' } } } },
      },
    });
    expect(app.slack.modals(ann.id)).toHaveLength(1);
    expect(app.slack.refused).toEqual([]);
  });

  it('takes a trigger just before three seconds are over, not after', async () => {
    const [early, late] = [await trigger(), await trigger()];
    await app.clock.pass(2999);
    expect(await app.call('views.open', { trigger_id: early, view: modal() })).toMatchObject({ ok: true });
    await app.clock.pass(1);
    const refused = await app.call('views.open', { trigger_id: late, view: modal() });
    expect(refused).toMatchObject({ error: 'expired_trigger_id' });
  });

  it('takes a trigger once, and none that was never given', async () => {
    const trigger_id = await trigger();
    await app.call('views.open', { trigger_id, view: modal() });
    const again = await app.call('views.open', { trigger_id, view: modal() });
    expect(again).toMatchObject({ error: 'exchanged_trigger_id' });
    const made = await app.call('views.open', { trigger_id: '1.2.3', view: modal() });
    expect(made).toMatchObject({ error: 'invalid_trigger_id' });
    expect(await app.call('views.open', { view: modal() })).toMatchObject({ error: 'invalid_arguments' });
  });

  it('refuses a view that breaks a limit, or an external_id that is taken', async () => {
    expect(await open(modal({ title: text('x'.repeat(25)) }))).toMatchObject({ error: 'invalid_arguments' });
    expect(await open(modal({ external_id: 'mine' }))).toMatchObject({ ok: true });
    expect(await open(modal({ external_id: 'mine' }))).toMatchObject({ error: 'duplicate_external_id' });
  });
});

describe('views.push', () => {
  it('stacks three, refuses a fourth, and shows the one below when the top is closed', async () => {
    await open(modal({ callback_id: 'first' }));
    for (const callback_id of ['second', 'third']) {
      const trigger_id = await clickedTrigger();
      const pushed = await app.call('views.push', { trigger_id, view: modal({ callback_id }) });
      expect(pushed).toMatchObject({ ok: true, view: { previous_view_id: expect.any(String) } });
    }
    const fourth = await app.call('views.push', { trigger_id: await clickedTrigger(), view: modal() });
    expect(fourth).toMatchObject({ error: 'push_limit_reached' });
    await app.slack.close(ann.id);
    expect(app.slack.modals(ann.id).map(({ view }) => view.callback_id)).toEqual(['first', 'second']);
  });

  it('needs a trigger from an open modal', async () => {
    const pushed = await app.call('views.push', { trigger_id: await trigger(), view: modal() });
    expect(pushed).toMatchObject({ error: 'not_found' });
  });
});

describe('views.update', () => {
  it('changes the view, keeps what was typed into fields that stay, and gives a new hash', async () => {
    const { id, hash } = viewOf(await open());
    app.slack.fill(ann.id, String(id), 'if', 'if_text', { type: 'plain_text_input', value: 'typed' });
    const view = modal({ blocks: [input('if', 'we ask'), input('because', 'new')] });
    const updated = viewOf(await app.call('views.update', { view_id: id, hash, view }));
    expect(updated).toMatchObject({
      id,
      state: { values: { if: { if_text: { value: 'typed' } }, because: { because_text: { value: 'new' } } } },
    });
    expect(updated['hash']).not.toBe(hash);
    const stale = await app.call('views.update', { view_id: id, hash, view });
    expect(stale).toMatchObject({ error: 'hash_conflict' });
  });

  it('finds a view by external_id, and none that is closed', async () => {
    await open(modal({ external_id: 'mine' }));
    const update = () =>
      app.call('views.update', { external_id: 'mine', view: modal({ external_id: 'mine' }) });
    expect(await update()).toMatchObject({ ok: true });
    await app.slack.close(ann.id);
    expect(await update()).toMatchObject({ error: 'not_found' });
    expect(await app.call('views.update', { view: modal() })).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('views.publish', () => {
  it('shows App Home to one person, and again only with the right hash', async () => {
    const publish = (view: JsonObject, more = {}) =>
      app.call('views.publish', { user_id: ann.id, view, ...more });
    const { hash } = viewOf(await publish(home('one')));
    expect(await publish(home('two'), { hash })).toMatchObject({ ok: true });
    expect(await publish(home('three'), { hash })).toMatchObject({ error: 'hash_conflict' });
    expect(await publish(home('three'))).toMatchObject({ ok: true });
    expect(app.slack.home(ann.id)?.view.blocks).toMatchObject([{ text: { text: 'three' } }]);
    expect(await publish(modal())).toMatchObject({ error: 'invalid_arguments' });
    expect(await publish(home('x'), { user_id: 'U404' })).toMatchObject({ error: 'invalid_arguments' });
  });

  it('needs the Home tab in the manifest', async () => {
    await app.stop();
    ({ app, ann } = await team(manifest({ homeTab: false })));
    const answer = await app.call('views.publish', { user_id: ann.id, view: home('x') });
    expect(answer).toMatchObject({ error: 'not_enabled' });
  });
});

describe('a submission', () => {
  const submit = async (answer: JsonObject) => {
    await open();
    app.reply = () => answer;
    return app.slack.submit(ann.id);
  };

  it('carries what stands in the inputs, and an empty acknowledgement closes the modal', async () => {
    expect(await submit({})).toEqual({ kind: 'closed' });
    expect(app.payload).toMatchObject({
      type: 'view_submission',
      user: { id: ann.id },
      view: { callback_id: 'idea', state: { values: { if: { if_text: { value: 'we ask' } } } } },
    });
    expect(app.slack.modals(ann.id)).toEqual([]);
  });

  it('shows errors beside the fields and keeps what was typed; the next one starts without them', async () => {
    const errors = { if: 'Too short' };
    expect(await submit({ response_action: 'errors', errors })).toEqual({ kind: 'errors', errors });
    expect(app.slack.modals(ann.id)).toMatchObject([
      { errors, values: { if: { if_text: { value: 'we ask' } } } },
    ]);
    app.reply = () => ({});
    expect(await app.slack.submit(ann.id)).toEqual({ kind: 'closed' });
  });

  it('updates, pushes and clears', async () => {
    const updated = await submit({ response_action: 'update', view: modal({ callback_id: 'changed' }) });
    expect(updated).toMatchObject({ kind: 'updated', view: { view: { callback_id: 'changed' } } });
    app.reply = () => ({ response_action: 'push', view: modal({ callback_id: 'pushed' }) });
    expect(await app.slack.submit(ann.id)).toMatchObject({ kind: 'pushed' });
    expect(app.slack.modals(ann.id)).toHaveLength(2);
    app.reply = () => ({ response_action: 'clear' });
    expect(await app.slack.submit(ann.id)).toEqual({ kind: 'cleared' });
    expect(app.slack.modals(ann.id)).toEqual([]);
  });

  it.each([
    ['errors for a block that is no input', { response_action: 'errors', errors: { title: 'No' } }],
    [
      'a view that breaks a limit',
      { response_action: 'update', view: modal({ title: text('x'.repeat(25)) }) },
    ],
    ['an action that Slack does not know', { response_action: 'explode' }],
  ])('stays open when it is answered with %s', async (_what, answer) => {
    expect(await submit(answer)).toMatchObject({ kind: 'trouble' });
    expect(app.slack.refused).toMatchObject([{ method: 'acknowledgement of idea' }]);
    expect(app.slack.modals(ann.id)).toHaveLength(1);
  });

  it('stays open with a complaint when it is acknowledged too late, and the app is blamed', async () => {
    await open();
    app.reply = () => 'nothing';
    const seen = app.slack.submit(ann.id);
    await app.clock.pass(3000);
    expect(await seen).toEqual({ kind: 'trouble', text: 'We had some trouble connecting. Try again?' });
    app.acknowledge(app.frames.find((frame) => frame.payload?.['type'] === 'view_submission'));
    await app.clock.settle();
    expect(app.slack.faultsOfBot).toEqual(['acknowledged the submission of idea later than 3 s']);
    expect(app.slack.modals(ann.id)).toHaveLength(1);
  });
});

describe('closing', () => {
  it('is told only if the view wants it; with clear_on_close the whole stack goes', async () => {
    await open();
    await app.slack.close(ann.id);
    expect(app.payload['type']).not.toBe('view_closed');
    await open(modal({ notify_on_close: true }));
    const view = modal({ clear_on_close: true });
    await app.call('views.push', { trigger_id: await clickedTrigger(), view });
    await app.slack.close(ann.id);
    expect(app.payload).toMatchObject({ type: 'view_closed', is_cleared: true });
    expect(app.slack.modals(ann.id)).toEqual([]);
  });
});
