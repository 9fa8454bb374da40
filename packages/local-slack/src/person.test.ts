import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actions, button, option, section } from '../test/support/blocks.ts';
import { type Stage, stage } from '../test/support/person-stage.ts';
import type { JsonObject } from './types.ts';

let on: Stage;
/** All that the app was sent. */
let heard: JsonObject[];

beforeEach(async () => {
  on = await stage();
  heard = [];
  on.app.handle = (payload, { ack }) => {
    heard.push(payload);
    ack();
  };
});
afterEach(() => on.stop());

const post = (blocks: readonly JsonObject[], text = 'a board') =>
  on.call('chat.postMessage', { channel: on.growth.id, text, blocks });

describe('a click', () => {
  it('sends what Slack sends', async () => {
    const { ts } = await post([section('*Group buying*', button('Take it', { value: 'h1' }))]);
    await on.alice.click('Take it', { in: '#growth' });
    expect(heard).toEqual([
      expect.objectContaining({
        type: 'block_actions',
        user: { id: on.alice.id, username: 'alice', name: 'alice', team_id: on.slack.teamId },
        container: expect.objectContaining({ type: 'message', message_ts: ts, channel_id: on.growth.id }),
        channel: { id: on.growth.id, name: 'growth' },
        message: expect.objectContaining({ ts, text: 'a board' }),
        state: { values: {} },
        response_url: expect.stringContaining('http://127.0.0.1:'),
        trigger_id: expect.any(String),
        actions: [
          expect.objectContaining({
            type: 'button',
            action_id: 'take-it',
            value: 'h1',
            block_id: expect.any(String),
          }),
        ],
      }),
    ]);
  });

  it('goes to the newest message that shows the button', async () => {
    await post([actions(button('Answer', { value: 'Monday' }))]);
    await post([actions(button('Answer', { value: 'Tuesday' }))]);
    await post([section('no button here')]);
    await on.alice.click('Answer');
    expect(heard).toMatchObject([{ actions: [{ value: 'Tuesday' }] }]);
  });

  it('says which buttons there are, when there is none with these words', async () => {
    await post([actions(button('Propose an idea'), button('Estimate my part'))]);
    await expect(on.alice.click('Take it this week', { in: 'growth' })).rejects.toThrow(
      'Alice sees no button "Take it this week" in #growth. ' +
        'Buttons there: "Propose an idea", "Estimate my part".',
    );
    await expect(on.alice.click('Propose an idea', { message: 'Tuesday' })).rejects.toThrow(
      'Alice sees no message with "Tuesday" anywhere.',
    );
  });

  it('wants to know which, when several are alike', async () => {
    await post([
      section('*Group buying*', button('Take it', { value: 'h1' })),
      section('*Shorter form*', button('Take it', { value: 'h2', action_id: 'take-2' })),
    ]);
    await expect(on.alice.click('Take it')).rejects.toThrow(
      'Alice sees 2 buttons "Take it" in #growth. Say near which words: "Group buying", "Shorter form".',
    );
    await on.alice.click('Take it', { near: 'Shorter form' });
    await on.alice.click('Take it', { nth: 1 });
    await expect(on.alice.click('Take it', { nth: 3 })).rejects.toThrow('sees no 3. button "Take it"');
    expect(heard).toMatchObject([{ actions: [{ value: 'h2' }] }, { actions: [{ value: 'h1' }] }]);
  });

  it('is not possible on what was updated away', async () => {
    const { ts } = await post([actions(button("That's the plan"))]);
    await on.call('chat.update', { channel: on.growth.id, ts, text: 'closed', blocks: [section('closed')] });
    await expect(on.alice.click("That's the plan")).rejects.toThrow('Buttons there: none.');
    expect(heard).toEqual([]);
  });

  it('is not possible in a channel one is not in', async () => {
    await post([actions(button('Answer'))]);
    await expect(on.carol.click('Answer', { in: 'growth' })).rejects.toThrow('Carol is not in #growth.');
    await expect(on.carol.click('Answer')).rejects.toThrow('sees no button "Answer" anywhere');
    await expect(on.carol.click('Answer', { in: 'secrets' })).rejects.toThrow(
      'Carol sees no channel #secrets.',
    );
    expect(heard).toEqual([]);
  });

  it('is sent when a question before it is answered yes, and not when no', async () => {
    const confirm = {
      title: { type: 'plain_text', text: 'Sure?' },
      text: { type: 'plain_text', text: 'It goes.' },
      confirm: { type: 'plain_text', text: 'Yes' },
      deny: { type: 'plain_text', text: 'No' },
    };
    await post([actions(button('Drop', { confirm }))]);
    await on.alice.click('Drop', { confirm: false });
    expect(heard).toEqual([]);
    await on.alice.click('Drop');
    expect(heard).toHaveLength(1);
  });

  it('chooses from an overflow by the words of its option', async () => {
    const options = [option('Edit', 'edit'), option('Drop', 'drop')];
    await post([section('Group buying', { type: 'overflow', action_id: 'more', options })]);
    await on.alice.click('Drop');
    expect(heard).toMatchObject([{ actions: [{ type: 'overflow', selected_option: { value: 'drop' } }] }]);
  });

  it('reaches an ephemeral message, which has no message in its payload', async () => {
    const blocks = [actions(button('Undo'))];
    await on.call('chat.postEphemeral', { channel: on.growth.id, user: on.alice.id, text: 'Logged', blocks });
    await on.alice.click('Undo');
    expect(heard).toMatchObject([{ container: { type: 'message', is_ephemeral: true } }]);
    expect(heard[0]).not.toHaveProperty('message');
    await expect(on.bob.click('Undo')).rejects.toThrow('sees no button');
  });

  it('that nobody acknowledges is told to the person after three seconds', async () => {
    await post([actions(button('Answer'))]);
    on.app.handle = () => undefined;
    const before = on.clock.now();
    const seen = await on.alice.click('Answer');
    expect(seen.error).toContain('did not respond');
    expect(on.clock.now() - before).toBe(3000);
  });
});

