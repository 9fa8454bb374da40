import type { LocalSlack } from '../local-slack.ts';
import { asText } from '../text/as-text.ts';
import type { Message } from '../types.ts';
import { type Modal, viewAsText } from './modal.ts';
import { tidy } from './names.ts';
import { messageAsText, readChannel, readThread } from './read.ts';
import { topModal } from './seen.ts';
import type { Sight } from './sight.ts';

/** Why somebody's phone buzzed. */
export interface Buzz {
  readonly at: number;
  readonly text: string;
  readonly why: 'dm' | 'mention' | 'broadcast';
}

/** The half of a person that only looks. */
export class Onlooker {
  readonly id: string;
  readonly #slack: LocalSlack;
  readonly #sight: Sight;

  constructor(slack: LocalSlack, sight: Sight) {
    this.id = sight.me.id;
    this.#slack = slack;
    this.#sight = sight;
  }

  get name(): string {
    return this.#sight.me.name;
  }

  /** The modal on top of the screen; those beneath are hidden. */
  get modal(): Modal | undefined {
    return topModal(this.#sight.eyes);
  }

  /** A channel they are in (or `dm`), as one scrolls through it, times in their own zone. */
  read(channel: string): string {
    return readChannel(this.#sight.eyes, this.#sight.channelOfMine(channel).id);
  }

  /** The thread of the newest message that contains these words. */
  readThread(channel: string, containing: string): string {
    return readThread(
      this.#sight.eyes,
      this.#sight.channelOfMine(channel).id,
      this.parentOf(channel, containing),
    );
  }

  /** The direct message with the app; '' as long as there is none. */
  readDm(): string {
    return this.#slack.dmOf(this.id) ? this.read('dm') : '';
  }

  /** App Home as it is now; '' as long as the app has published nothing. */
  readHome(): string {
    const home = this.#slack.home(this.id);
    return home ? viewAsText(home, this.#sight.eyes.names) : '';
  }

  /** Messages of others they have not read. */
  unread(channel: string): number {
    if (tidy(channel) === 'dm' && !this.#slack.dmOf(this.id)) return 0;
    return this.#slack.unread(this.id, this.#sight.channelOfMine(channel).id);
  }

  /** Reads a channel, or all they are in. */
  markRead(channel?: string): void {
    const mine = [...this.#slack.channels.values()].filter(({ members }) => members.has(this.id));
    for (const { id } of channel === undefined ? mine : [this.#sight.channelOfMine(channel)])
      this.#slack.markRead(this.id, id);
  }

  /** When their phone buzzed, oldest first, with the words on it. */
  get notifications(): readonly Buzz[] {
    const { names } = this.#sight.eyes;
    return this.#slack.notifications(this.id).map(({ at, why, text }) => ({
      at,
      text: asText(undefined, text, names),
      why: why === 'direct message' ? 'dm' : why,
    }));
  }

  /** The `ts` that the thread of the newest message with these words hangs on. @throws Error when there is none */
  protected parentOf(channel: string, containing: string): string {
    const { threadTs, ts } = this.messageWith(channel, containing);
    return threadTs ?? ts;
  }

  /** The newest message with these words. @throws Error when there is none */
  protected messageWith(channel: string, containing: string): Message {
    const { names } = this.#sight.eyes;
    const found = this.#slack
      .history(this.#sight.channelOfMine(channel).id)
      .findLast((message) => tidy(messageAsText(message, names)).includes(tidy(containing)));
    if (!found)
      throw new Error(`${this.name} sees no message with "${containing}" ${this.#sight.placeName(channel)}.`);
    return found;
  }
}
