import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { scratchFolder } from '../src/demo/scratch.ts';
import { findBrowser, NO_BROWSER, startBrowser } from '../test/support/browser/chromium.ts';
import { MONDAY, openBrowserStage } from '../test/support/browser/stage.ts';
import { type History, remember } from '../test/support/story/past.ts';
import { atMost, type Bench, type Figure, told } from './figure.ts';
import { median, percentile } from './stats.ts';
import { Watch } from './watch.ts';

/** How often each deed is measured, after a few that don't count. */
const TIMES = { full: 30, quick: 6 };
const WARM_UP = { full: 5, quick: 2 };
/** By how much a big, old squad may be slower than a small, young one. */
const MOST_RATIO = 1.5;

type Stage = Awaited<ReturnType<typeof openBrowserStage>>;

interface Size {
  readonly name: string;
  readonly people: number;
  readonly history: History;
  /** Messages of people in the channel before. */
  readonly talk: number;
}

const SIZES: readonly Size[] = [
  { name: '5 people, 4 weeks', people: 5, history: { before: MONDAY, weeks: 4, ideas: 5 }, talk: 100 },
  { name: '40 people, a year', people: 40, history: { before: MONDAY, weeks: 52, ideas: 120 }, talk: 5_000 },
];

/** One deed from the click to the screen, real milliseconds. */
interface Sample {
  readonly total: number;
  /** Of it: what the bot computed, without its calls to Slack. */
  readonly bot: number;
}

interface Measured {
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly ready: number;
  /** Of the page with all it loads, and of the first snapshot with the channel. */
  readonly loaded: number;
  readonly told: number;
}

/** From click to screen, for a young small squad and an old big one. */
export const benchPage: Bench = async (extent) => {
  const path = await findBrowser();
  if (path === undefined) return [told(NO_BROWSER, '')];
  const browser = await startBrowser(path);
  try {
    const all: Measured[] = [];
    for (const size of SIZES) {
      const measured = await measure(browser, size, extent.full ? 'full' : 'quick');
      if (extent.full) report(size, measured, extent.say);
      all.push(measured);
    }
    return [compare(all)];
  } finally {
    await browser.close();
  }
};

