import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocalSlack, Message, OpenView } from '@growth-squad/local-slack';
import { everyObject, inputsOf, stringAt, typeOf } from '@growth-squad/local-slack';
import type { Locator } from 'playwright-core';
import type { BrowserPerson } from '../../test/support/browser/browser-person.ts';
import { asWebp } from './webp.ts';

/** Photographs each screen of the app once: what reads alike but for names and numbers is the same screen. */
export class Camera {
  /** The files, in order. */
  readonly pictures: string[] = [];
  readonly #folder: string;
  readonly #slack: LocalSlack;
  readonly #seen = new Set<string>();
  readonly #new: Message[] = [];

  constructor(folder: string, slack: LocalSlack) {
    this.#folder = folder;
    this.#slack = slack;
    mkdirSync(folder, { recursive: true });
    slack.onShown((shown) => {
      if (shown.kind === 'posted' || shown.kind === 'edited') this.#new.push(shown.message);
    });
  }

  /** What stands before somebody alone: the modal on top, and what only they see. */
  async privately(person: BrowserPerson): Promise<void> {
    const page = await person.page();
    const open = this.#slack.modals(person.id).at(-1);
    if (open && this.#isNew(shapeOfView(open))) {
      const dialog = page.getByRole('dialog');
      await this.#take(dialog, `modal ${open.view.callback_id}`);
    }
    if (open) return;
    for (const whisper of await page.locator('main article.only-you').all()) {
      const text = await whisper.innerText();
      if (this.#isNew(`whisper ${without(text)}`)) await this.#take(whisper, 'only you');
    }
  }

  /** The messages that came or changed since the last time, before whom they are meant for. */
  async messages(reader: BrowserPerson, everybody: readonly BrowserPerson[]): Promise<void> {
    const latest = new Map(
      this.#new.splice(0).map((message) => [`${message.channel} ${message.ts}`, message]),
    );
    for (const message of latest.values()) {
      if (message.user !== this.#slack.botUserId || message.subtype !== undefined) continue;
      if (!this.#slack.message(message.channel, message.ts) || !this.#isNew(shapeOf(message))) continue;
      const channel = this.#slack.channels.get(message.channel);
      const to = channel?.kind === 'im' ? everybody.find(({ id }) => id === channel.name) : reader;
      if (!to || this.#slack.modals(to.id).length > 0) continue;
      await to.goTo(channel?.kind === 'im' ? 'dm' : (channel?.name ?? ''));
      const article = await to.article(message);
      const where = channel?.kind === 'im' ? 'private' : message.threadTs ? 'thread' : 'channel';
      await this.#take(article, where);
      if (where === 'thread') await (await to.page()).locator('.thread .close').click();
    }
  }

  /** App Home as somebody has it now. */
  async home(person: BrowserPerson): Promise<void> {
    if (this.#slack.modals(person.id).length > 0) return;
    await person.openHome();
    const home = this.#slack.home(person.id);
    if (!home || !this.#isNew(`${person.id} ${shapeOfView(home)}`)) return;
    await this.#take((await person.page()).locator('.home .blocks').first(), 'home');
  }

  /** One that is shown elsewhere too, in few bytes. @param file with its path, a .webp */
  async keep(file: string, what: Locator): Promise<void> {
    const page = what.page();
    await page.mouse.move(0, 0);
    const browser = page.context().browser();
    if (!browser) throw new Error('The browser is gone');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await asWebp(browser, await what.screenshot({ animations: 'disabled' })));
  }

  #isNew(shape: string): boolean {
    if (this.#seen.has(shape)) return false;
    this.#seen.add(shape);
    return true;
  }

  async #take(what: Locator, kind: string): Promise<void> {
    const number = String(this.pictures.length + 1).padStart(3, '0');
    const file = join(this.#folder, `${number}-${kind.replaceAll(/[^\w]+/g, '-')}.png`);
    // What is shown under the pointer only does not belong to the screen.
    const page = what.page();
    await page.mouse.move(0, 0);
    await what.screenshot({ path: file, animations: 'disabled' });
    this.pictures.push(file);
    const size = page.viewportSize();
    if (!size) return;
    await page.setViewportSize({ ...size, width: PHONE });
    const narrow = file.replace(/\.png$/, '-phone.png');
    // Who opens the page on a phone has no guide beside it.
    const show = (display: string): Promise<unknown> =>
      page.evaluate(
        `document.querySelectorAll('aside.guide').forEach((one) => (one.style.display = '${display}'))`,
      );
    await show('none');
    await what.screenshot({ path: narrow, animations: 'disabled' });
    this.pictures.push(narrow);
    await show('');
    await page.setViewportSize(size);
  }
}

/** How wide a phone is, pixels. */
const PHONE = 390;

/** Words without what differs from day to day and person to person. */
const without = (text: string): string => text.replaceAll(/[\d\p{Lu}][\p{L}\d:.,]*/gu, '').slice(0, 200);

/** What a message is made of. */
function shapeOf({ blocks, text }: Message): string {
  const parts: string[] = [];
  everyObject(blocks, '', (found) => {
    parts.push(`${typeOf(found)} ${(stringAt(found, 'action_id') ?? '').replaceAll(/[\d-]{6,}.*/g, '')}`);
  });
  return `${without(text).slice(0, 40)} ${[...new Set(parts)].join()}`;
}

/** A view by its kind and blocks, whether something was typed into it, and what is said beside its fields. */
function shapeOfView({ view, values, errors, trouble }: OpenView): string {
  const typed = inputsOf(view).some(({ blockId, actionId }) => {
    const written = values[blockId ?? '']?.[actionId ?? '']?.['value'];
    return typeof written === 'string' && written !== '';
  });
  const blocks = [...new Set(view.blocks.map(({ type }) => type))];
  return [view.callback_id, ...blocks, typed, ...Object.values(errors), trouble ?? ''].join('|');
}
