import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { button, input, modal, section, text } from '../test/support/blocks.ts';
import { type Stage, stage } from '../test/support/person-stage.ts';
import { Person } from './person.ts';
import { Transcript } from './transcript.ts';

let on: Stage;
let entries: string[];

function logged(locale: string, zone = 'Europe/Berlin'): { log: Transcript; dora: Person } {
  const reader = { zone, locale };
  const log = new Transcript(on.slack, {
    clock: on.clock.side('slack'),
    reader,
    write: (entry) => entries.push(entry),
  });
  const { id } = on.slack.addUser({ name: 'Dora', zone, locale });
  on.slack.join(on.growth.id, id);
  entries = [];
  return { log, dora: new Person(on.slack, id, { ...on.options, told: log.told }) };
}

beforeEach(async () => {
  on = await stage();
  entries = [];
});
afterEach(() => on.stop());

describe('the log', () => {
  it('tells in order of time who did what and what appeared', async () => {
    const { dora } = logged('en-US');
    const idea = modal('Idea', [input('If we', text())]);
    on.app.handle = async (payload, { ack, call }) => {
      if (payload['type'] === 'block_actions') {
        ack();
        await call('views.open', { trigger_id: payload['trigger_id'], view: idea });
      } else if (payload['type'] === 'view_submission') {
        ack();
        await call('chat.postEphemeral', { channel: on.growth.id, user: dora.id, text: 'Logged.' });
        await call('chat.postMessage', { channel: dora.id, text: 'Thank you!' });
      } else ack();
    };
    const blocks = [section('*Planning*\nTarget 1,500'), section('Ideas', button('Propose an idea'))];
    const { ts } = await on.call('chat.postMessage', { channel: on.growth.id, text: 'Planning', blocks });
    await on.clock.pass(60_000);
    await dora.click('Propose an idea');
    await dora.submit();
    await dora.fill({ 'If we': 'buy together' });
    await dora.submit();
    await on.call('chat.update', {
      channel: on.growth.id,
      ts,
      text: 'Planning',
      blocks: [section('*Planning*\nTarget 1,500'), section('Ideas: 1', button('Propose an idea'))],
    });
    await on.call('chat.delete', { channel: on.growth.id, ts });
    expect(entries.join('\n')).toBe(
      `
Mon 09:30  #growth  Growth Squad: Planning
           Target 1,500
           Ideas [Propose an idea]
Mon 09:31  #growth  Dora clicks [Propose an idea]
Mon 09:31  Dora sees "Idea"
Mon 09:31  Dora fills in "Idea" and clicks [Save]
Mon 09:31  Dora reads in "Idea"
           If we: Please complete this required field.
Mon 09:31  Dora fills in "Idea" and clicks [Save]
           If we: buy together
Mon 09:31  #growth  (only Dora sees) Growth Squad: Logged.
Mon 09:31  → Dora  Growth Squad: Thank you!
Mon 09:31  #growth  Growth Squad changes "Planning"
           Ideas: 1 [Propose an idea]
Mon 09:31  #growth  Growth Squad removes "Planning"
`.trim(),
    );
  });

  it('is read in the language and zone of its reader', async () => {
    const { dora } = logged('zh-CN', 'Asia/Shanghai');
    await dora.command('/idea', 'growth');
    await on.alice.say('growth', '你好');
    expect(entries).toEqual(['周一 16:30  #growth  Dora 输入 /idea', '周一 16:30  #growth  Alice：你好']);
  });

  it('shows Home when somebody opens it, not each time it is published', async () => {
    const { dora } = logged('en-US');
    const view = { type: 'home', blocks: [section('Target 1,500')] };
    on.app.handle = async (_payload, { ack, call }) => {
      ack();
      await call('views.publish', { user_id: dora.id, view });
    };
    await on.call('views.publish', { user_id: dora.id, view });
    expect(entries).toEqual([]);
    await dora.openHome();
    expect(entries).toEqual([
      'Mon 09:30  Dora opens Home',
      "Mon 09:30  Dora's Home\n           Target 1,500",
    ]);
  });

  it('tells a modal once as long as it reads the same', async () => {
    const { dora } = logged('en-US');
    const says = (words: string) => ({
      ...modal('Idea', [section(words), input('If we', text())]),
      external_id: 'idea',
    });
    on.app.handle = async (payload, { ack, call }) => {
      ack();
      await call('views.open', { trigger_id: payload['trigger_id'], view: says('One') });
      await call('views.update', { external_id: 'idea', view: says('One') });
      await call('views.update', { external_id: 'idea', view: says('Two') });
    };
    await dora.command('/idea', 'growth');
    expect(entries).toEqual([
      'Mon 09:30  #growth  Dora types /idea',
      'Mon 09:30  Dora sees "Idea"\n           One',
      'Mon 09:30  Dora sees "Idea"\n           Two',
    ]);
  });

  it('ends when it is stopped', async () => {
    const { log } = logged('en-US');
    log.stop();
    await on.alice.say('growth', 'hello');
    expect(entries).toEqual([]);
  });
});
