import type { LocalSlack } from './local-slack.ts';
import type { Deed } from './person/deed.ts';
import { type Found, findElement, type Narrowing } from './person/find.ts';
import { fieldLabelled, modalOf, refusedByClient } from './person/modal.ts';
import { quoted, tidy } from './person/names.ts';
import { Onlooker } from './person/onlooker.ts';
import { awaited, type Patience } from './person/patience.ts';
import { type Seen, watch } from './person/seen.ts';
import { Sight, type Where } from './person/sight.ts';
import { dispatches, type Entry, stateFor } from './person/state.ts';
import type { Channel, InputState, OpenView } from './types.ts';

export type { Deed } from './person/deed.ts';
export type { Seen } from './person/seen.ts';
export type { Entry } from './person/state.ts';

/** Where to look for a button, and which of several alike is meant. */
export interface Look extends Narrowing {
  /** A channel's name, `dm`, `home` or `modal`. Without it: the modal on top, else the newest message, else Home. */
  readonly in?: Where;
  /** What is answered when the button asks "are you sure?"; yes unless false. */
  readonly confirm?: boolean;
}

/** How a person waits, and who hears what they do. Without `settle` they wait until it is quiet: `LocalSlack.quiet`. */
export interface PersonOptions extends Partial<Patience> {
  /** Hears what the person does, before it is done. */
  readonly told?: (deed: Deed) => void;
  /** How many messages of a channel they scroll back at most in search of a button; all if not given. */
  readonly reach?: number;
}

/**
 * A person of the local Slack, for tests. They do and know only what stands before their eyes: words on
 * buttons, labels of fields, names of channels; what they can't do is an error that says what they see instead.
 */
export class Person extends Onlooker {
  readonly #slack: LocalSlack;
  readonly #options: PersonOptions & Patience;
  readonly #sight: Sight;

  /** @throws Error when there is nobody with this id */
  constructor(slack: LocalSlack, userId: string, options: PersonOptions = {}) {
    const sight = new Sight(slack, userId, options.reach);
    super(slack, sight);
    this.#slack = slack;
    this.#options = { settle: () => slack.quiet(), ...options };
    this.#sight = sight;
  }

  // Deeds

  /** Types `/command words` into a channel. */
  async command(line: string, channel: string): Promise<Seen> {
    const { id } = this.#writable(channel);
    const told = { kind: 'command', line, channel: id } as const;
    return this.#do(told, () => this.#slack.command(this.id, id, line));
  }

