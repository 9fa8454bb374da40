import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { z } from 'zod';
import { barriers } from './axe.ts';

/** Where a story that failed leaves what one needs to understand it; git-ignored. */
const LEFT = join(import.meta.dirname, '../../..', 'test-results');

/** Set by who looks for why a story failed: its windows leave all they showed, which takes a while to record. */
const TRACED = process.env['BROWSER_TRACES'] === '1';

/** Real milliseconds after which a page that asks nothing, or gets no answer, is a failure. */
const PATIENCE_MS = 30_000;

const asked = z.object({ n: z.number() });
const answered = z.object({ kind: z.enum(['answer', 'refused']), n: z.number(), why: z.string().optional() });

/** One window of the page, and what goes on in it. */
export class Window {
  readonly page: Page;
  readonly #open = new Set<number>();
  readonly #told = new Set<() => void>();
  #asked = 0;
  /** What the server refused last, in its words. */
  refusal: string | undefined;

  constructor(page: Page) {
    this.page = page;
    page.on('websocket', (socket) => {
      this.#open.clear();
      socket.on('framesent', ({ payload }) => this.#sent(String(payload)));
      socket.on('framereceived', ({ payload }) => this.#received(String(payload)));
    });
  }

  /** Does something that asks the server, and waits until all that was asked is answered. */
  async asking(act: () => Promise<unknown>): Promise<void> {
    const before = this.#asked;
    this.refusal = undefined;
    await act();
    const answered = this.#until(() => this.#asked > before && this.#open.size === 0).then(() => true);
    const patience = new AbortController();
    const late = setTimeout(PATIENCE_MS, false, { signal: patience.signal }).catch(() => false);
    const isAnswered = await Promise.race([answered, late]);
    patience.abort();
    if (!isAnswered) {
      throw new Error(this.#asked > before ? 'The page got no answer' : 'The page asked nothing');
    }
  }

  /** Waits until nothing is being asked. */
  quiet(): Promise<void> {
    return this.#until(() => this.#open.size === 0);
  }

  async #until(is: () => boolean): Promise<void> {
    while (!is()) {
      await new Promise<void>((resolve) => {
        const told = (): void => {
          this.#told.delete(told);
          resolve();
        };
        this.#told.add(told);
      });
    }
  }

  #sent(text: string): void {
    this.#asked += 1;
    this.#open.add(asked.parse(JSON.parse(text)).n);
    this.#tell();
  }

  #received(text: string): void {
    const message = answered.safeParse(JSON.parse(text));
    if (!message.success) return;
    if (message.data.kind === 'refused') this.refusal = message.data.why;
    this.#open.delete(message.data.n);
    this.#tell();
  }

  #tell(): void {
    for (const told of [...this.#told]) told();
  }
}

/** How a window is opened. */
export interface Look {
  readonly zone: string;
  readonly locale: string;
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
}

/** The windows of one story, and all that went wrong in any of them. */
export class Windows {
  /** Console errors, failed and refused requests, errors of the page's script. */
  readonly troubles: string[] = [];
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  async open(
    address: string,
    { zone, locale, dark = false, width = 1280, height = 900 }: Look,
  ): Promise<Window> {
    const context = await this.#browser.newContext({
      timezoneId: zone,
      locale,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      viewport: { width, height },
    });
    this.#contexts.push(context);
    if (TRACED) await context.tracing.start({ screenshots: true, snapshots: true });
    const page = await context.newPage();
    const window = new Window(page);
    const trouble = (what: string): void => void this.troubles.push(what);
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) trouble(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => trouble(`script: ${error.stack ?? error.message}`));
    page.on('requestfailed', (request) => trouble(`request failed: ${request.url()}`));
    page.on('response', (response) => {
      if (response.status() >= 400) trouble(`${response.status()}: ${response.url()}`);
    });
    const own = new URL(address).origin;
    page.on('request', (request) => {
      if (!request.url().startsWith(own) && !request.url().startsWith('data:'))
        trouble(`left: ${request.url()}`);
    });
    await window.asking(() => page.goto(address));
    return window;
  }

  /** What anybody would stumble over on the screens as they are now. */
  async barriers(): Promise<string[]> {
    const pages = this.#contexts.flatMap((context) => context.pages());
    const all = await Promise.all(pages.map((page) => barriers(page)));
    return [...new Set(all.flat())];
  }

  /** Closes all; a story that failed leaves pictures, and traces if wanted. */
  async close(failed: string | undefined): Promise<void> {
    if (failed !== undefined) mkdirSync(LEFT, { recursive: true });
    for (const [index, context] of this.#contexts.entries()) {
      if (failed !== undefined) {
        const name = join(LEFT, `${failed.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${index + 1}`);
        for (const page of context.pages())
          await page.screenshot({ path: `${name}.png` }).catch(() => undefined);
        if (TRACED) await context.tracing.stop({ path: `${name}.zip` });
      }
      await context.close();
    }
  }
}
