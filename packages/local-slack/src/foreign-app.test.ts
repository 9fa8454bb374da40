import { expect, it } from 'vitest';
import { startLunch } from '../example/lunch-app.ts';
import { Person } from './person.ts';

it('runs an app that was written for Slack, as it is', async () => {
  const { slack, settle, stop } = await startLunch();
  try {
    const [alice, bob] = ['Alice', 'Bob'].map((name) => slack.addUser({ name, zone: 'Europe/Berlin' }).id);
    const eats = new Person(slack, alice ?? '', { settle });
    const joins = new Person(slack, bob ?? '', { settle });
    slack.addChannel({ name: 'lunch', members: [eats.id, joins.id] });
    await eats.invite('lunch');

    expect((await eats.command('/lunch noodles', 'lunch')).ephemerals).toEqual(['Asked everybody.']);
    expect(joins.read('lunch')).toContain('noodles [I come]');
    expect((await joins.click('I come')).modal?.title).toBe('Lunch');
    await joins.fill({ 'When?': 'soon' });
    expect((await joins.submit()).modal?.errors).toEqual(['When?: A time, please.']);
    await joins.fill({ 'When?': '12:30' });
    expect(await joins.submit()).toMatchObject({ modal: undefined, dms: ['See you at 12:30.'] });
    expect(await eats.openHome()).toBe('No lunch yet');
    expect(slack.refused).toEqual([]);
    expect(slack.faultsOfBot).toEqual([]);
  } finally {
    await stop();
  }
});
