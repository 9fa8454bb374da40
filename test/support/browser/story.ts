import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { accountOf } from '../../../src/demo/account.ts';
import type { Language } from '../../../src/language/language.ts';
import { temporaryFolder } from '../database/temporary-database.ts';
import { findBrowser, NO_BROWSER, startBrowser } from './chromium.ts';
import { type BrowserStageOptions, MONDAY, openBrowserStage } from './stage.ts';

/** Set where the stories have to run: without a browser they fail instead of being left out. */
const NEEDED = process.env['BROWSER_NEEDED'] === '1';

let browser: Browser | undefined;

/** Stories in a browser; left out, with a sentence, where there is none. */
export async function browserStories(title: string, stories: () => void): Promise<void> {
  const path = await findBrowser();
  if (path === undefined && NEEDED) throw new Error(NO_BROWSER);
  if (path === undefined) process.stdout.write(`${title}: not run. ${NO_BROWSER}\n`);
  describe.runIf(path !== undefined)(title, () => {
    beforeAll(async () => {
      if (path !== undefined) browser = await startBrowser(path);
    });
    afterAll(() => browser?.close());
    stories();
  });
}

/** An empty window of that browser, for a page that is not Slack's; it is closed with the test. */
export async function newWindow(options: NonNullable<Parameters<Browser['newPage']>[0]>): Promise<Page> {
  if (!browser) throw new Error('There is no browser');
  const page = await browser.newPage(options);
  onTestFinished(() => page.close());
  return page;
}

export interface StoryOptions {
  readonly language?: Language;
  /** When it begins, in the squad's zone; Monday 08:30 unless said. */
  readonly date?: string;
  readonly time?: string;
  /** Whether the squad is still to be set up, for the guide. */
  readonly empty?: boolean;
  /** The size of their windows; a laptop's unless said. */
  readonly look?: BrowserStageOptions['look'];
}

/** A stage whose people sit before browsers, for one test. */
export async function browserStory(options: StoryOptions = {}) {
  if (!browser) throw new Error('There is no browser');
  const file = join(temporaryFolder(), 'bot.db');
  const defaults = { language: 'en', date: MONDAY, time: '08:30', empty: true } as const;
  const story = await openBrowserStage({ ...defaults, ...options, browser, file });
  onTestFinished(({ task }) => story.close(task.result?.state === 'fail' ? task.name : undefined));
  return {
    ...story,
    /** Nothing went wrong anywhere: in browsers, on the page, in the bot, at Slack. */
    async endsWell(): Promise<void> {
      const { windows, wrong, stage } = story;
      const { refused, lost, doubled } = await accountOf(stage);
      const barriers = await windows.barriers();
      expect({ troubles: windows.troubles, barriers, wrong, refused, lost, doubled }).toEqual({
        troubles: [],
        barriers: [],
        wrong: [],
        refused: [],
        lost: [],
        doubled: [],
      });
    },
  };
}

type BrowserStory = Awaited<ReturnType<typeof browserStory>>;

/** Starts the bot and sets the squad up; what goes before a story is not told by clicks. */
export async function setUpOffPage({ stage, host, words, channel, offPage }: BrowserStory): Promise<void> {
  await stage.startBot();
  const product = offPage('product');
  await product.invite(channel);
  await product.click(words.setup.setItUp);
  await product.submit();
  host.progress(undefined);
}

/** A story of a squad that is set up. */
export async function squadStory(options: StoryOptions = {}): Promise<BrowserStory> {
  const story = await browserStory({ ...options, empty: false });
  await setUpOffPage(story);
  return story;
}
