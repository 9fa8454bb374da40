import { describe, expect, test } from 'vitest';
import { FRIDAY } from './support/story/bet.ts';
import { openSquadStory, type StoryOptions } from './support/story/story.ts';
import { buzzes, expectAllThereOnce, times } from './support/story/time.ts';

const THURSDAY = '2026-11-26';
const MONDAY_AFTER = '2026-11-30';

/** Tuesday's number, on Friday before the retro. */
async function withOldNumber(language: StoryOptions['language'] = 'en', line = '/metric 312') {
  const story = await openSquadStory({ language });
  const { people, channel, stage } = story;
  await stage.goTo('2026-11-24', '09:50');
  if (line !== '') await people.marketing.command(line, channel);
  return story;
}

describe('before the retro', () => {
  test.each(['en', 'zh-CN'] as const)(
    'its keeper is asked for a number of that day (%s)',
    async (language) => {
      const story = await withOldNumber(language);
      const { people, stage, words } = story;
      const keeper = people.product;
      await stage.goTo(FRIDAY, '14:59');
      expect(keeper.readDm()).not.toContain(words.metric.updateIt);
      await stage.goTo(FRIDAY, '15:01');
      expect(keeper.readDm()).toContain(words.metric.ask(words.setup.defaultMetric, '16:00'));
      expect(buzzes(keeper, story.cast.zone).at(-1)).toBe('Fri 15:00');
      expect(people.marketing.readDm()).not.toContain(words.metric.updateIt);
      await keeper.click(words.metric.updateIt, { in: 'dm' });
      await keeper.fill({ [words.metric.labels.total(words.setup.defaultMetric)]: '400' });
      await keeper.submit();
      await keeper.cancel();
      await stage.pass(3_000);
      expect(keeper.readDm()).not.toContain(words.metric.updateIt);
      expect(keeper.readDm()).toMatch(/400.*15:01/);
      await expectAllThereOnce(story);
    },
  );

  test('nobody is, where there is one of that day, nor while they are away', async () => {
    const fresh = await withOldNumber();
    await fresh.stage.goTo(FRIDAY, '14:00');
    await fresh.people.backend.command('/metric 400', fresh.channel);
    const away = await withOldNumber();
    await away.people.product.command('/squad away Friday', away.channel);
    for (const { stage, people, words } of [fresh, away]) {
      await stage.goTo(FRIDAY, '15:30');
      expect(people.product.readDm()).not.toContain(words.metric.updateIt);
    }
  });

  test('asked and not answered, the question ends with the retro', async () => {
    const { stage, people, words, read } = await withOldNumber('en', '');
    await stage.goTo(FRIDAY, '15:30');
    expect(people.product.readDm()).toContain(`[${words.metric.enterIt}]`);
    await stage.goTo(FRIDAY, '16:30');
    expect(read()).toContain(`[${words.metric.enterIt}]`);
    await people.product.click(words.retro.board.close, { in: 'growth' });
    await stage.pass(5_000);
    expect(people.product.readDm()).not.toContain(`[${words.metric.enterIt}]`);
  });
});

describe('where an old number stands', () => {
  test.each(['en', 'zh-CN'] as const)(
    'it can be updated, and a new one asks for nothing (%s)',
    async (language) => {
      const { people, channel, stage, words, read } = await withOldNumber(language);
      const update = `[${words.metric.updateIt}]`;
      await stage.goTo(THURSDAY, '10:05');
      const status = () => people.frontend.command('/squad', channel);
      expect((await status()).text).toContain(update);
      await people.frontend.click(words.standup.answer, { in: 'dm' });
      await people.frontend.fill({ [words.standup.modal.today]: 'payment' });
      await people.frontend.submit();
      await stage.goTo(THURSDAY, '11:01');
      expect(read()).toContain(update);
      await people.frontend.openHome();
      expect(people.frontend.readHome()).toContain(`[${words.home.updateNumber}]`);
      await people.frontend.command('/metric 350', channel);
      await stage.pass(3_000);
      expect(read()).not.toContain(update);
      expect((await status()).text).not.toContain(update);
      await stage.goTo(FRIDAY, '16:01');
      expect(times(read(), update)).toBe(1);
      // The closed stand-up shows the number of its day, and waits for none.
      expect(read()).toMatch(/350/);
    },
  );
});

describe('the number of a week that is over', () => {
  test.each(['en', 'zh-CN'] as const)(
    'stands in its digest, until planning has closed (%s)',
    async (language) => {
      const story = await withOldNumber(language);
      const { people, channel, stage, words, read } = story;
      const { digest } = words.retro;
      await stage.goTo(FRIDAY, '18:30');
      expect(read()).toContain(words.metric.updateIt);
      await stage.goTo(MONDAY_AFTER, '09:40');
      await people.product.command(`/metric ${language === 'en' ? 'last week' : '上周'} 1284`, channel);
      await stage.pass(5_000);
      const day = language === 'en' ? 'Monday 30 November' : '11 月 30 日（周一）';
      expect(read()).toContain(digest.finalOf(day));
      expect(times(read(), digest.finalOf(day))).toBe(1);
      await people.product.click(words.planning.close, { in: channel });
      const late = await people.product.command('/metric last week 1290', channel);
      expect(late.text).toContain(words.metric.problems.planned);
      await stage.pass(5_000);
      expect(read()).not.toContain('1,290');
      await expectAllThereOnce(story);
    },
  );

  test('entered on the weekend it is still so far', async () => {
    const { people, channel, stage, read } = await withOldNumber();
    await stage.goTo('2026-11-28', '12:00');
    await people.product.command('/metric 900', channel);
    await stage.pass(5_000);
    expect(read()).toContain('Week of 23 November: 900 of 1,500 new sign-ups so far');
    expect(read()).toContain('As of Sat 12:00.');
  });
});
