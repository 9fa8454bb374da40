import { expect, test } from 'vitest';
import { accountOf } from '../../src/demo/account.ts';
import { browserStories, squadStory } from '../support/browser/story.ts';

await browserStories('the faults in the drawer', () => {
  test('are each switched on by hand during a week, and the week ends whole', async () => {
    const story = await squadStory();
    const { stage, words, channel } = story;
    const { planning, standup, retro } = words;
    const product = story.offPage('product');

    const window = await story.person('product').window();
    const { page } = window;
    await page.locator('.bar-tools button').last().click();
    const drawer = page.locator('.drawer');
    await drawer.getByRole('tab').last().click();
    const faults = drawer.locator('.faults li');
    const move = (title: string): Promise<void> =>
      window.asking(() => page.locator('.moves').getByRole('button', { name: title, exact: true }).click());
    /** Switches a fault on, lets a day pass in which something is done, and switches it off. */
    const during = async (fault: string, to: string, deed: () => Promise<unknown>): Promise<void> => {
      const toggle = faults.filter({ hasText: fault }).getByRole('switch');
      await window.asking(() => toggle.click());
      await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('true');
      await move(to);
      await deed();
      await window.asking(() => toggle.click());
      await expect.poll(() => toggle.getAttribute('aria-checked')).toBe('false');
    };
    const answer = async (text: string): Promise<void> => {
      const designer = story.offPage('designer');
      // Every second call goes wrong: whoever sees no form asks for it once more.
      for (let tried = 0; tried < 3 && !designer.modal; tried += 1)
        await designer.command('/standup', channel);
      await designer.fill({ [standup.modal.today]: text });
      await designer.submit();
      if (designer.modal) await designer.cancel();
    };

    await during('is delivered twice', 'Monday', async () => {
      await story.offPage('marketing').command('/idea A trial without a card', channel);
      await product.click(planning.close, { in: channel });
    });
    await during('takes 2 s', 'Next day', () => answer('Screens, slowly'));
    await during('429', 'Next day', () => answer('Screens again'));
    await window.asking(() => faults.filter({ hasText: 'Cut the connection' }).getByRole('button').click());
    await during('503', 'Next day', () => answer('More screens'));
    await story.person('product').behind('kill');
    await move('+15 min');
    await story.person('product').behind('start');
    await during('answer is lost', 'Friday', () => answer('The last screens'));
    await product.click(retro.board.close, { in: channel });
    await stage.pass(60 * 60_000);

    const channelReads = JSON.stringify(stage.slack.history(stage.channel.id));
    for (const text of ['Screens, slowly', 'Screens again', 'More screens', 'The last screens'])
      expect(channelReads).toContain(text);
    const { refused, lost, doubled } = await accountOf(stage);
    expect({ refused, lost, doubled, troubles: story.windows.troubles }).toEqual({
      refused: [],
      lost: [],
      doubled: [],
      troubles: [],
    });
  });
});
