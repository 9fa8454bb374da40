import { expect, test } from 'vitest';
import { barriers } from '../support/browser/axe.ts';
import { browserStories, newWindow } from '../support/browser/story.ts';
import { long, openCrowdStory } from '../support/story/crowd.ts';
import { remember } from '../support/story/past.ts';
import { MONDAY, openSquadStory, type Story } from '../support/story/story.ts';
import { ruledOut } from '../support/story/tried.ts';

const PATIENCE = 120_000;
const web = { host: '127.0.0.1', port: 0 } as const;
const sizes = { phone: [390, 844], laptop: [1280, 720], wall: [1920, 1080] } as const;

async function windowOf(size: keyof typeof sizes, how: { colorScheme?: 'dark'; locale?: string } = {}) {
  const [width, height] = sizes[size];
  const page = await newWindow({ viewport: { width, height }, ...how });
  const troubles: string[] = [];
  page.on('pageerror', ({ message }) => troubles.push(message));
  page.on('console', (said) => {
    // What leads nowhere any more says so with a 404, which browsers report.
    if (said.type() === 'error' && !said.text().includes('404')) troubles.push(said.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('http://127.0.0.1:')) troubles.push(`It asked for ${request.url()}`);
  });
  /** Nothing is wrong, in the way, or wider than the window. */
  const isFine = async (): Promise<void> => {
    expect(troubles).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(wide)).toBe(0);
  };
  return { page, isFine };
}

async function wallOf({ people, channel, words }: Pick<Story, 'people' | 'channel' | 'words'>) {
  await people.product.command('/squad dashboard', channel);
  const { text } = await people.product.click(words.dashboard.wall);
  return /http\S+\/wall\/[\w.-]+/.exec(text)?.[0] ?? '';
}

await browserStories('the squad’s page', () => {
  test.each(['en', 'zh-CN'] as const)(
    'is opened with the keyboard, and follows the number, %s',
    async (language) => {
      const story = await openSquadStory({ web, language });
      const { people, channel, words, stage } = story;
      await people.frontend.command('/squad dashboard', channel);
      const said = stage.slack.ephemerals(people.frontend.id, stage.channel.id).at(-1);
      const link = /http[^"]+\/open\/[\w.-]+/.exec(JSON.stringify(said?.blocks))?.[0] ?? '';
      const { page, isFine } = await windowOf('laptop', { locale: language });
      await page.goto(link);
      await isFine();
      await page.keyboard.press('Enter');
      const number = page.locator('h1 strong');
      await expect.poll(() => number.innerText()).toBe('–');
      await people.backend.command('/metric 347', channel);
      await expect.poll(() => number.innerText()).toBe('347');
      await isFine();
      await page.goto(link);
      expect(await page.locator('body').innerText()).toContain(words.dashboard.title);
      expect(await page.locator('button').count()).toBe(0);
    },
    PATIENCE,
  );

  test(
    'hangs on a wall in the dark until its link is revoked, and then says what to do',
    async () => {
      const story = await openSquadStory({ web });
      const { people, words } = story;
      const { page, isFine } = await windowOf('wall', { colorScheme: 'dark' });
      await page.goto(await wallOf(story));
      await page.locator('h1 strong').waitFor();
      await isFine();
      await people.product.click(words.dashboard.revoke);
      await expect.poll(() => page.locator('body').innerText()).toContain(words.dashboard.ended);
      await isFine();
    },
    PATIENCE,
  );

  test(
    'fits a phone with forty members and the longest texts',
    async () => {
      const story = await openCrowdStory({ web });
      const { people, stage, words } = story;
      await stage.goTo('2026-11-24', '10:01');
      await people.backend.command('/standup', story.channel);
      await people.backend.fill({
        [words.standup.modal.today]: long('tests', 200),
        [words.standup.modal.inTheWay]: 'W'.repeat(200),
      });
      await people.backend.submit();
      await people.backend.cancel();
      await people.backend.command('/metric 999999999999999', story.channel);
      await stage.pass(3_000);
      const link = await wallOf(story);
      for (const size of ['phone', 'laptop', 'wall'] as const) {
        const { page, isFine } = await windowOf(size);
        await page.goto(link);
        await expect.poll(() => page.locator('h1 strong').innerText()).toBe('999,999,999,999,999');
        await isFine();
      }
    },
    PATIENCE,
  );

  test.each(['en', 'zh-CN'] as const)(
    'has its weeks and what is known, by the keyboard, on paper and in each size, %s',
    async (language) => {
      const story = await openSquadStory({ web, language });
      const { people, stage, words } = story;
      await remember({ stage, people }, { before: MONDAY, weeks: 30, ideas: 0 });
      await ruledOut(story, 'W'.repeat(150), long('learned', 400));
      await people.backend.command('/metric 999999999999999', story.channel);
      const link = await wallOf(story);
      for (const size of ['phone', 'laptop', 'wall'] as const) {
        const { page, isFine } = await windowOf(size, size === 'wall' ? { colorScheme: 'dark' } : {});
        for (const path of ['/weeks', '/weeks?weeks=52', '/known', '/known?text=zebra', '/known?bet=none']) {
          await page.goto(`${link}${path}`);
          await isFine();
        }
        await page.emulateMedia({ media: 'print' });
        await page.goto(`${link}/known`);
        await isFine();
      }
      const { page, isFine } = await windowOf('laptop');
      await page.goto(`${link}/weeks`);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.locator('.point[tabindex="0"]').focus();
      const said = (): Promise<string> => page.locator('#said').innerText();
      await expect.poll(said).toContain(words.retro.digest.soFar('999,999,999,999,999'));
      await page.keyboard.press('ArrowLeft');
      await expect.poll(said).toContain('300');
      await isFine();
      await page.locator('nav a[href$="/known"]').click();
      await page.getByRole('searchbox').fill('wwwwwww');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('.title').count()).toBe(1);
      await page.locator('.title').click();
      await expect.poll(() => page.locator('h2').innerText()).toBe(words.ideas.detail.history);
      await isFine();
    },
    PATIENCE,
  );

  test(
    'opens with a link that others followed before, but not with that of another squad or one that was revoked',
    async () => {
      const story = await openSquadStory({ web });
      const { people, words, stage } = story;
      await people.frontend.command('/squad dashboard', story.channel);
      const said = stage.slack.ephemerals(people.frontend.id, stage.channel.id).at(-1);
      const link = /http[^"]+\/open\/[\w.-]+/.exec(JSON.stringify(said?.blocks))?.[0] ?? '';
      for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
      const wall = await wallOf(story);
      const { page, isFine } = await windowOf('laptop');
      await page.goto(link);
      await page.getByRole('button').click();
      await page.locator('h1 strong').waitFor();
      const ended = async (address: string): Promise<void> => {
        await page.goto(address);
        await expect.poll(() => page.locator('body').innerText()).toContain(words.dashboard.ended);
        await isFine();
      };
      const own = page.url();
      await ended(own.replace(/[^/]$/, (last) => (last === '0' ? '1' : '0')));
      await ended(link);
      await people.product.click(words.dashboard.revoke);
      for (const path of ['', '/weeks', '/known']) await ended(`${wall}${path}`);
      await page.goto(`${own}/known`);
      expect(await page.locator('h1').innerText()).toBe(words.dashboard.views.known);
    },
    PATIENCE,
  );
});
