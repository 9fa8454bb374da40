import type { LocalSlack } from '../local-slack.ts';
import { fieldsOf, type OpenField } from '../person/modal.ts';
import { tidy } from '../person/names.ts';
import { buttonsOf, type Clickable } from '../text/interactive.ts';
import type { Channel, JsonObject, OpenView, Place, User } from '../types.ts';
import { Refusal } from './refusal.ts';
import { sees } from './screen.ts';
import { type PageWords, pageLanguage, wordsIn } from './words.ts';

/** What is within a person's reach: on their screen, in channels of theirs. Each thing that isn't is a `Refusal`. */
export class Reach {
  readonly #slack: LocalSlack;
  readonly #userId: string;

  constructor(slack: LocalSlack, userId: string) {
    this.#slack = slack;
    this.#userId = userId;
  }

  /** The person themselves. */
  get me(): User {
    const user = this.#slack.users.get(this.#userId);
    if (!user) throw new Refusal(`There is nobody with the id ${this.#userId}`);
    return user;
  }

  /** The page's words in their language. */
  get words(): PageWords {
    return wordsIn(pageLanguage(this.me.locale));
  }

  /** A modal hides all else. */
  mustBeFree(): void {
    this.#mustBeActive();
    if (this.#slack.modals(this.#userId).length > 0) throw new Refusal(this.words.modalFirst);
  }

  #mustBeActive(): void {
    if (this.me.deactivated) throw new Refusal(this.words.deactivated);
  }

  /** A channel that they find in their list. */
  visible(channelId: string): Channel {
    const channel = this.#slack.channels.get(channelId);
    if (!channel || !sees(this.me, channel)) throw new Refusal(this.words.gone);
    return channel;
  }

  /** A channel that they are in. */
  mine(channelId: string): Channel {
    const channel = this.visible(channelId);
    if (!channel.members.has(this.#userId)) throw new Refusal(this.words.notThere);
    return channel;
  }

  /** A channel that they can write in now. */
  writable(channelId: string): Channel {
    this.mustBeFree();
    const channel = this.mine(channelId);
    if (channel.archived) throw new Refusal(this.words.archived);
    return channel;
  }

  /** The id of whom `@name` means, or the app's. */
  named(words: string): string {
    const bare = tidy(words).replace(/^@/, '');
    const id = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(tidy(words))?.[1];
    const found = [...this.#slack.users.values()].find((user) => user.id === id || user.name === bare);
    const app = [this.#slack.manifest.appName, this.#slack.manifest.botName].includes(bare);
    if (!found && !app) throw new Refusal(this.words.invite);
    return found?.id ?? this.#slack.botUserId;
  }

  /** The modal on top of their screen. */
  top(): OpenView {
    this.#mustBeActive();
    const open = this.#slack.modals(this.#userId).at(-1);
    if (!open) throw new Refusal(this.words.noModal);
    return open;
  }

  #view(viewId: string): OpenView {
    this.#mustBeActive();
    const top = this.#slack.modals(this.#userId).at(-1);
    const open = top ?? this.#slack.home(this.#userId);
    if (open?.view.id !== viewId) throw new Refusal(top ? this.words.modalFirst : this.words.gone);
    return open;
  }

  /** What can be clicked, or chosen from, at a place. */
  clickables(place: Place): readonly Clickable[] {
    return buttonsOf(this.#blocks(place));
  }

  #blocks(place: Place): readonly JsonObject[] {
    if (place.kind === 'view') return this.#view(place.viewId).view.blocks;
    this.mustBeFree();
    const { id } = this.mine(place.channel);
    const found =
      place.kind === 'message'
        ? this.#slack.message(id, place.ts)
        : this.#slack.ephemerals(this.#userId, id).find(({ ts }) => ts === place.ts);
    if (!found) throw new Refusal(this.words.gone);
    return found.blocks;
  }

  /** An input of the modal on top, or of App Home. */
  field(viewId: string, blockId: string, actionId: string): { open: OpenView; field: OpenField } {
    const open = this.#view(viewId);
    const field = fieldsOf(open).find((each) => each.blockId === blockId && each.actionId === actionId);
    if (!field) throw new Refusal(this.words.gone);
    return { open, field };
  }
}
