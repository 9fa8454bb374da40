import { MovedClock } from '@growth-squad/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifest, type TestApp, team } from '../test/support/test-app.ts';
import { LocalSlack } from './local-slack.ts';
import type { Channel, User } from './types.ts';

let app: TestApp;
let ann: User;
let channel: Channel;
beforeEach(async () => {
  ({ app, ann, channel } = await team(manifest()));
  await app.connect();
});
afterEach(() => app.stop());

describe('the whole', () => {
  it('leaves nothing open when it is stopped, and whoever still waits is told', async () => {
    app.slack.intercept(() => ({ kind: 'slow', ms: 60_000 }));
    app.reply = () => 'nothing';
    const seen = app.slack.command(ann.id, channel.id, '/idea one');
    const call = app.call('auth.test').catch(() => 'broken');
    await app.clock.settle();
    await app.slack.stop();
    expect(await seen).toMatchObject({ kind: 'failed' });
    expect(await call).toBe('broken');
    expect(app.clock.next('slack')).toBeUndefined();
  });

  it('gives the same ids and times for the same deeds', () => {
    const deeds = () => {
      const clock = new MovedClock(0).side('slack');
      const slack = new LocalSlack({ clock, manifest: manifest(), seed: 7 });
      const user = slack.addUser({ name: 'Ann', zone: 'UTC' });
      const { id } = slack.addChannel({ name: 'growth', members: [user.id] });
      return [slack.botToken, slack.teamId, user.id, id, slack.post(user.id, id, 'Hi').ts];
    };
    expect(deeds()).toEqual(deeds());
    const other = new LocalSlack({ clock: app.clock.side('slack'), manifest: manifest(), seed: 8 });
    expect(other.teamId).not.toBe(deeds()[1]);
    expect(other.botToken).not.toBe(deeds()[0]);
  });

  it('works with a network whose order is random', async () => {
    await app.stop();
    let n = 0;
    const jitter = () => new Promise<void>((resolve) => setTimeout(resolve, (n++ * 7) % 5));
    ({ app, ann, channel } = await team(manifest(), jitter));
    await app.connect();
    for (let i = 0; i < 20; i++) app.slack.post(ann.id, channel.id, `${i}`);
    await app.clock.settle();
    const texts = app.frames.map((frame) => Object(frame.payload?.['event'])['text']).filter(Boolean);
    expect(texts).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`));
  });
});
