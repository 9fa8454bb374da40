import type { LocalSlack } from '../local-slack.ts';
import { refusedByClient } from '../person/modal.ts';
import { awaited } from '../person/patience.ts';
import { type Directory, dispatches, stateFor } from '../person/state.ts';
import type { Clickable } from '../text/interactive.ts';
import { type Fields, stringAt } from '../text/json.ts';
import type { InputState, JsonObject, Place } from '../types.ts';
import { Offered } from './offered.ts';
import type { AskOf, Given } from './protocol.ts';
import { Reach } from './reach.ts';
import { Refusal } from './refusal.ts';
import type { Time } from './time.ts';

interface Options {
  readonly slack: LocalSlack;
  readonly time: Time;
  /** Takes what went wrong while time went on after a deed. */
  readonly failed: (error: unknown) => void;
}

/**
 * The hands of the person before a page: what they do by clicking, choosing and typing, by the ids of what stands on
 * their screen. What is not on their screen they can't do. Each deed resolves when its outcome is known, and throws a
 * `Refusal` with what their client says when it was not done.
 */
export class Hands {
  readonly #options: Options;
  readonly #slack: LocalSlack;
  readonly #userId: string;
  readonly #directory: Directory;
  readonly #reach: Reach;

  constructor(userId: string, options: Options) {
    this.#options = options;
    this.#slack = options.slack;
    this.#userId = userId;
    this.#reach = new Reach(options.slack, userId);
    this.#directory = new Offered(options.slack, () => this.#reach.me);
  }

  read({ channel }: AskOf<'read'>): void {
    const { id } = this.#reach.visible(channel);
    this.#slack.markRead(this.#userId, id);
  }

  async say({ channel, text, thread }: AskOf<'say'>): Promise<void> {
    const { id } = this.#reach.writable(channel);
    if (thread !== undefined && !this.#slack.message(id, thread)) throw new Refusal(this.#reach.words.gone);
    this.#slack.post(this.#userId, id, text, thread);
    this.#slack.markRead(this.#userId, id);
    this.#goOn(Promise.resolve());
  }

  async command({ channel, line }: AskOf<'command'>): Promise<void> {
    const { id } = this.#reach.writable(channel);
    const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
    if (this.#slack.manifest.commands.has(name)) return this.#do(this.#slack.command(this.#userId, id, line));
    if (name === '/invite') return this.invite({ kind: 'invite', channel, userId: this.#reach.named(rest) });
    if (name === '/leave') return this.leave({ kind: 'leave', channel });
    throw new Refusal(this.#reach.words.noSuchCommand(name));
  }

  async shortcut({ callbackId, on }: AskOf<'shortcut'>): Promise<void> {
    this.#reach.mustBeFree();
    const type = on ? 'message' : 'global';
    const known = this.#slack.shortcuts.some((one) => one.callback_id === callbackId && one.type === type);
    if (!known || (on && !this.#slack.message(this.#reach.mine(on.channel).id, on.ts)))
      throw new Refusal(this.#reach.words.gone);
    await this.#do(this.#slack.shortcut(this.#userId, callbackId, on));
  }

  async click({ place, blockId, actionId, value }: AskOf<'click'>): Promise<void> {
    const all = this.#reach.clickables(place).filter(isAt(blockId, actionId));
    const found = all.find((each) => value === undefined || each.value === value);
    if (!found) throw new Refusal(this.#reach.words.gone);
    const { type, element, option } = found;
    if (type === 'overflow' && option)
      return this.#act(place, blockId, element, { type, selected_option: option });
    const clicked = type === 'feedback_buttons' ? { ...element, value: found.value } : element;
    await this.#act(place, blockId, clicked);
  }

  async choose({ place, blockId, actionId, given }: AskOf<'choose'>): Promise<void> {
    const found = this.#reach.clickables(place).find(isAt(blockId, actionId));
    if (!found) throw new Refusal(this.#reach.words.gone);
    await this.#act(place, blockId, found.element, this.#state(found.element, given));
  }

  async fill({ viewId, blockId, actionId, given, done }: AskOf<'fill'>): Promise<void> {
    const { open, field } = this.#reach.field(viewId, blockId, actionId);
    const state = this.#state(field.element, given);
    this.#slack.fill(this.#userId, viewId, blockId, actionId, state);
    if (!done || !dispatches(field.block)) return;
    await this.#act({ kind: 'view', viewId: open.view.id }, blockId, field.element, state);
  }

  async submit({ viewId }: AskOf<'submit'>): Promise<void> {
    const open = this.#reach.top();
    if (open.view.id !== viewId) throw new Refusal(this.#reach.words.noModal);
    const refused = refusedByClient(open);
    if (Object.keys(refused).length > 0) return this.#slack.refuse(this.#userId, refused);
    await this.#do(this.#slack.submit(this.#userId));
  }

  async close({ all }: AskOf<'close'>): Promise<void> {
    this.#reach.top();
    await this.#do(this.#slack.close(this.#userId, all));
  }

  async home({ tab }: AskOf<'home'>): Promise<void> {
    this.#reach.mustBeFree();
    this.#slack.openHome(this.#userId, tab);
    this.#goOn(Promise.resolve());
  }

  async join({ channel }: AskOf<'join'>): Promise<void> {
    this.#reach.mustBeFree();
    const { id, kind } = this.#reach.visible(channel);
    if (kind === 'im') throw new Refusal(this.#reach.words.gone);
    this.#slack.join(id, this.#userId);
    this.#goOn(Promise.resolve());
  }

  async leave({ channel }: AskOf<'leave'>): Promise<void> {
    const { id, kind } = this.#reach.writable(channel);
    if (kind === 'im') throw new Refusal(this.#reach.words.gone);
    this.#slack.leave(id, this.#userId);
    this.#goOn(Promise.resolve());
  }

  async invite({ channel, userId }: AskOf<'invite'>): Promise<void> {
    const { id, kind } = this.#reach.writable(channel);
    const guest = this.#slack.users.get(userId);
    if (kind === 'im' || !guest || guest.deactivated) throw new Refusal(this.#reach.words.invite);
    this.#slack.invite(id, userId, this.#userId);
    this.#goOn(Promise.resolve());
  }

  #state(element: Fields, given: Given): InputState {
    const entry =
      typeof given === 'object' && given !== null && 'base64' in given
        ? { name: given.name, content: Buffer.from(given.base64, 'base64') }
        : given;
    try {
      return stateFor(element, entry, this.#directory);
    } catch {
      throw new Refusal(this.#reach.words.fits);
    }
  }

  // What happens

  async #act(place: Place, blockId: string, element: JsonObject, state?: InputState): Promise<void> {
    await this.#do(this.#slack.act(this.#userId, place, blockId, element, state));
  }

  /** Lets time go on until the outcome is known, and a little longer. @throws Refusal with Slack's complaint */
  async #do(deed: Promise<unknown>): Promise<void> {
    this.#goOn(deed);
    const outcome = await deed;
    const failed = stringAt(outcome, 'kind') === 'failed';
    if (failed) throw new Refusal(stringAt(outcome, 'text') ?? '');
  }

  #goOn(deed: Promise<unknown>): void {
    awaited(deed, this.#options.time).catch(this.#options.failed);
  }
}

const isAt =
  (blockId: string, actionId: string) =>
  (each: Clickable): boolean =>
    each.blockId === blockId && each.actionId === actionId;
