import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserStories, squadStory } from '../support/browser/story.ts';

const PATIENCE = 120_000;
const MESSAGES = 40;
/** What throws a reader to the top did so in one of five. */
const SWITCHES = 25;
/** As long as somebody looks who clicks quickly. */
const LOOK_MS = 150;

/** How many pixels of the channel are below what can be seen. */
const below = async (page: Page): Promise<number> =>
  Number(
    await page.evaluate(
      '(({ scrollHeight, clientHeight, scrollTop }) => scrollHeight - clientHeight - scrollTop)(document.querySelector("main .messages"))',
    ),
  );

async function longChannel() {
  const story = await squadStory();
  const backend = story.offPage('backend');
  for (let n = 1; n <= MESSAGES; n += 1) await backend.say(story.channel, `Line ${n} of what was said`);
  const { page } = await story.person('product').window();
  const last = page.locator('main article').last();
  await expect.poll(() => last.innerText()).toContain(`Line ${MESSAGES}`);
  return { ...story, page, last };
}

await browserStories('who reads a long channel', () => {
  test(
    'stays at its end, however quickly they become somebody else',
    async () => {
      const { page, last, endsWell } = await longChannel();
      const people = page.locator('.person');
      const count = await people.count();
      const left: number[] = [];
      for (let n = 1; n <= SWITCHES; n += 1) {
        await people.nth(n % count).click();
        await last.waitFor();
        await page.waitForTimeout(LOOK_MS);
        left.push(await below(page));
      }
      expect(left.filter((pixels) => pixels > 1)).toEqual([]);
      await endsWell();
    },
    PATIENCE,
  );

  test(
    'and has gone up in it sees what comes of what they type',
    async () => {
      const { page, last, person, channel, endsWell } = await longChannel();
      await page.locator('main article').first().focus();
      await page.locator('main article').first().scrollIntoViewIfNeeded();
      await expect.poll(() => below(page)).toBeGreaterThan(500);
      await person('product').command('/idea Receipts as pictures', channel);
      await expect.poll(() => last.innerText()).toContain('Receipts as pictures');
      await expect.poll(() => below(page)).toBeLessThanOrEqual(1);
      await endsWell();
    },
    PATIENCE,
  );
});
