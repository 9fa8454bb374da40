import type { Clock } from '../clock/clock.ts';
import { type Ids, nextTs } from './ids.ts';
import type { Channel, ChannelKind, Ephemeral, Message, User } from './types.ts';

interface Room {
  readonly messages: Map<string, Message>;
  /** By the parent's `ts`. */
  readonly replies: Map<string, Message[]>;
  readonly ephemerals: Ephemeral[];
  /** By person: the `ts` up to which they have read. */
  readonly read: Map<string, string>;
  lastTs: string | undefined;
}

/** People, channels and what was written in them; decides nothing about who may do what. */
export class World {
  readonly users = new Map<string, User>();
  readonly channels = new Map<string, Channel>();
  readonly #rooms = new Map<string, Room>();
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(clock: Clock, ids: Ids) {
    this.#clock = clock;
    this.#ids = ids;
  }

  addUser(user: Omit<User, 'id' | 'updatedAt'>, id = this.#ids.next('U')): User {
    const added: User = { ...user, id, updatedAt: this.#clock.now() };
    this.users.set(id, added);
    return added;
  }

  addChannel(kind: ChannelKind, name: string, members: readonly string[], creator: string): Channel {
    const id = this.#ids.next(kind === 'im' ? 'D' : 'C');
    const createdAt = this.#clock.now();
    const channel: Channel = {
      id,
      kind,
      name,
      members: new Set(members),
      archived: false,
      createdAt,
      creator,
    };
    this.channels.set(id, channel);
    this.#rooms.set(id, {
      messages: new Map(),
      replies: new Map(),
      ephemerals: [],
      read: new Map(),
      lastTs: undefined,
    });
    return channel;
  }

  dm(userId: string): Channel | undefined {
    return [...this.channels.values()].find((channel) => channel.kind === 'im' && channel.name === userId);
  }

  ts(channelId: string): string {
    const room = this.#room(channelId);
    room.lastTs = nextTs(this.#clock.now(), room.lastTs);
    return room.lastTs;
  }

  add(message: Omit<Message, 'ts' | 'editedAt'>): Message {
    const added: Message = { ...message, ts: this.ts(message.channel), editedAt: undefined };
    const { messages, replies } = this.#room(message.channel);
    messages.set(added.ts, added);
    if (added.threadTs !== undefined) {
      const thread = replies.get(added.threadTs);
      if (thread) thread.push(added);
      else replies.set(added.threadTs, [added]);
    }
    return added;
  }

  /** Takes a message away; one with replies leaves a gravestone, as Slack does. */
  remove(message: Message): void {
    const { messages, replies } = this.#room(message.channel);
    if (this.replies(message.channel, message.ts).length === 0) {
      messages.delete(message.ts);
      const thread = replies.get(message.threadTs ?? '') ?? [];
      if (thread.includes(message)) thread.splice(thread.indexOf(message), 1);
      return;
    }
    messages.set(message.ts, {
      ...message,
      user: 'USLACKBOT',
      text: 'This message was deleted.',
      blocks: [],
      metadata: undefined,
      subtype: 'tombstone',
    });
  }

  message(channelId: string, ts: string): Message | undefined {
    return this.#rooms.get(channelId)?.messages.get(ts);
  }

  /** What the channel shows, oldest first. */
  history(channelId: string): Message[] {
    const messages = [...(this.#rooms.get(channelId)?.messages.values() ?? [])];
    return messages.filter((message) => message.threadTs === undefined || message.broadcast);
  }

  replies(channelId: string, ts: string): readonly Message[] {
    return this.#rooms.get(channelId)?.replies.get(ts) ?? [];
  }

  thread(channelId: string, ts: string): Message[] {
    const parent = this.message(channelId, ts);
    return parent ? [parent, ...this.replies(channelId, ts)] : [];
  }

  addEphemeral(ephemeral: Omit<Ephemeral, 'ts'>): Ephemeral {
    const added = { ...ephemeral, ts: this.ts(ephemeral.channel) };
    this.#room(ephemeral.channel).ephemerals.push(added);
    return added;
  }

  ephemerals(userId: string, channelId: string): Ephemeral[] {
    return (this.#rooms.get(channelId)?.ephemerals ?? []).filter((one) => one.userId === userId);
  }

  removeEphemeral(ephemeral: Ephemeral): void {
    const { ephemerals } = this.#room(ephemeral.channel);
    const index = ephemerals.indexOf(ephemeral);
    if (index >= 0) ephemerals.splice(index, 1);
  }

  /** From now on all that stands there counts as read. */
  markRead(userId: string, channelId: string): void {
    const room = this.#room(channelId);
    room.read.set(userId, room.lastTs ?? '0');
  }

  unread(userId: string, channelId: string): number {
    const upTo = Number(this.#rooms.get(channelId)?.read.get(userId) ?? '0');
    return this.history(channelId).filter(
      (message) => message.user !== userId && message.subtype === undefined && Number(message.ts) > upTo,
    ).length;
  }

  #room(channelId: string): Room {
    const room = this.#rooms.get(channelId);
    if (!room) throw new Error(`There is no channel ${channelId}`);
    return room;
  }
}
