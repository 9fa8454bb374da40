import type { Clock } from '@growth-squad/clock';
import type { Notified } from './text/notifies.ts';
import type { Channel, Message, Notification } from './types.ts';

/** Whose phone buzzed, and why. */
export class Notices {
  readonly #clock: Clock;
  readonly #all = new Map<string, Notification[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  of(userId: string): readonly Notification[] {
    return this.#all.get(userId) ?? [];
  }

  /** A new message is there; edits are never told. */
  note(message: Message, channel: Channel, called: Notified): void {
    for (const userId of channel.members) {
      if (userId === message.user) continue;
      const isCalled = called.users.includes(userId);
      // Whether a reply there is told without a mention is not documented: the stricter reading.
      const why =
        channel.kind === 'im' && (isCalled || message.threadTs === undefined)
          ? 'direct message'
          : isCalled
            ? 'mention'
            : called.broadcasts.length > 0
              ? 'broadcast'
              : undefined;
      if (!why) continue;
      const { channel: where, ts, text } = message;
      const own = this.#all.get(userId) ?? [];
      own.push({ at: this.#clock.now(), userId, channel: where, ts, why, text });
      this.#all.set(userId, own);
    }
  }
}