  /** Clicks the button (or overflow option) with these words. @throws Error listing the buttons on show */
  async click(words: string, look: Look = {}): Promise<Seen> {
    const found = this.#find('button', words, look);
    const { clickable, surface } = found;
    if (clickable.confirm && look.confirm === false) return watch(this.#sight.eyes)();
    const { type, element, option, value } = clickable;
    if (type === 'overflow' && option)
      return this.#act(found, words, element, { type, selected_option: option });
    if (type !== 'feedback_buttons') return this.#act(found, words, element);
    return this.#act({ surface, clickable }, words, { ...element, value });
  }

  /** Chooses in a menu, boxes or a picker outside a form, by its placeholder or what is chosen in it. */
  async choose(menu: string, entry: Entry, look: Look = {}): Promise<Seen> {
    const found = this.#find('menu', menu, look);
    const { element } = found.clickable;
    const state = this.#fits(menu, () => stateFor(element, entry, this.#sight));
    return this.#act(found, menu, element, state, String(entry));
  }

  /** Enters something into fields of the open modal, by their labels. @throws Error listing the fields or options */
  async fill(entries: Readonly<Record<string, Entry>>): Promise<Seen> {
    const seen = watch(this.#sight.eyes);
    let error: string | undefined;
    for (const [label, entry] of Object.entries(entries)) {
      this.#mustBeActive();
      const open = this.#openModal();
      const { names } = this.#sight.eyes;
      const target = fieldLabelled(open, label, this.name, names);
      const { element, blockId, actionId, block } = target;
      const state = this.#fits(label, () => stateFor(element, entry, this.#sight));
      this.#slack.fill(this.id, open.view.id, blockId, actionId, state);
      if (!dispatches(block)) continue;
      const place = { kind: 'view', viewId: open.view.id } as const;
      const outcome = await awaited(this.#slack.act(this.id, place, blockId, element, state), this.#options);
      error ??= complaint(outcome);
    }
    return seen(error);
  }

  /** Submits the modal on top. What Slack's client refuses by itself stands beside the fields, and nothing is sent. */
  async submit(): Promise<Seen> {
    this.#mustBeActive();
    const open = this.#openModal();
    const { title, submitLabel, fields } = modalOf(open, this.#sight.eyes.names);
    if (submitLabel === undefined) throw new Error(`The modal "${title}" has no button to submit it.`);
    const told = {
      kind: 'submit',
      title,
      submitLabel,
      fields: fields.filter(({ value }) => value !== '').map(({ label, value }) => ({ label, value })),
    } as const;
    const refused = refusedByClient(open);
    if (Object.keys(refused).length === 0) return this.#do(told, () => this.#slack.submit(this.id));
    return this.#do(told, async () => this.#slack.refuse(this.id, refused));
  }

  /** Closes the modal on top. */
  async cancel(): Promise<Seen> {
    const { title } = modalOf(this.#openModal(), this.#sight.eyes.names);
    return this.#do({ kind: 'cancel', title }, () => this.#slack.close(this.id));
  }

  /** Uses a shortcut of the manifest by its words; on the newest message that contains some words, if `on` is given. */
  async shortcut(words: string, on?: { in: string; message: string }): Promise<Seen> {
    this.#mustBeActive();
    this.#sight.mustBeFree();
    const type = on ? 'message' : 'global';
    const offered = this.#slack.shortcuts.filter((each) => each.type === type);
    const chosen = offered.find(({ name }) => tidy(name) === tidy(words));
    if (!chosen) {
      const there = quoted(offered.map(({ name }) => name));
      throw new Error(`${this.name} sees no ${type} shortcut "${words}". Shortcuts there: ${there}.`);
    }
    const target = on && {
      channel: this.#sight.channelOfMine(on.in).id,
      ts: this.messageWith(on.in, on.message).ts,
    };
    return this.#do({ kind: 'shortcut', words, channel: target?.channel }, () =>
      this.#slack.shortcut(this.id, chosen.callback_id, target),
    );
  }

  /** Opens App Home and reads it. */
  async openHome(): Promise<string> {
    this.#sight.mustBeFree();
    await this.#do({ kind: 'home' }, async () => this.#slack.openHome(this.id));
    return this.readHome();
  }

  /** Writes a message, into the thread of the one that contains some words if given. */
  async say(channel: string, text: string, thread?: string): Promise<void> {
    const { id } = this.#writable(channel);
    const ts = thread === undefined ? undefined : this.parentOf(channel, thread);
    this.#slack.post(this.id, id, text, ts);
    await this.#options.settle();
  }

  async join(channel: string): Promise<void> {
    this.#mustBeActive();
    this.#slack.join(this.#sight.channelNamed(channel).id, this.id);
    await this.#options.settle();
  }

  async leave(channel: string): Promise<void> {
    this.#mustBeActive();
    this.#slack.leave(this.#sight.channelOfMine(channel).id, this.id);
    await this.#options.settle();
  }

  /** Brings somebody into a channel, by name; without one, the app. */
  async invite(channel: string, who?: string): Promise<void> {
    const { id } = this.#writable(channel);
    const guest =
      who === undefined ? this.#slack.botUserId : this.#fits(channel, () => this.#sight.user(who));
    this.#slack.invite(id, guest, this.id);
    await this.#options.settle();
  }

  // Inside

  #find(kind: 'button' | 'menu', words: string, look: Look): Found {
    this.#mustBeActive();
    const said = {
      who: this.name,
      where: this.#sight.placeName(look.in),
      kind,
      names: this.#sight.eyes.names,
    };
    return findElement(this.#sight.surfaces(look.in), words, look, said);
  }

  #act(
    found: Found,
    words: string,
    element: Found['clickable']['element'],
    state?: InputState,
    option?: string,
  ) {
    const { place } = found.surface;
    const channel = place.kind === 'view' ? undefined : place.channel;
    const told =
      option === undefined
        ? ({ kind: 'click', words, channel } as const)
        : ({ kind: 'choose', words, option, channel } as const);
    const blockId = found.clickable.blockId ?? '';
    return this.#do(told, () => this.#slack.act(this.id, place, blockId, element, state));
  }

  async #do(told: Untold, deed: () => Promise<unknown>): Promise<Seen> {
    this.#mustBeActive();
    this.#options.told?.({ ...told, userId: this.id });
    const seen = watch(this.#sight.eyes);
    return seen(complaint(await awaited(deed(), this.#options)));
  }

  #mustBeActive(): void {
    if (this.#sight.me.deactivated) throw new Error(`${this.name}'s account is deactivated.`);
  }

  #writable(channel: string): Channel {
    this.#mustBeActive();
    this.#sight.mustBeFree();
    return this.#sight.channelOfMine(channel);
  }

  #openModal(): OpenView {
    const open = this.#slack.modals(this.id).at(-1);
    if (!open) throw new Error(`${this.name} has no modal open.`);
    return open;
  }

  #fits<T>(label: string, find: () => T): T {
    try {
      return find();
    } catch (error) {
      throw new Error(
        `${this.name} can't fill "${label}": it ${error instanceof Error ? error.message : error}`,
      );
    }
  }
}

type Untold = Deed extends infer Each ? (Each extends Deed ? Omit<Each, 'userId'> : never) : never;

/** What Slack complained about, in whatever form an outcome has it. */
function complaint(outcome: unknown): string | undefined {
  if (typeof outcome !== 'object' || outcome === null || !('kind' in outcome)) return undefined;
  const failed = outcome.kind === 'failed' || outcome.kind === 'trouble';
  return failed && 'text' in outcome && typeof outcome.text === 'string' ? outcome.text : undefined;
}
