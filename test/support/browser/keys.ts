import { tidy } from '@growth-squad/local-slack';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { eventually } from './eventually.ts';

/** What has the focus, as a person who can't use a mouse knows it. */
const focused = z.object({
  /** `body`: the focus is lost. */
  tag: z.string(),
  role: z.string(),
  area: z.string(),
  /** What it is called: its label, else the words on it. */
  name: z.string(),
  /** The label of the field it is in. */
  field: z.string(),
  /** Whether it shows a list of choices, and which one is pointed at. */
  option: z.string(),
});
export type Focused = z.infer<typeof focused>;

const LOOK = `(() => {
  const at = document.activeElement ?? document.body;
  const words = (of) => (of?.innerText ?? of?.textContent ?? '').trim();
  const pointed = at.getAttribute('aria-activedescendant');
  return {
    tag: at.localName,
    role: at.getAttribute('role') ?? '',
    area: at.closest('[data-area]')?.className ?? '',
    name: at.getAttribute('aria-label') ?? (at.id ? words(document.querySelector('label[for="' + at.id + '"]')) : '') ?? '' ,
    words: words(at),
    field: words(at.closest('.input')?.querySelector('.label')),
    option: pointed ? words(document.getElementById(pointed)) : '',
  };
})()`;

/** Most presses it may take to come from one thing to another. */
const FAR = 45;

/** Somebody before the page with a keyboard and nothing else. */
export class Keys {
  readonly #page: Page;
  /** Keys pressed so far, beside the text that was typed. */
  presses = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** What has the focus now. @throws Error when nothing has it */
  async at(): Promise<Focused> {
    const { words, ...seen } = focused.extend({ words: z.string() }).parse(await this.#page.evaluate(LOOK));
    return { ...seen, name: tidy(seen.name || words) };
  }

  /** Waits until the focus is in a window, or in none. */
  async until(what: string, is: (at: Focused) => boolean): Promise<void> {
    await eventually(`the focus is ${what}`, async () => is(await this.at()));
  }

  /** Presses a key again and again until the focus is where one wants it. @returns whether it came there */
  async #seek(key: string, is: (at: Focused) => boolean, far = FAR): Promise<boolean> {
    for (let pressed = 0; pressed <= far; pressed += 1) {
      if (is(await this.at())) return true;
      if (pressed < far) await this.press(key);
    }
    return false;
  }

  /** Goes to an area of the page: the nearer way round is not looked for. */
  async area(name: string, back = false): Promise<void> {
    const there = await this.#seek(back ? 'Shift+F6' : 'F6', ({ area }) => area.includes(name), 10);
    if (!there) throw new Error(`No area "${name}" is reached by F6`);
  }

  /** Goes on to what is called so; what else stands there, such as how much is unread, does not matter. */
  async to(name: string, key = 'Tab'): Promise<void> {
    const wanted = tidy(name);
    if (await this.#seek(key, (at) => at.tag === 'button' && at.name.includes(wanted))) return;
    throw new Error(`"${name}" is not reached by ${key}; the focus is on ${JSON.stringify(await this.at())}`);
  }

  /** Goes on to the field with this label. */
  async field(label: string): Promise<void> {
    const there = await this.#seek('Tab', (at) => at.field.startsWith(label));
    if (!there) throw new Error(`The field "${label}" is not reached by Tab`);
  }
}
