import { readFileSync } from 'node:fs';
import { LocalSlack, Person } from '@growth-squad/local-slack';
import { App, LogLevel } from '@slack/bolt';
import { expect, it } from 'vitest';
import { lunch } from './lunch.ts';

const manifest = readFileSync(new URL('manifest.yml', import.meta.url), 'utf8');

it('asks who comes to lunch, and when', async () => {
  const slack = new LocalSlack({ manifest });
  const { apiUrl: slackApiUrl } = await slack.start();
  const { botToken: token, appToken } = slack;
  const quiet = { logLevel: LogLevel.ERROR };
  const app = new App({ token, appToken, socketMode: true, clientOptions: { slackApiUrl }, ...quiet });
  lunch(app);
  await app.start();
  try {
    const ann = new Person(slack, slack.addUser({ name: 'Ann', zone: 'Europe/Berlin' }).id);
    const bob = new Person(slack, slack.addUser({ name: 'Bob', zone: 'Asia/Shanghai' }).id);
    slack.addChannel({ name: 'food', members: [ann.id, bob.id] });
    await ann.invite('food');
    expect((await ann.command('/lunch noodles', 'food')).ephemerals).toEqual(['Asked everybody.']);
    expect(bob.read('food')).toContain('noodles [I come]');
    expect((await bob.click('I come')).modal?.title).toBe('Lunch');
    await bob.fill({ 'When?': 'soon' });
    expect((await bob.submit()).modal?.errors).toEqual(['When?: A time, please.']);
    await bob.fill({ 'When?': '12:30' });
    expect((await bob.submit()).dms).toEqual(['See you at 12:30.']);
    expect(await ann.openHome()).toBe('No lunch yet');
    expect(slack.refused).toEqual([]);
    expect(slack.faultsOfBot).toEqual([]);
  } finally {
    await app.stop();
    await slack.stop();
  }
});
