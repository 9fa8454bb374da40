import { describe, expect, test } from 'vitest';
import { MONDAY, openSquadStory } from './support/story/story.ts';
import { answer, times } from './support/story/time.ts';

const TUESDAY = '2026-11-24';

describe('a squad that pauses', () => {
  test.each(['en', 'zh-CN'] as const)(
    'asks nothing and opens nothing until somebody resumes it; the channel reads who did (%s)',
    async (language) => {
      const { people, stage, channel, words, read } = await openSquadStory({ language });
      const name = words.setup.defaultName;
      await people.backend.command('/squad pause', channel);
      await stage.pass(3_000);
      expect(read()).toContain(words.squad.pause.text(people.backend.name, name));
      const before = read();
      await stage.goTo(TUESDAY, '12:00');
      expect(read()).toBe(before);
      expect(people.frontend.notifications).toHaveLength(1);
      expect((await people.designer.command('/squad', channel)).text).toContain(people.backend.name);
      await people.designer.click(words.squad.pause.resume, { in: channel });
      await stage.pass(3_000);
      expect(read()).toContain(words.squad.resume.text(people.designer.name, name));
      expect(read()).toContain(words.squad.resume.planningSkipped);
      expect(read()).not.toContain(`[${words.squad.pause.resume}]`);
      await stage.goTo('2026-11-25', '11:10');
      expect(people.frontend.notifications.length).toBeGreaterThan(1);
    },
  );

  test('twice is once, told to whoever was second; so is resuming', async () => {
    const { people, stage, channel, read } = await openSquadStory();
    await people.backend.command('/squad pause', channel);
    const second = await people.marketing.command('/squad pause', channel);
    expect(second.text).toContain('Paused already, by Ben since Mon 08:30.');
    await people.marketing.command('/squad resume', channel);
    expect((await people.backend.command('/squad resume', channel)).text).toContain('is not paused');
    await stage.pass(3_000);
    expect(times(read(), 'paused Growth squad.')).toBe(1);
    expect(times(read(), 'resumed Growth squad.')).toBe(1);
    expect(read()).toContain('Next: planning, Mon 09:30');
  });

  test('while a planning is open, that one goes on to its hour and tells the plan', async () => {
    const { people, stage, channel, read } = await openSquadStory();
    await stage.goTo(MONDAY, '09:40');
    await people.backend.command('/squad pause', channel);
    await stage.pass(3_000);
    expect(read()).toContain('The planning that is open now closes at 12:00.');
    await stage.goTo(MONDAY, '12:05');
    expect(read()).toContain('This week we');
    await stage.goTo(TUESDAY, '23:00');
    expect(read()).not.toContain('Stand-up · ');
  });

  test('while a stand-up is open, keeps each answer to its hour, and says so; a new one does not open', async () => {
    const story = await openSquadStory({ from: [TUESDAY, '09:00'] });
    const { people, stage, channel, words, read } = story;
    await stage.goTo(TUESDAY, '10:05');
    await people.backend.command('/squad pause', channel);
    await stage.pass(3_000);
    expect(read()).toContain('The stand-up of Tuesday 24 November still takes answers until 18:00.');
    await answer(people.marketing, story, 'landing page copy');
    await people.frontend.click(words.standup.notToday, { in: 'dm' });
    await stage.goTo(TUESDAY, '11:05');
    expect(read()).toContain('landing page copy');
    expect(read()).toContain('1 not today');
    await stage.goTo('2026-11-25', '10:30');
    const refused = await people.marketing.command('/standup newsletter', channel);
    expect(refused.text).toContain(words.standup.problems.paused('Growth squad'));
    expect(refused.text).toContain('newsletter');
  });

  test('by a restart of the bot nothing is resumed', async () => {
    const { people, stage, channel } = await openSquadStory();
    await people.backend.command('/squad pause', channel);
    await stage.restartBot();
    await stage.goTo(TUESDAY, '12:00');
    expect(people.frontend.notifications).toHaveLength(1);
  });
});

describe('planning and retro by hand', () => {
  test('open on any day, once, whoever asks', async () => {
    const { people, channel, words, read, stage } = await openSquadStory({ from: ['2026-11-25', '09:00'] });
    const both = await Promise.all([
      people.marketing.command('/squad plan', channel),
      people.backend.command('/squad plan', channel),
    ]);
    expect(both.map(({ text }) => text).toSorted()).toEqual(
      [words.setup.opened.planning, words.setup.openAlready.planning].toSorted(),
    );
    await people.product.command('/squad retro', channel);
    await stage.pass(3_000);
    expect(times(read(), 'Planning · ')).toBe(1);
    expect(times(read(), 'Retro · ')).toBe(1);
  });
});
