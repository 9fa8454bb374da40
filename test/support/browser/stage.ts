import { setTimeout } from 'node:timers/promises';
import { Person } from '@growth-squad/local-slack';
import type { Browser } from 'playwright-core';
import { instantOf } from '../../../src/calendar/zone.ts';
import { type CastMember, castIn } from '../../../src/demo/cast.ts';
import { openPage } from '../../../src/demo/page/open.ts';
import { Stage } from '../../../src/demo/stage.ts';
import { catalogue } from '../../../src/language/catalogue.ts';
import type { Language } from '../../../src/language/language.ts';
import { BrowserPerson, openPerson } from './browser-person.ts';
import { type Look, Windows } from './windows.ts';

/** The Monday of the weeks that are lived before browsers. */
export const MONDAY = '2026-11-23';

/** How long people look at what they caused, milliseconds of the clock. */
const LOOK_MS = 3_000;

export interface BrowserStageOptions {
  readonly browser: Browser;
  readonly language: Language;
  /** When it begins, in the squad's zone. */
  readonly date: string;
  readonly time: string;
  /** The bot's SQLite file. */
  readonly file: string;
  /** Whether the squad is still to be set up, for the guide. */
  readonly empty: boolean;
  /** Called after each deed, while what it brought stands on the person's screen. */
  readonly afterDeed?: (person: BrowserPerson) => Promise<void>;
  /** How people's windows look, beside their zone and language. */
  readonly look?: Partial<Look> | undefined;
  /** Whether the bot serves its page. */
  readonly web?: boolean;
}

/** A stage whose people sit before browsers, with all that went wrong. */
export async function openBrowserStage(options: BrowserStageOptions) {
  const { browser, language, date, time, file, empty, look } = options;
  const cast = castIn(language);
  const windows = new Windows(browser);
  /** What the bot and the page's server complained about. */
  const wrong: unknown[] = [];
  const problem = (fields: object, message: string): void => void wrong.push({ message, ...fields });
  let address = '';
  const stage = await Stage.open({
    cast,
    start: instantOf(date, time, cast.zone),
    file,
    log: { info: () => undefined, warn: problem, error: problem },
    stopwatch: () => performance.now(),
    web: options.web ? { host: '127.0.0.1', port: 0 } : undefined,
    personOf: (slack, userId, how) =>
      new BrowserPerson(slack, userId, {
        ...how,
        afterDeed: options.afterDeed,
        open: () => {
          const { zone, locale } = slack.users.get(userId) ?? { zone: 'UTC', locale: 'en-GB' };
          return windows.open(`${address}?as=${userId}`, { zone, locale, ...look });
        },
      }),
  });
  const opened = await openPage({
    stage,
    language,
    empty,
    key: 'story',
    port: 0,
    everySecond: () => () => undefined,
    breath: (ms) => setTimeout(ms),
    failed: (error) => void wrong.push(error),
  });
  address = opened.address;
  const offPageOf = (userId: string): Person =>
    new Person(stage.slack, userId, { settle: () => stage.pass(LOOK_MS), pass: (ms) => stage.pass(ms) });
  return {
    ...opened,
    stage,
    windows,
    wrong,
    words: catalogue(language),
    channel: stage.channel.name,
    person: (part: CastMember): BrowserPerson => openPerson(stage.people[part]),
    /** The same person without a browser, for what goes before. */
    offPage: (part: CastMember): Person => offPageOf(stage.people[part].id),
    offPageOf,
    /** @param failed the name under which what happened is kept, if something failed */
    close: async (failed?: string): Promise<void> => {
      await windows.close(failed);
      await opened.page.stop();
      await stage.killBot();
      await stage.slack.stop();
    },
  };
}
