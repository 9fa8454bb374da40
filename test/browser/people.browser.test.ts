import { expect, test } from 'vitest';
import { openPerson } from '../support/browser/browser-person.ts';
import { browserStories, browserStory, setUpOffPage, squadStory } from '../support/browser/story.ts';
import { TITLE } from '../support/story/bet.ts';
import { DECIDED, liveBy } from '../support/story/live-by.ts';

const PATIENCE = 120_000;

await browserStories('people before a browser', () => {
  test(
    'set their squad up from nothing with the defaults, by the guide alone',
    async () => {
      const story = await browserStory({ language: 'zh-CN' });
      const { stage, person, words, channel } = story;
      await stage.startBot();
      story.host.progress(undefined);
      const product = person('product');
      const { page } = await product.window();
      const guide = page.locator('.guide .step.next');
      await expect.poll(() => guide.innerText()).toContain('/invite');
      await product.invite(channel);
      await product.click(words.setup.setItUp);
      const saved = await product.submit();
      expect(saved.modal).toBeUndefined();
      await expect.poll(() => guide.innerText()).toContain('/idea');
      await page.locator('.moves button').nth(1).click();
      const board = page.locator('main article').last();
      await expect.poll(() => board.innerText()).toContain(words.planning.close);
      await story.endsWell();
    },
    PATIENCE,
  );

  test(
    'hand in a table with a result, and find its numbers in the form',
    async () => {
      const story = await squadStory();
      const { stage, person, words, channel } = story;
      const fatima = person('frontend');
      const { list } = words.ideas;
      const { result, buttons } = words.week;
      await liveBy(story, {
        ...{ way: 'test', kind: 'mean', counts: 'revenue', people: 'guests', direction: 'up', days: 10 },
        ...{ decided: DECIDED, share: '50', measure: 'relative', worthItFrom: '3' },
        ...{ peopleAWeek: null, baseRate: null, guardrail: null },
      });
      await fatima.command(`/ideas ${TITLE}`, channel);
      await fatima.click(list.open, { near: TITLE });
      await fatima.click(buttons.enterResult);
      const content = `group,amount\n${'control,10\nvariant,12\n'.repeat(150)}`;
      await fatima.fill({ [result.file]: { name: 'amounts.csv', content } });
      await fatima.submit();
      await stage.pass(10_000);
      const { page } = await fatima.window();
      const dialog = page.getByRole('dialog');
      await expect.poll(() => dialog.innerText()).toContain(result.fileRead('300', '150', '150'));
      expect(await page.getByLabel(result.mean(result.sides.variant, 'revenue')).inputValue()).toBe('12');
      while (fatima.modal) await fatima.cancel();
      await story.endsWell();
    },
    PATIENCE,
  );

  test(
    'change an answer, and nobody sees an unread mark for it',
    async () => {
      const story = await squadStory();
      const { stage, person, words, channel } = story;
      await stage.until(2, '10:00');
      const ben = person('frontend');
      const { modal } = words.standup;
      await ben.click(words.standup.answer, { in: 'dm' });
      await ben.fill({ [modal.today]: 'The old plan' });
      await ben.submit();
      if (ben.modal) await ben.cancel();
      await stage.until(2, '11:00');
      const reader = await person('product').window();
      await person('product').goTo(channel);
      const board = reader.page.locator('main article').last();
      await expect.poll(() => board.innerText()).toContain('The old plan');
      await person('product').goTo('home');
      await ben.command('/standup', channel);
      await ben.fill({ [modal.today]: 'The new plan, much better' });
      await ben.submit();
      if (ben.modal) await ben.cancel();
      await stage.pass(10_000);
      const side = reader.page.getByRole('navigation').getByRole('button').first();
      await expect.poll(() => side.getAttribute('class')).not.toContain('unread');
      await person('product').goTo(channel);
      await expect.poll(() => board.innerText()).toContain('The new plan, much better');
      expect(await board.innerText()).not.toContain('The old plan');
      await story.endsWell();
    },
    PATIENCE,
  );

  test(
    'correct what was wrong in a form beside its fields, also when the bot was killed meanwhile; nothing typed is lost',
    async () => {
      const story = await squadStory();
      const { person, words, channel } = story;
      const marc = person('marketing');
      const { hypothesis } = words;
      await marc.command('/idea', channel);
      await marc.fill({
        [hypothesis.title]: 'A trial without a card',
        [hypothesis.because]: 'a card is a promise',
        [hypothesis.worthItFrom]: 'rather a lot',
      });
      const wrong = await marc.submit();
      expect(wrong.modal?.errors.length).toBe(1);
      const { page } = await marc.window();
      const field = page.locator('.input.wrong');
      expect(await field.locator('.label').innerText()).toContain(hypothesis.worthItFrom);
      expect(await field.locator('input').inputValue()).toBe('rather a lot');
      await expect.poll(() => field.locator('input:focus').count()).toBe(1);
      await marc.fill({ [hypothesis.worthItFrom]: '3' });

      await marc.behind('kill');
      await page.locator('[role=dialog] button[type=submit]').click();
      await expect.poll(() => page.locator('[role=dialog] .trouble').innerText()).not.toBe('');
      await marc.behind('start');
      await story.stage.pass(10_000);
      await expect.poll(() => page.getByLabel(hypothesis.title).inputValue()).toBe('A trial without a card');
      const logged = await marc.submit();
      expect(logged.error).toBeUndefined();
      expect(logged.text).toContain('A trial without a card');
      await marc.cancel();
      await story.endsWell();
    },
    PATIENCE,
  );

  test(
    'are refused in one sentence where they are guests, and find no channel they are not in',
    async () => {
      const story = await squadStory();
      const { stage, channel, words } = story;
      const { guest, colleague } = stage.addOnlookers();
      const gus = openPerson(guest);
      const seen = await gus.command('/idea My great idea', channel);
      expect(seen.ephemerals.join()).toContain(words.common.noGuests);
      const { page } = await gus.window();
      await expect
        .poll(() => page.locator('main article.only-you').innerText())
        .toContain(words.common.noGuests);
      const sofia = openPerson(colleague);
      await sofia.goTo(channel);
      const { page: hers } = await sofia.window();
      expect(await hers.locator('main .composer').count()).toBe(0);
      await hers.locator('.foot-note button').click();
      await expect.poll(() => hers.locator('main .composer').count()).toBe(1);
      await sofia.command('/idea Ask those who left', channel);
      await story.endsWell();
    },
    PATIENCE,
  );

  test(
    'move the clock over the change to summer time: Monday’s planning still opens at half past nine',
    async () => {
      const story = await squadStory({ date: '2026-03-27', time: '15:00' });
      const { page } = await story.person('product').window();
      const move = (title: string) =>
        page.locator('.moves').getByRole('button', { name: title, exact: true }).click();
      const clock = page.locator('.clock strong').first();
      await expect.poll(() => clock.innerText()).toContain('15:0');
      await move('Next day');
      await expect.poll(() => clock.innerText()).toContain('Sat 28 Mar');
      await move('Next day');
      await expect.poll(() => clock.innerText()).toContain('Sun 29 Mar 15:0');
      await move('Monday');
      await expect.poll(() => clock.innerText()).toContain('Mon 30 Mar 09:30');
      await story.person('product').goTo(story.channel);
      const board = page.locator('main article').last();
      await expect.poll(() => board.innerText()).toContain(story.words.planning.close);
      await expect.poll(() => board.locator('time').first().innerText()).toBe('09:30');
      await story.endsWell();
    },
    PATIENCE,
  );

  test(
    'read forty answers of the greatest length on one screen',
    async () => {
      const story = await browserStory({ empty: false });
      const { stage, words, channel } = story;
      const crowd = Array.from({ length: 35 }, (_, index) =>
        stage.slack.addUser({ name: `Member ${index + 1}`, zone: 'Europe/Berlin' }),
      );
      for (const { id } of crowd) stage.slack.join(stage.channel.id, id);
      await setUpOffPage(story);
      const { page } = await story.person('product').window();
      await stage.until(2, '11:05');
      const everybody = [...stage.channel.members].filter((id) => id !== stage.slack.botUserId);
      const long = '增长 growth <!channel> & 👩‍👩‍👧 '.repeat(150).slice(0, 3_000);
      for (const id of everybody) {
        const member = story.offPageOf(id);
        await member.click(words.standup.answer, { in: 'dm' });
        await member.fill({ [words.standup.modal.today]: long });
        await member.submit();
        if (member.modal) await member.cancel();
      }
      await stage.until(2, '11:30');
      await story.person('product').goTo(channel);
      const board = page.locator('main article').last();
      await expect.poll(() => board.innerText()).toContain('Member 35');
      const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(wide).toBeLessThanOrEqual(0);
      await story.person('product').goTo('home');
      await story.endsWell();
    },
    PATIENCE,
  );
});
