import { isDeepStrictEqual } from 'node:util';
import type { LocalSlack, Place } from '@growth-squad/local-slack';
import {
  buttonsOf,
  type Entry,
  fieldLabelled,
  findElement,
  type Look,
  Person,
  type PersonOptions,
  type Seen,
  Sight,
  tidy,
  titleOf,
  watch,
} from '@growth-squad/local-slack';
import type { Locator, Page } from 'playwright-core';
import { enter } from './enter.ts';
import { eventually } from './eventually.ts';
import type { Window } from './windows.ts';

/** Words as a pattern that matches nothing but them, however they are spaced. */
const exactly = (words: string): RegExp =>
  new RegExp(
    `^\\s*${tidy(words)
      .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(' ', '\\s+')}\\s*$`,
    'u',
  );

export interface BrowserPersonOptions extends PersonOptions {
  readonly settle: () => Promise<void>;
  /** Opens this person's window, once it is needed. */
  readonly open: () => Promise<Window>;
  /** Called after each deed, while what it brought stands on the screen. */
  readonly afterDeed?: ((person: BrowserPerson) => Promise<void>) | undefined;
}

/**
 * A person who does in a browser what others do on the local Slack itself: types, clicks and chooses on the page. What
 * appeared is read where everybody reads it, and must stand on their screen.
 */
export class BrowserPerson extends Person {
  readonly #slack: LocalSlack;
  readonly #options: BrowserPersonOptions;
  readonly #look: Sight;
  #window: Promise<Window> | undefined;

  constructor(slack: LocalSlack, userId: string, options: BrowserPersonOptions) {
    super(slack, userId, options);
    this.#slack = slack;
    this.#options = options;
    this.#look = new Sight(slack, userId);
  }

  /** Their window. */
  window(): Promise<Window> {
    this.#window ??= this.#options.open();
    return this.#window;
  }

  /** The page in their window. */
  async page(): Promise<Page> {
    return (await this.window()).page;
  }

