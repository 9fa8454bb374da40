import type { LocalSlack } from '../local-slack.ts';
import type { Fields } from '../text/json.ts';
import type { Channel, Ephemeral, Message, User } from '../types.ts';
import type { Picked } from '../uploads.ts';
import type { Surface } from './find.ts';
import { titleOf } from './modal.ts';
import type { Reader } from './moments.ts';
import { namesFor, quoted, tidy, userOf } from './names.ts';
import type { Eyes } from './read.ts';
import { type Directory, optionWorded } from './state.ts';

/** Where to look: a channel's name, the direct message with the app, App Home, or the modal on top. */
export type Where = string;

/** What one person has before their eyes; asks the Slack anew each time. */
export class Sight implements Directory {
  readonly #slack: LocalSlack;
  readonly #userId: string;
  readonly #reach: number | undefined;

  /** @param reach how many messages of a channel they scroll back at most; all if not given */
  constructor(slack: LocalSlack, userId: string, reach?: number) {
    this.#reach = reach;
    this.#slack = slack;
    this.#userId = userId;
    userOf(slack, userId);
  }

  get me(): User {
    return userOf(this.#slack, this.#userId);
  }

  get reader(): Reader {
    const { zone, locale } = this.me;
    return { zone, locale };
  }

  get eyes(): Eyes {
    const { reader } = this;
    const names = namesFor(this.#slack, reader, this.#userId);
    return { slack: this.#slack, userId: this.#userId, reader, names };
  }

  /** A channel whose name this person sees (not necessarily one they are in). @throws Error listing theirs */
  channelNamed(name: string): Channel {
    const bare = tidy(name).replace(/^#/, '');
    const found = this.#visible().find((channel) => channel.name === bare);
    if (found) return found;
    const mine = this.#visible().filter((channel) => channel.members.has(this.#userId));
    throw new Error(
      `${this.me.name} sees no channel #${bare}. In: ${quoted(mine.map((each) => `#${each.name}`))}.`,
    );
  }

  /** A channel this person is in, or `dm`. @throws Error when they are not */
  channelOfMine(name: string): Channel {
    if (tidy(name) === 'dm') {
      const dm = this.#slack.dmOf(this.#userId);
      if (!dm) throw new Error(`${this.me.name} has no direct messages with the app.`);
      return dm;
    }
    const channel = this.channelNamed(name);
    if (!channel.members.has(this.#userId)) throw new Error(`${this.me.name} is not in #${channel.name}.`);
    return channel;
  }

  channel(words: string): string {
    return this.channelNamed(words).id;
  }

  option(element: Fields, words: string): unknown {
    return optionWorded(element, words, this.eyes.names);
  }

  upload(file: Picked): unknown {
    return this.#slack.upload(this.#userId, file);
  }

  user(words: string): string {
    const bare = tidy(words).replace(/^@/, '');
    const people = [...this.#slack.users.values()].filter((user) => !user.deactivated);
    const found = people.filter((user) => user.name === bare);
    const [one, ...others] = found;
    if (one && others.length === 0) return one.id;
    if (one) throw new Error(`shows ${found.length} people called "${bare}"`);
    throw new Error(
      `shows nobody called "${bare}". People there: ${quoted(people.map((each) => each.name))}.`,
    );
  }

  /** How errors name a place: `in #growth`, `in App Home`, `in the modal "Idea"`, `anywhere`. */
  placeName(where: Where | undefined): string {
    const { names } = this.eyes;
    const top = this.#slack.modals(this.#userId).at(-1);
    if (top && (where === undefined || where === 'modal')) return `in the modal "${titleOf(top, names)}"`;
    switch (where) {
      case undefined:
        return 'anywhere';
      case 'modal':
        return 'in a modal: none is open';
      case 'home':
        return 'in App Home';
      case 'dm':
        return 'in the direct message';
      default:
        return `in #${this.channelNamed(where).name}`;
    }
  }

  /** All that shows buttons at a place; an open modal hides the rest. @throws Error when the place is not in sight */
  surfaces(where: Where | undefined): Surface[] {
    const open = this.#slack.modals(this.#userId).at(-1);
    if (open && where !== undefined && where !== 'modal') this.mustBeFree();
    if (open || where === 'modal') return open ? [this.#view(open.view, this.placeName('modal'))] : [];
    if (where === 'home') return this.#home();
    if (where !== undefined) return this.#messages(this.channelOfMine(where));
    const mine = [...this.#slack.channels.values()].filter((channel) => channel.members.has(this.#userId));
    return [...mine.flatMap((channel) => this.#messages(channel)), ...this.#home()];
  }

  /** @throws Error when a modal hides everything else */
  mustBeFree(): void {
    const open = this.#slack.modals(this.#userId).at(-1);
    if (!open) return;
    const title = titleOf(open, this.eyes.names);
    throw new Error(
      `${this.me.name} has the modal "${title}" open, which hides the rest: submit or cancel it.`,
    );
  }

  /** The channels whose names this person sees: a guest only those they are in. */
  #visible(): Channel[] {
    const { guest } = this.me;
    return [...this.#slack.channels.values()].filter(
      ({ kind, members }) => kind !== 'im' && ((kind === 'public' && !guest) || members.has(this.#userId)),
    );
  }

  #home(): Surface[] {
    const home = this.#slack.home(this.#userId);
    return home ? [{ ...this.#view(home.view, 'in App Home'), ts: -1 }] : [];
  }

  #view(view: { readonly id: string; readonly blocks: readonly unknown[] }, where: string): Surface {
    const place = { kind: 'view', viewId: view.id } as const;
    return { place, where, ts: Number.MAX_SAFE_INTEGER, blocks: view.blocks, text: '' };
  }

  #messages(channel: Channel): Surface[] {
    const where = channel.kind === 'im' ? 'in the direct message' : `in #${channel.name}`;
    const surface = (kind: 'message' | 'ephemeral', { ts, blocks, text }: Message | Ephemeral): Surface => ({
      place: { kind, channel: channel.id, ts },
      where,
      ts: Number(ts),
      blocks,
      text,
    });
    const reach = this.#reach;
    const shown =
      reach === undefined ? this.#slack.history(channel.id) : this.#slack.latest(channel.id, reach);
    const replies = shown.flatMap((message) => this.#slack.thread(channel.id, message.ts).slice(1));
    const messages = new Map([...shown, ...replies].map((message) => [message.ts, message]));
    return [
      ...[...messages.values()].map((message) => surface('message', message)),
      ...this.#slack.ephemerals(this.#userId, channel.id).map((one) => surface('ephemeral', one)),
    ];
  }
}
