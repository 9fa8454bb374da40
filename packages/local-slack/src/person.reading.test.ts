import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button, section } from '../test/support/blocks.ts';
import { START, type Stage, stage } from '../test/support/person-stage.ts';

let on: Stage;

beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.stop());

const post = async (text: string, more = {}): Promise<string> =>
  String((await on.call('chat.postMessage', { channel: on.growth.id, text, ...more }))['ts']);

describe('a channel', () => {
  it('is read in the zone and language of the reader', async () => {
    const seconds = START / 1000;
    await post(`*Planning* with <@${on.bob.id}>, until <!date^${seconds}^{time}|later>`);
    expect(on.alice.read('growth')).toContain('── Monday, November 23 ──');
    expect(on.alice.read('growth')).toContain('  09:30\nPlanning with @Bob, until 09:30');
    expect(on.bob.read('growth')).toContain('── 11月23日星期一 ──');
    expect(on.bob.read('growth')).toContain('  16:30\nPlanning with @Bob, until 16:30');
  });

  it('marks what was edited and counts replies', async () => {
    const ts = await post('one bet');
    await on.bob.say('growth', 'which?', 'one bet');
    await on.call('chat.update', { channel: on.growth.id, ts, text: 'two bets' });
    expect(on.alice.read('growth')).toContain('09:30 (edited)\ntwo bets\n1 reply');
    expect(on.alice.read('growth')).not.toContain('which?');
    expect(on.alice.readThread('growth', 'two bets')).toMatch(/two bets\s+Bob {2}09:30\nwhich\?/);
    expect(() => on.alice.readThread('growth', 'three')).toThrow(
      'Alice sees no message with "three" in #growth.',
    );
  });

  it('shows an ephemeral message to one person only', async () => {
    await on.call('chat.postEphemeral', {
      channel: on.growth.id,
      user: on.bob.id,
      text: 'Only members do that.',
    });
    expect(on.bob.read('growth')).toContain('(only visible to you)\nOnly members do that.');
    expect(on.alice.read('growth')).not.toContain('Only members');
  });

  it('is unread by what is new, not by edits, nor by own words', async () => {
    on.bob.markRead('growth');
    const ts = await post('one bet');
    await on.bob.say('growth', 'good');
    expect(on.bob.unread('growth')).toBe(1);
    on.bob.markRead('growth');
    await on.call('chat.update', { channel: on.growth.id, ts, text: 'two bets' });
    expect(on.bob.unread('growth')).toBe(0);
  });

  it('is closed to whoever is not in it, until they join', async () => {
    await post('one bet');
    expect(() => on.carol.read('growth')).toThrow('Carol is not in #growth.');
    await expect(on.carol.say('growth', 'hello')).rejects.toThrow('Carol is not in #growth.');
    await on.carol.join('growth');
    expect(on.carol.read('growth')).toContain('one bet');
    await on.carol.leave('growth');
    expect(() => on.carol.read('growth')).toThrow('Carol is not in #growth.');
  });
});

describe('a phone', () => {
  it('buzzes for a direct message and a mention, with the words of that moment', async () => {
    await on.call('chat.postMessage', { channel: on.alice.id, text: 'What is your plan?' });
    const ts = await post(`<@${on.alice.id}> asks for help`);
    await on.call('chat.update', { channel: on.growth.id, ts, text: 'done' });
    await post('nobody in particular');
    expect(on.alice.readDm()).toContain('What is your plan?');
    expect(on.bob.readDm()).toBe('');
    expect([on.alice.unread('dm'), on.bob.unread('dm')]).toEqual([1, 0]);
    expect(on.alice.notifications).toEqual([
      { at: START, why: 'dm', text: 'What is your plan?' },
      { at: START, why: 'mention', text: '@Alice asks for help' },
    ]);
    expect(on.bob.notifications).toEqual([]);
  });
});

describe('App Home', () => {
  it('is opened, read and clicked', async () => {
    const view = {
      type: 'home',
      blocks: [section('Target 1,500'), section('Waits for you', button('Answer'))],
    };
    const heard: unknown[] = [];
    on.app.handle = async (payload, { ack, call }) => {
      ack();
      heard.push(payload);
      if (payload['type'] === 'event_callback') await call('views.publish', { user_id: on.alice.id, view });
    };
    expect(on.alice.readHome()).toBe('');
    expect(await on.alice.openHome()).toBe('Target 1,500\nWaits for you [Answer]');
    expect(heard).toMatchObject([{ event: { type: 'app_home_opened', user: on.alice.id, tab: 'home' } }]);
    await on.alice.click('Answer', { in: 'home' });
    expect(heard.at(-1)).toMatchObject({
      type: 'block_actions',
      container: { type: 'view' },
      view: { type: 'home', hash: expect.any(String), state: { values: {} } },
    });
    await expect(on.bob.click('Answer')).rejects.toThrow('Bob sees no button "Answer" anywhere.');
  });
});
