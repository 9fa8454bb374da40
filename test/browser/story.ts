import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { instantOf } from '../../src/calendar/zone.ts';
import { accountOf } from '../../src/demo/account.ts';
import { castIn, type Part } from '../../src/demo/cast.ts';
import { openPage } from '../../src/demo/page/open.ts';
import { Stage } from '../../src/demo/stage.ts';
import { catalogue } from '../../src/language/catalogue.ts';
import type { Language } from '../../src/language/language.ts';
import { Person } from '../../src/sandbox/person.ts';
import { temporaryFolder } from '../temporary-database.ts';
import { BrowserPerson, openPerson } from './browser-person.ts';
import { findBrowser, startBrowser } from './chromium.ts';
import { Windows } from './windows.ts';

/** The Monday of the weeks that stories are told in. */
export const MONDAY = '2026-11-23';

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

const NO_BROWSER =
  'There is no browser here: install Chrome or Chromium, or name one in the environment as CHROME.';

export interface StoryOptions {
  readonly language?: Language;
  /** When it begins, in the squad's zone; Monday 08:30 unless said. */
  readonly date?: string;
  readonly time?: string;
  /** Whether the squad is still to be set up, for the guide. */
  readonly empty?: boolean;
}

/** A stage whose people sit before browsers. */
export async function browserStory(options: StoryOptions = {}) {
  const { language = 'en', date = MONDAY, time = '08:30', empty = true } = options;
  if (!browser) throw new Error('There is no browser');
  const cast = castIn(language);
  const windows = new Windows(browser);
  const wrong: unknown[] = [];
  const problem = (fields: object, message: string): void => void wrong.push({ message, ...fields });
  let address = '';
  const stage = await Stage.open({
    cast,
    start: instantOf(date, time, cast.zone),
    file: join(temporaryFolder(), 'bot.db'),
    log: { info: () => undefined, warn: problem, error: problem },
    personOf: (slack, userId, how) =>
      new BrowserPerson(slack, userId, how, () => {
        const { zone, locale } = slack.users.get(userId) ?? { zone: 'UTC', locale: 'en-GB' };
        return windows.open(`${address}?as=${userId}`, { zone, locale });
      }),
  });
  const opened = await openPage({
    stage,
    language,
    empty,
    key: 'story',
    port: 0,
    everySecond: () => () => undefined,
    failed: (error) => void wrong.push(error),
  });
  address = opened.address;
  onTestFinished(async ({ task }) => {
    await windows.close(task.result?.state === 'fail' ? task.name : undefined);
    await opened.page.stop();
    await stage.killBot();
    await stage.slack.stop();
  });
  const person = (part: Part): BrowserPerson => openPerson(stage.people[part]);
  const offPageOf = (userId: string): Person =>
    new Person(stage.slack, userId, { settle: () => stage.pass(3_000), pass: (ms) => stage.pass(ms) });
  return {
    ...opened,
    stage,
    person,
    /** The same person without a browser, for what goes before the story. */
    offPage: (part: Part): Person => offPageOf(stage.people[part].id),
    offPageOf,
    words: catalogue(language),
    channel: stage.channel.name,
    windows,
    /** Nothing went wrong anywhere: in browsers, on the page, in the bot, at Slack. */
    async endsWell(): Promise<void> {
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
