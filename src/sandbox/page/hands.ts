import type { LocalSlack } from '../local-slack.ts';
import { fieldsOf, type OpenField, refusedByClient } from '../person/modal.ts';
import { tidy } from '../person/names.ts';
import { awaited } from '../person/patience.ts';
import { type Directory, dispatches, type Entry, stateFor } from '../person/state.ts';
import { buttonsOf, type Clickable } from '../text/interactive.ts';
import { type Fields, stringAt } from '../text/json.ts';
import type { Channel, InputState, JsonObject, OpenView, Place, User } from '../types.ts';
import { Offered } from './offered.ts';
import type { AskOf, PageLanguage } from './protocol.ts';
import { Refusal } from './refusal.ts';
import { sees } from './screen.ts';
import type { Time } from './time.ts';
import { type PageWords, pageLanguage, wordsIn } from './words.ts';

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

  constructor(userId: string, options: Options) {
    this.#options = options;
    this.#slack = options.slack;
    this.#userId = userId;
    this.#directory = new Offered(options.slack, () => this.#me);
  }

  read({ channel }: AskOf<'read'>): void {
    const { id } = this.#visible(channel);
    this.#slack.markRead(this.#userId, id);
  }

  async say({ channel, text, thread }: AskOf<'say'>): Promise<void> {
    const { id } = this.#writable(channel);
    if (thread !== undefined && !this.#slack.message(id, thread)) throw new Refusal(this.#words.gone);
    this.#slack.post(this.#userId, id, text, thread);
    this.#slack.markRead(this.#userId, id);
    this.#goOn(Promise.resolve());
  }

  async command({ channel, line }: AskOf<'command'>): Promise<void> {
    const { id } = this.#writable(channel);
    const [, name = '', rest = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
    if (this.#slack.manifest.commands.has(name)) return this.#do(this.#slack.command(this.#userId, id, line));
    if (name === '/invite') return this.invite({ kind: 'invite', channel, userId: this.#named(rest) });
    if (name === '/leave') return this.leave({ kind: 'leave', channel });
    throw new Refusal(this.#words.noSuchCommand(name));
  }

  async shortcut({ callbackId, on }: AskOf<'shortcut'>): Promise<void> {
    this.#mustBeFree();
    const type = on ? 'message' : 'global';
    const known = this.#slack.shortcuts.some((one) => one.callback_id === callbackId && one.type === type);
    if (!known || (on && !this.#slack.message(this.#mine(on.channel).id, on.ts)))
      throw new Refusal(this.#words.gone);
    await this.#do(this.#slack.shortcut(this.#userId, callbackId, on));
  }

  async click({ place, blockId, actionId, value }: AskOf<'click'>): Promise<void> {
    const all = this.#clickables(place).filter(isAt(blockId, actionId));
    const found = all.find((each) => value === undefined || each.value === value);
    if (!found) throw new Refusal(this.#words.gone);
    const { type, element, option } = found;
    if (type === 'overflow' && option)
      return this.#act(place, blockId, element, { type, selected_option: option });
    const clicked = type === 'feedback_buttons' ? { ...element, value: found.value } : element;
    await this.#act(place, blockId, clicked);
  }

  async choose({ place, blockId, actionId, given }: AskOf<'choose'>): Promise<void> {
    const found = this.#clickables(place).find(isAt(blockId, actionId));
    if (!found) throw new Refusal(this.#words.gone);
    await this.#act(place, blockId, found.element, this.#state(found.element, given));
  }

  async fill({ viewId, blockId, actionId, given, done }: AskOf<'fill'>): Promise<void> {
    const { open, field } = this.#field(viewId, blockId, actionId);
    const state = this.#state(field.element, given);
    this.#slack.fill(this.#userId, viewId, blockId, actionId, state);
    if (!done || !dispatches(field.block)) return;
    await this.#act({ kind: 'view', viewId: open.view.id }, blockId, field.element, state);
  }

  async submit({ viewId }: AskOf<'submit'>): Promise<void> {
    const open = this.#top();
    if (open.view.id !== viewId) throw new Refusal(this.#words.noModal);
    const refused = refusedByClient(open);
    if (Object.keys(refused).length > 0) return this.#slack.refuse(this.#userId, refused);
    await this.#do(this.#slack.submit(this.#userId));
  }

  async close({ all }: AskOf<'close'>): Promise<void> {
    this.#top();
    await this.#do(this.#slack.close(this.#userId, all));
  }

  async home({ tab }: AskOf<'home'>): Promise<void> {
    this.#mustBeFree();
    this.#slack.openHome(this.#userId, tab);
    this.#goOn(Promise.resolve());
  }

  async join({ channel }: AskOf<'join'>): Promise<void> {
    this.#mustBeFree();
    const { id, kind } = this.#visible(channel);
    if (kind === 'im') throw new Refusal(this.#words.gone);
    this.#slack.join(id, this.#userId);
    this.#goOn(Promise.resolve());
  }

  async leave({ channel }: AskOf<'leave'>): Promise<void> {
    const { id, kind } = this.#writable(channel);
    if (kind === 'im') throw new Refusal(this.#words.gone);
    this.#slack.leave(id, this.#userId);
    this.#goOn(Promise.resolve());
  }

  async invite({ channel, userId }: AskOf<'invite'>): Promise<void> {
    const { id, kind } = this.#writable(channel);
    const guest = this.#slack.users.get(userId);
    if (kind === 'im' || !guest || guest.deactivated) throw new Refusal(this.#words.invite);
    this.#slack.invite(id, userId, this.#userId);
    this.#goOn(Promise.resolve());
  }

  // What is in sight

  get #me(): User {
    const user = this.#slack.users.get(this.#userId);
    if (!user) throw new Refusal(`There is nobody with the id ${this.#userId}`);
    return user;
  }

  get #language(): PageLanguage {
    return pageLanguage(this.#me.locale);
  }

  get #words(): PageWords {
    return wordsIn(this.#language);
  }

  /** A modal hides all else. */
  #mustBeFree(): void {
    this.#mustBeActive();
    if (this.#slack.modals(this.#userId).length > 0) throw new Refusal(this.#words.modalFirst);
  }

  #mustBeActive(): void {
    if (this.#me.deactivated) throw new Refusal(this.#words.deactivated);
  }

  #visible(channelId: string): Channel {
    const channel = this.#slack.channels.get(channelId);
    if (!channel || !sees(this.#me, channel)) throw new Refusal(this.#words.gone);
    return channel;
  }

  #mine(channelId: string): Channel {
    const channel = this.#visible(channelId);
    if (!channel.members.has(this.#userId)) throw new Refusal(this.#words.notThere);
    return channel;
  }

  #writable(channelId: string): Channel {
    this.#mustBeFree();
    const channel = this.#mine(channelId);
    if (channel.archived) throw new Refusal(this.#words.archived);
    return channel;
  }

  #named(words: string): string {
    const bare = tidy(words).replace(/^@/, '');
    const id = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(tidy(words))?.[1];
    const found = [...this.#slack.users.values()].find((user) => user.id === id || user.name === bare);
    const app = [this.#slack.manifest.appName, this.#slack.manifest.botName].includes(bare);
    if (!found && !app) throw new Refusal(this.#words.invite);
    return found?.id ?? this.#slack.botUserId;
  }

  #top(): OpenView {
    this.#mustBeActive();
    const open = this.#slack.modals(this.#userId).at(-1);
    if (!open) throw new Refusal(this.#words.noModal);
    return open;
  }

  #view(viewId: string): OpenView {
    this.#mustBeActive();
    const top = this.#slack.modals(this.#userId).at(-1);
    const open = top ?? this.#slack.home(this.#userId);
    if (open?.view.id !== viewId) throw new Refusal(top ? this.#words.modalFirst : this.#words.gone);
    return open;
  }

  #clickables(place: Place): readonly Clickable[] {
    return buttonsOf(this.#blocks(place));
  }

  #blocks(place: Place): readonly JsonObject[] {
    if (place.kind === 'view') return this.#view(place.viewId).view.blocks;
    this.#mustBeFree();
    const { id } = this.#mine(place.channel);
    const found =
      place.kind === 'message'
        ? this.#slack.message(id, place.ts)
        : this.#slack.ephemerals(this.#userId, id).find(({ ts }) => ts === place.ts);
    if (!found) throw new Refusal(this.#words.gone);
    return found.blocks;
  }

  #field(viewId: string, blockId: string, actionId: string): { open: OpenView; field: OpenField } {
    const open = this.#view(viewId);
    const field = fieldsOf(open).find((each) => each.blockId === blockId && each.actionId === actionId);
    if (!field) throw new Refusal(this.#words.gone);
    return { open, field };
  }

  #state(element: Fields, entry: Entry): InputState {
    try {
      return stateFor(element, entry, this.#directory);
    } catch {
      throw new Refusal(this.#words.fits);
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