describe('a choice in a menu', () => {
  it('is sent with the option and stays in the state of the message', async () => {
    const options = [option('Alice', 'a'), option('Bob', 'b')];
    const menu = { type: 'static_select', action_id: 'owner', options };
    await post([actions({ ...menu, placeholder: { type: 'plain_text', text: 'Owner' } })]);
    await on.alice.choose('Owner', 'Bob');
    expect(heard).toMatchObject([{ actions: [{ type: 'static_select', selected_option: { value: 'b' } }] }]);
    expect(JSON.stringify(heard[0]?.['state'])).toContain('"b"');
    await expect(on.alice.choose('Owner', 'Zoe')).rejects.toThrow(
      'Alice can\'t fill "Owner": it shows no option "Zoe". Options there: "Alice", "Bob".',
    );
  });
});

describe('a deactivated person', () => {
  it('can do nothing', async () => {
    await post([actions(button('Answer'))]);
    on.slack.updateUser(on.alice.id, { deactivated: true });
    const gone = "Alice's account is deactivated.";
    await expect(on.alice.click('Answer')).rejects.toThrow(gone);
    await expect(on.alice.command('/idea x', 'growth')).rejects.toThrow(gone);
    await expect(on.alice.openHome()).rejects.toThrow(gone);
    await expect(on.alice.say('growth', 'hello')).rejects.toThrow(gone);
    expect(heard).toEqual([]);
  });
});

describe('a command', () => {
  it('sends the form that Slack sends, and shows the answer to nobody else', async () => {
    on.app.handle = (payload, { ack }) => {
      heard.push(payload);
      ack({ text: 'Logged: *group buying*' });
    };
    const seen = await on.alice.command('/idea group buying', '#growth');
    expect(seen.ephemerals).toEqual(['Logged: group buying']);
    expect(on.alice.read('growth')).toContain('(only visible to you)\nLogged: group buying');
    expect(on.bob.read('growth')).not.toContain('Logged');
    expect(heard).toMatchObject([
      { command: '/idea', text: 'group buying', channel_name: 'growth', user_id: on.alice.id },
    ]);
  });

  it('fails as in Slack when it is acknowledged too late, or unknown', async () => {
    on.app.handle = () => undefined;
    expect((await on.alice.command('/idea', 'growth')).error).toContain('operation_timeout');
    expect((await on.alice.command('/nothing', 'growth')).error).toContain('/nothing is not a valid command');
    await expect(on.carol.command('/idea', 'growth')).rejects.toThrow('Carol is not in #growth.');
  });
});

describe('a shortcut', () => {
  it('is used on a message by the words of both', async () => {
    await on.bob.say('growth', 'let three buy together');
    await on.alice.shortcut('Log as an idea', { in: 'growth', message: 'buy together' });
    expect(heard).toMatchObject([
      { type: 'message_action', callback_id: 'log', message: { text: 'let three buy together' } },
    ]);
    await expect(on.alice.shortcut('Drop it', { in: 'growth', message: 'buy' })).rejects.toThrow(
      'Alice sees no message shortcut "Drop it". Shortcuts there: "Log as an idea".',
    );
  });
});