async function measure(browser: Browser, size: Size, extent: keyof typeof TIMES): Promise<Measured> {
  const scratch = scratchFolder('growth-squad-bench-');
  const before = await openBrowserStage({
    browser,
    language: 'en',
    date: MONDAY,
    time: '08:30',
    file: join(scratch, 'bot.db'),
    empty: false,
  });
  const { stage, words, channel } = before;
  try {
    for (let index = 5; index < size.people; index += 1) {
      const { id } = stage.slack.addUser({ name: `Member ${index + 1}`, zone: 'Europe/Berlin' });
      stage.slack.join(stage.channel.id, id);
    }
    for (let index = 0; index < size.talk; index += 1) {
      stage.slack.post(stage.people.marketing.id, stage.channel.id, `What we talked about, number ${index}`);
    }
    await stage.startBot();
    const product = before.offPage('product');
    await product.invite(channel);
    await product.click(words.setup.setItUp);
    await product.submit();
    await remember({ stage, people: stage.people }, size.history);
    before.host.progress(undefined);
    await stage.goTo(MONDAY, '09:31');
    await stage.pass(60_000);
    const person = before.person('frontend');
    const bytes = { loaded: 0, told: 0 };
    const opened = performance.now();
    const { page } = await person.window();
    await page.locator('main article').last().waitFor();
    const ready = performance.now() - opened;
    // Once more, to count what comes.
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        bytes.told += payload.length;
      });
    });
    const bodies: Promise<void>[] = [];
    page.on('response', (response) => {
      bodies.push(
        response.body().then((body) => {
          bytes.loaded += body.length;
        }),
      );
    });
    await page.reload();
    await page.locator('main article').last().waitFor();
    await Promise.all(bodies);
    const { loaded, told } = { ...bytes };
    return { samples: await sampled(before, page, extent), ready, loaded, told };
  } finally {
    await before.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Does each deed again and again, and takes the time. */
async function sampled(
  before: Stage,
  page: Page,
  extent: keyof typeof TIMES,
): Promise<Map<string, Sample[]>> {
  const { stage, words, channel } = before;
  const watch = new Watch(stage.slack);
  const samples = new Map<string, Sample[]>();
  const take = async (name: string, act: string, until: string): Promise<void> => {
    watch.clear();
    const total = await timed(page, act, until);
    const bot = watch.botMs();
    samples.set(name, [...(samples.get(name) ?? []), { total, bot }]);
    await stage.pass(5_000);
  };
  await before.person('frontend').goTo(channel);
  const { estimateTitle, simple } = words.hypothesis;
  const composer = page.locator('main .composer textarea');
  for (let index = 0; index < TIMES[extent] + WARM_UP[extent]; index += 1) {
    await composer.fill('/squad');
    const whispers = `document.querySelectorAll('main .only-you').length`;
    const count = await page.locator('main .only-you').count();
    await take('/squad, answered', `document.querySelector('main .send')`, `${whispers} > ${count}`);
    const label = JSON.stringify(estimateTitle);
    const button = `[...document.querySelectorAll('main article button')].filter((one) => one.textContent === ${label})[0]`;
    await take('a click, its form opened', button, `document.querySelector('[role=dialog] input') !== null`);
    await page
      .getByRole('dialog')
      .getByLabel(simple)
      .fill(String(1 + (index % 5)));
    const submit = `document.querySelector('[role=dialog] button[type=submit]')`;
    await take('a form, saved', submit, `document.querySelector('[role=dialog] input') === null`);
    if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
    await stage.pass(5_000);
  }
  return new Map([...samples].map(([name, all]) => [name, all.slice(WARM_UP[extent])]));
}

const milliseconds = z.number();

/** Clicks in the page and waits until it shows the outcome; in real milliseconds by the page's own clock. */
async function timed(page: Page, element: string, until: string): Promise<number> {
  return milliseconds.parse(
    await page.evaluate(`(async () => {
      const begun = performance.now();
      const shown = new Promise((resolve) => {
        const look = () => {
          if (!(${until})) return;
          observer.disconnect();
          resolve();
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      ${element}.click();
      await shown;
      return performance.now() - begun;
    })()`),
  );
}

const rounded = (ms: number): string => ms.toFixed(0).padStart(5);

function report(size: Size, { samples, ready, loaded, told }: Measured, say: (line: string) => void): void {
  const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024).toLocaleString('en')} kB`;
  say(
    `${size.name}: page ready in ${ready.toFixed(0)} ms; ${kilobytes(loaded)} loaded, ${kilobytes(told)} told`,
  );
  say(`  ${'from click to screen, ms'.padEnd(28)}   p50   p95   of it the bot, p50   p95`);
  for (const [name, all] of samples) {
    const totals = all.map(({ total }) => total);
    const bots = all.map(({ bot }) => bot);
    const [p50, p95] = [percentile(totals, 0.5), percentile(totals, 0.95)];
    const [bot50, bot95] = [percentile(bots, 0.5), percentile(bots, 0.95)];
    say(
      `  ${name.padEnd(28)} ${rounded(p50)} ${rounded(p95)}               ${rounded(bot50)} ${rounded(bot95)}`,
    );
  }
}

/** All deeds of one size together against all of the other. */
function compare([small, big]: readonly Measured[]): Figure {
  const middle = (measured: Measured | undefined): number =>
    median([...(measured?.samples.values() ?? [])].flat().map(({ total }) => total));
  const both = `${middle(small).toFixed(0)} ms, ${middle(big).toFixed(0)} ms`;
  return atMost('click to screen, 40 people to 5', middle(big) / middle(small), MOST_RATIO, '×', both);
}
