import { describe, expect, test } from 'vitest';
import { everyMinute } from '../src/schedule/heartbeat.ts';
import { openSquadStory } from './support/story/story.ts';
import { answer, buzzes, expectAllThereOnce, posts } from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const HOUR = 60 * 60_000;

/** A squad whose bot ticks each minute, as `npm start` does. */
const openTicking = () =>
  openSquadStory({ heartbeat: everyMinute, monitoring: { host: '127.0.0.1', port: 0 } });

describe('somebody sets the machine’s clock while the bot runs', () => {
  test('right, which was an hour ahead: the day goes on by the new time', async () => {
    const story = await openTicking();
    const { people, stage } = story;
    stage.clock.step(HOUR);
    await stage.goTo(MONDAY, '08:32');
    // Planning was opened an hour early, and the clock set right within the minute.
    expect(posts(story, BERLIN).at(-1)).toContain('Mon 08:31 Planning');
    stage.clock.step(-HOUR);
    await stage.goTo(TUESDAY, '09:59');
    expect(buzzes(people.product, BERLIN).filter((at) => at.startsWith('Tue'))).toEqual([]);
    await stage.goTo(TUESDAY, '10:01');
    expect(buzzes(people.product, BERLIN).at(-1)).toBe('Tue 10:00');
    await expectAllThereOnce(story);
  });

  test('ahead, as after a sleep: what fell due meanwhile is done within the minute', async () => {
    const story = await openTicking();
    const { people, stage } = story;
    await stage.goTo(TUESDAY, '09:30');
    stage.clock.step(40 * 60_000);
    await stage.goTo(TUESDAY, '09:32');
    expect(buzzes(people.product, BERLIN).at(-1)).toBe('Tue 09:31');
    await expectAllThereOnce(story);
  });

  test('back, after which it starts again: the newer of two answers counts', async () => {
    const story = await openTicking();
    const { people, stage, words, read } = story;
    stage.clock.step(HOUR);
    await stage.goTo(TUESDAY, '09:50');
    await answer(people.product, story, 'five interviews');
    stage.clock.step(-HOUR);
    await stage.restartBot();
    await stage.goTo(TUESDAY, '10:01');
    await people.product.command('/standup', story.channel);
    await people.product.fill({ [words.standup.modal.today]: 'six interviews' });
    await people.product.submit();
    await stage.goTo(TUESDAY, '11:05');
    expect(read()).toContain('Paula — six interviews');
    expect(read()).not.toContain('five interviews');
  });

  test.each(['runs', 'is down'])(
    'right, after its hour has come for a stand-up that nobody had answered, while it %s',
    async (how) => {
      const story = await openTicking();
      const { people, stage, read } = story;
      await stage.goTo(TUESDAY, '09:50');
      stage.clock.step(1.5 * HOUR);
      // By the machine's clock it is past eleven, when the channel is to read what was answered.
      await stage.goTo(TUESDAY, '09:53');
      if (how === 'is down') await stage.killBot();
      stage.clock.step(-1.5 * HOUR);
      if (how === 'is down') await stage.startBot();
      await stage.goTo(TUESDAY, '10:05');
      await answer(people.product, story, 'five interviews');
      await stage.goTo(TUESDAY, '10:59');
      expect(read()).not.toContain('five interviews');
      await stage.goTo(TUESDAY, '11:02');
      expect(read()).toContain('Paula — five interviews');
      await expectAllThereOnce(story);
    },
  );

  test('the operator reads it in the log, in the metrics, and the bot stays ready', async () => {
    const { stage, logged } = await openTicking();
    await stage.goTo(TUESDAY, '11:30');
    stage.clock.step(-HOUR);
    await stage.pass(61_000);
    stage.clock.step(HOUR);
    await stage.pass(61_000);
    const told = logged.filter((line) => line.includes('The machine’s clock was'));
    expect(told).toEqual([
      expect.stringMatching(/set back: all that waits is planned anew.*"seconds":3600/),
      expect.stringMatching(
        /set ahead, or the machine slept: all that waits is planned anew.*"seconds":3600/,
      ),
    ]);
    const url = stage.bot.monitoringUrl() ?? '';
    const metrics = await (await fetch(`${url}metrics`)).text();
    expect(metrics).toContain('growth_squad_clock_steps_total{direction="back"} 1');
    expect(metrics).toContain('growth_squad_clock_steps_total{direction="ahead"} 1');
    expect((await fetch(`${url}readyz`)).status).toBe(200);
  });
});
