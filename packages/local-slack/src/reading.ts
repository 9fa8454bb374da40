import type { Core } from './core.ts';
import type { Notices } from './notices.ts';
import type { Channel, Ephemeral, Message, Notification, OpenView } from './types.ts';

/** What stands where in a local Slack, for whoever may look at everything. */
export abstract class Reading {
  readonly #core: Core;
  readonly #notices: Notices;

  constructor(core: Core, notices: Notices) {
    this.#core = core;
    this.#notices = notices;
  }

  /** What the channel shows, oldest first: messages (what Slack itself says has a `subtype`) and broadcast replies. */
  history(channelId: string): readonly Message[] {
    return this.#core.world.history(channelId);
  }

  /** The last few of `history`, of those before a `ts` if one is given; oldest first. */
  latest(channelId: string, limit: number, before?: string): readonly Message[] {
    return this.#core.world.latest(channelId, limit, before);
  }

  /** The message and its replies, oldest first. */
  thread(channelId: string, ts: string): readonly Message[] {
    return this.#core.world.thread(channelId, ts);
  }

  message(channelId: string, ts: string): Message | undefined {
    return this.#core.world.message(channelId, ts);
  }

  /** The `ts` of what is pinned in the channel, in the order in which it was. */
  pinned(channelId: string): readonly string[] {
    return this.#core.world.pinned(channelId);
  }

  /** The direct message between the bot and this person, once there is one. */
  dmOf(userId: string): Channel | undefined {
    return this.#core.world.dm(userId);
  }

  /** What only this person sees in the channel, oldest first. */
  ephemerals(userId: string, channelId: string): readonly Ephemeral[] {
    return this.#core.world.ephemerals(userId, channelId);
  }

  /** The modals on this person's screen, the topmost last; three at most. */
  modals(userId: string): readonly OpenView[] {
    return this.#core.screens.modals(userId);
  }

  /** What App Home shows to this person, once something was published. */
  home(userId: string): OpenView | undefined {
    return this.#core.screens.home(userId);
  }

  /** Messages in the channel (not in threads) that this person has not read; edits and own messages don't count. */
  unread(userId: string, channelId: string): number {
    return this.#core.world.unread(userId, channelId);
  }

  /** The `ts` up to which this person has read. */
  readUpTo(userId: string, channelId: string): string | undefined {
    return this.#core.world.readUpTo(userId, channelId);
  }

  markRead(userId: string, channelId: string): void {
    this.#core.world.markRead(userId, channelId);
  }

  /** Direct messages to this person, mentions of them, broadcasts in their channels, in order. */
  notifications(userId: string): readonly Notification[] {
    return this.#notices.of(userId);
  }
}