  override async command(line: string, channel: string): Promise<Seen> {
    return this.#do(async (page) => {
      await this.goTo(channel);
      await this.#write(page, line);
    });
  }

  override async say(channel: string, text: string): Promise<void> {
    await this.#do(async (page) => {
      await this.goTo(channel);
      await this.#write(page, text);
    });
  }

  override async invite(channel: string, who?: string): Promise<void> {
    await this.command(`/invite @${who ?? this.#slack.manifest.appName}`, channel);
  }

  override async click(words: string, look: Look = {}): Promise<Seen> {
    const { surface, clickable } = this.#find('button', words, look);
    const { names } = this.#look.eyes;
    const alike = buttonsOf(surface.blocks, names).filter(({ label }) => tidy(label) === tidy(words));
    const nth = alike.findIndex(
      ({ blockId, actionId, value }) =>
        blockId === clickable.blockId && actionId === clickable.actionId && value === clickable.value,
    );
    const menus = [
      ...new Set(
        buttonsOf(surface.blocks, names)
          .filter(({ type }) => type === 'overflow')
          .map(({ element }) => element),
      ),
    ];
    return this.#do(async () => {
      const on = await this.#surface(surface.place);
      if (clickable.type === 'overflow') return this.#overflow(on, words, menus.indexOf(clickable.element));
      await on
        .getByRole('button', { name: exactly(words) })
        .nth(nth)
        .click();
      if (clickable.confirm && look.confirm !== false) await this.#sure(clickable.confirm.confirm);
    });
  }

  override async choose(menu: string, entry: Entry, look: Look = {}): Promise<Seen> {
    const { surface, clickable } = this.#find('menu', menu, look);
    return this.#do(async () => {
      const on = await this.#surface(surface.place);
      const menus = on.locator('.combo', { has: on.page().getByRole('combobox', { name: exactly(menu) }) });
      await enter(menus.first(), clickable.element, entry);
    });
  }

  override async fill(entries: Readonly<Record<string, Entry>>): Promise<Seen> {
    const seen = watch(this.#look.eyes);
    for (const [label, entry] of Object.entries(entries)) {
      const open = this.#slack.modals(this.id).at(-1);
      if (!open) throw new Error(`${this.name} has no modal open.`);
      const { element } = fieldLabelled(open, label, this.name, this.#look.eyes.names);
      const dialog = await this.#dialog();
      const box = dialog
        .locator('.input')
        .filter({ has: dialog.page().locator('.label', { hasText: label }) });
      await enter(box.first(), element, entry);
      await (await this.window()).quiet();
      await this.#options.settle();
    }
    return this.#shows(seen());
  }

  override async submit(): Promise<Seen> {
    return this.#do(async () => {
      const dialog = await this.#dialog();
      await dialog.locator('button[type=submit]').click();
    });
  }

  override async cancel(): Promise<Seen> {
    return this.#do(async (page) => {
      await this.#dialog();
      await page.keyboard.press('Escape');
    });
  }

  override async openHome(): Promise<string> {
    await this.goTo('home');
    await this.#options.settle();
    return this.readHome();
  }

  /** Goes to a channel, `dm` or `home`, as one clicks there. */
  async goTo(where: string): Promise<void> {
    const window = await this.window();
    const { page } = window;
    const side = page.getByRole('navigation');
    // On a small screen the sidebar is opened first, and closes by itself when something in it is chosen.
    const menu = page.locator('.menu-button');
    const isSmall = await menu.isVisible();
    if (isSmall) await menu.click();
    if (where === 'home' || where === 'dm') {
      const app = side.getByRole('button', { name: this.#slack.manifest.appName });
      await window.asking(() => app.click());
      const tab = page
        .getByRole('tablist')
        .getByRole('tab')
        .nth(where === 'home' ? 0 : 1);
      if ((await tab.getAttribute('aria-selected')) !== 'true') await window.asking(() => tab.click());
      return;
    }
    const entry = side.locator('button', { hasText: this.#look.channelNamed(where).name }).first();
    if (isSmall || (await entry.getAttribute('aria-current')) !== 'page') await entry.click();
    await window.quiet();
  }

  /** Kills the bot, or starts it again, behind the scenes. */
  async behind(what: 'kill' | 'start'): Promise<void> {
    const window = await this.window();
    const { page } = window;
    const drawer = page.locator('.drawer');
    if ((await drawer.count()) === 0) await page.locator('.bar-tools button').last().click();
    await drawer.getByRole('tab').last().click();
    await window.asking(() =>
      drawer.locator(what === 'kill' ? '.faults .danger' : '.faults .primary').click(),
    );
  }

  // Inside

  #find(kind: 'button' | 'menu', words: string, look: Look) {
    const { eyes } = this.#look;
    const said = { who: this.name, where: this.#look.placeName(look.in), kind, names: eyes.names };
    return findElement(this.#look.surfaces(look.in), words, look, said);
  }

  /** A message on the page, gone to; its thread is opened for a reply. */
  async article({ channel: channelId, ts }: { channel: string; ts: string }): Promise<Locator> {
    const page = await this.page();
    const channel = this.#slack.channels.get(channelId);
    await this.goTo(channel?.kind === 'im' ? 'dm' : (channel?.name ?? ''));
    const message = this.#slack.message(channelId, ts);
    if (message?.threadTs === undefined || message.broadcast)
      return page.locator(`main article[data-ts="${ts}"]`);
    await page.locator(`main article[data-ts="${message.threadTs}"] .replies`).click();
    return page.locator(`.thread article[data-ts="${ts}"]`);
  }

  /** Where something stands on the page, gone to. */
  async #surface(place: Place): Promise<Locator> {
    const page = await this.page();
    if (place.kind === 'view') {
      if (this.#slack.modals(this.id).length > 0) return (await this.#dialog()).locator('.dialog-body');
      await this.goTo('home');
      return page.locator('.home');
    }
    return (await this.article(place)).locator('.blocks');
  }

  async #dialog(): Promise<Locator> {
    const page = await this.page();
    const open = this.#slack.modals(this.id).at(-1);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    if (open) await this.#headed(dialog, titleOf(open, this.#look.eyes.names));
    return dialog;
  }

  async #write(page: Page, text: string): Promise<void> {
    const composer = page.locator('main .composer textarea');
    await composer.fill(text);
    await page.locator('main .composer .send').click();
  }

  async #overflow(on: Locator, words: string, nth: number): Promise<void> {
    const page = await this.page();
    await on.locator('button', { hasText: '⋯' }).nth(nth).click();
    await page.getByRole('menuitem', { name: exactly(words) }).click();
  }

  async #sure(words: string): Promise<void> {
    const page = await this.page();
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: exactly(words) })
      .click();
  }

  async #do(deed: (page: Page) => Promise<void>): Promise<Seen> {
    const window = await this.window();
    const seen = watch(this.#look.eyes);
    await window.asking(() => deed(window.page));
    await this.#options.settle();
    return this.#shows(seen(window.refusal));
  }

  /** What appeared must stand on the screen. */
  async #shows(seen: Seen): Promise<Seen> {
    await this.#stands(seen);
    await this.#options.afterDeed?.(this);
    return seen;
  }

  async #stands(seen: Seen): Promise<void> {
    const page = await this.page();
    const { modal } = seen;
    const dialog = page.getByRole('dialog');
    if (!modal) {
      await eventually('no window is open', async () => (await dialog.count()) === 0);
      return;
    }
    await this.#headed(dialog, modal.title);
    const errors = modal.fields.flatMap(({ error }) => error ?? []);
    await eventually(`the errors ${errors.join(' · ')} stand there`, async () =>
      isDeepStrictEqual(await dialog.locator('.error').allInnerTexts(), errors),
    );
  }

  #headed(dialog: Locator, title: string): Promise<void> {
    const heading = dialog.getByRole('heading', { level: 2 });
    return eventually(
      `the window "${title}" is open`,
      async () => (await heading.count()) === 1 && (await heading.innerText()) === title,
    );
  }
}

/** A person of a browser story, as one. @throws Error when they act without a browser */
export function openPerson(person: Person): BrowserPerson {
  if (!(person instanceof BrowserPerson)) throw new Error(`${person.name} has no browser`);
  return person;
}
