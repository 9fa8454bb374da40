import { expect, onTestFinished, test } from 'vitest';
import { stage } from '../test/support/person-stage.ts';
import { field, stringAt } from './text/json.ts';
import type { JsonObject } from './types.ts';

/** A stage whose app answers each command with who typed it, and remembers all it was handed. */
async function answering() {
  const here = await stage();
  onTestFinished(() => here.stop());
  const handed: JsonObject[] = [];
  here.app.handle = async (payload, { ack }) => {
    handed.push(payload);
    ack(payload['command'] === undefined ? undefined : { text: String(payload['user_id']) });
  };
  return { ...here, handed };
}

test('what is held back reaches the app when it is sent, as often, in one envelope or in others', async () => {
  const { alice, slack, clock, handed } = await answering();
  const held = await slack.hold(() => alice.command('/idea one', 'growth'));
  expect(handed).toEqual([]);
  for (const each of [held, held, slack.inAnother(held)]) {
    const sent = slack.send(each);
    await clock.settle();
    expect(await sent).toEqual({ kind: 'acknowledged', payload: { text: alice.id } });
  }
  expect(handed).toHaveLength(3);
  expect(handed[1]).toEqual(handed[0]);
  expect(slack.faultsOfBot).toEqual([]);
});

test('as if somebody else had done it, it has their name, their team and a trigger of theirs', async () => {
  const { alice, slack, clock, handed } = await answering();
  const stranger = slack.addUser({ name: 'Stella', zone: 'Europe/Berlin', team: 'T0OTHER' });
  await clock.settle();
  const held = await slack.hold(() => alice.command('/idea one', 'growth'));
  const sent = slack.send(slack.asDoneBy(stranger.id, held));
  await clock.settle();
  expect(await sent).toEqual({ kind: 'acknowledged', payload: { text: stranger.id } });
  const told = handed.at(-1);
  expect([told?.['team_id'], told?.['text']]).toEqual(['T0OTHER', 'one']);
  expect(told?.['trigger_id']).not.toBe(held.payload['trigger_id']);
});

test('a form that somebody else submits stands on their own screen, with what was typed', async () => {
  const { alice, bob, slack, clock, app, handed } = await answering();
  app.handle = async (payload, { ack, call }) => {
    handed.push(payload);
    ack();
    if (payload['command'] !== '/idea') return;
    const element = { type: 'plain_text_input', action_id: 'title' };
    const label = { type: 'plain_text', text: 'Title' };
    const blocks = [{ type: 'input', block_id: 'title', label, element }];
    const words = {
      title: { type: 'plain_text', text: 'Idea' },
      submit: { type: 'plain_text', text: 'Save' },
    };
    await call('views.open', {
      trigger_id: payload['trigger_id'],
      view: { type: 'modal', callback_id: 'idea', ...words, blocks },
    });
  };
  await alice.command('/idea', 'growth');
  await alice.fill({ Title: 'Referral' });
  const held = await slack.hold(() => alice.submit());
  expect(alice.modal?.trouble).toBeDefined();
  const sent = slack.send(slack.asDoneBy(bob.id, held));
  await clock.settle();
  expect((await sent).kind).toBe('acknowledged');
  const view = field(handed.at(-1), 'view');
  expect(stringAt(view, 'id')).toBe(slack.modals(bob.id).at(-1)?.view.id);
  expect(JSON.stringify(field(view, 'state'))).toContain('Referral');
});

test('nothing told is nothing to hold back, and the next thing goes to the app again', async () => {
  const { alice, slack, handed } = await answering();
  await expect(slack.hold(async () => undefined)).rejects.toThrow('Nothing was told');
  await alice.command('/idea one', 'growth');
  expect(handed).toHaveLength(1);
});

test('what was written is brought back: edits, posts and what only one person sees', async () => {
  const { alice, slack, growth, call } = await answering();
  const first = await call('chat.postMessage', { channel: growth.id, text: 'before' });
  const bringBack = slack.keep();
  const before = alice.read('growth');
  for (const text of ['edited', 'edited again']) {
    await call('chat.update', { channel: growth.id, ts: first['ts'], text });
    await call('chat.postMessage', { channel: growth.id, text: 'after' });
    expect(alice.read('growth')).not.toBe(before);
    bringBack();
    expect(alice.read('growth')).toBe(before);
  }
});
