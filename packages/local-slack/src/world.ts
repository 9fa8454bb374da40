import type { Clock } from '@growth-squad/clock';
import { type Ids, nextTs } from './ids.ts';
import type { Channel, ChannelKind, Ephemeral, Message, User } from './types.ts';

interface Room {
  readonly messages: Map<string, Message>;
  /** What was deleted and left nothing. */
  readonly removed: Set<string>;
  /** What the channel shows, oldest first: no replies but those that are broadcast. */
  readonly shown: Message[];
  /** By the parent's `ts`. */
  readonly replies: Map<string, Message[]>;
  readonly ephemerals: Ephemeral[];
  /** The `ts` of what is pinned, in the order in which it was. */
  readonly pins: Set<string>;
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
      shared: false,
      createdAt,
      creator,
    };
    this.channels.set(id, channel);
    this.#rooms.set(id, {
      messages: new Map(),
      removed: new Set(),
      shown: [],
      replies: new Map(),
      ephemerals: [],
      pins: new Set(),
      read: new Map(),
      lastTs: undefined,
    });
    return channel;
  }

  /** The same channel, with all that stands there, under a new id. @throws Error when there is none */
  renumber(channelId: string): Channel {
    const room = this.#room(channelId);
    const channel = this.channels.get(channelId);
    if (!channel) throw new Error(`There is no channel ${channelId}`);
    const renumbered = { ...channel, id: this.#ids.next('C') };
    const moved = <T extends object>(one: T): T => ({ ...one, channel: renumbered.id });
    const messages = new Map([...room.messages].map(([ts, message]) => [ts, moved(message)]));
    const now = (message: Message): Message => messages.get(message.ts) ?? moved(message);
    const replies = new Map([...room.replies].map(([ts, thread]) => [ts, thread.map(now)]));
    const ephemerals = room.ephemerals.map(moved);
    this.channels.delete(channelId);
    this.#rooms.delete(channelId);
    this.channels.set(renumbered.id, renumbered);
    this.#rooms.set(renumbered.id, { ...room, messages, shown: room.shown.map(now), replies, ephemerals });
    return renumbered;
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
    const { messages, replies, shown } = this.#room(message.channel);
    messages.set(added.ts, added);
    if (added.threadTs === undefined || added.broadcast) shown.push(added);
    if (added.threadTs !== undefined) {
      const thread = replies.get(added.threadTs);
      if (thread) thread.push(added);
      else replies.set(added.threadTs, [added]);
    }
    return added;
  }

  /** Takes a message away; one with replies leaves a gravestone, as Slack does. */
  remove(message: Message): void {
    const { messages, removed, replies, shown, pins } = this.#room(message.channel);
    pins.delete(message.ts);
    const index = shown.findIndex(({ ts }) => ts === message.ts);
    if (this.replies(message.channel, message.ts).length === 0) {
      messages.delete(message.ts);
      removed.add(message.ts);
      if (index >= 0) shown.splice(index, 1);
      const thread = replies.get(message.threadTs ?? '') ?? [];
      if (thread.includes(message)) thread.splice(thread.indexOf(message), 1);
      return;
    }
    const gravestone: Message = {
      ...message,
      user: 'USLACKBOT',
      text: 'This message was deleted.',
      blocks: [],
      metadata: undefined,
      subtype: 'tombstone',
    };
    messages.set(message.ts, gravestone);
    if (index >= 0) shown.splice(index, 1, gravestone);
  }

  pin({ channel, ts }: Message): void {
    this.#room(channel).pins.add(ts);
  }

  /** The `ts` of what is pinned in a channel, in the order in which it was. */
  pinned(channelId: string): readonly string[] {
    return [...(this.#rooms.get(channelId)?.pins ?? [])];
  }

  /** It was deleted, and left nothing. */
  wasRemoved(channelId: string, ts: string): boolean {
    return this.#rooms.get(channelId)?.removed.has(ts) ?? false;
  }

  message(channelId: string, ts: string): Message | undefined {
    return this.#rooms.get(channelId)?.messages.get(ts);
  }

  /** What the channel shows, oldest first. */
  history(channelId: string): Message[] {
    return [...(this.#rooms.get(channelId)?.shown ?? [])];
  }

  /** The last few that the channel shows, of those before a `ts` if one is given; oldest first. */
  latest(channelId: string, limit: number, before?: string): Message[] {
    const shown = this.#rooms.get(channelId)?.shown ?? [];
    const end = before === undefined ? shown.length : shown.findIndex(({ ts }) => ts >= before);
    const until = end < 0 ? shown.length : end;
    return shown.slice(Math.max(0, until - limit), until);
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

  /** All that only this person sees, anywhere. */
  ephemeralsOf(userId: string): Ephemeral[] {
    return [...this.#rooms.values()].flatMap(({ ephemerals }) =>
      ephemerals.filter((one) => one.userId === userId),
    );
  }

  /** Forgets the ephemeral messages of before this instant, UTC milliseconds. */
  forgetEphemerals(before: number): void {
    for (const { ephemerals } of this.#rooms.values()) {
      const young = ephemerals.filter(({ ts }) => Number(ts) * 1_000 >= before);
      ephemerals.splice(0, Number.POSITIVE_INFINITY, ...young);
    }
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

  /** The `ts` up to which somebody has read. */
  readUpTo(userId: string, channelId: string): string | undefined {
    return this.#rooms.get(channelId)?.read.get(userId);
  }

  unread(userId: string, channelId: string): number {
    const upTo = Number(this.readUpTo(userId, channelId) ?? '0');
    const shown = this.#rooms.get(channelId)?.shown ?? [];
    const after = shown.findLastIndex(({ ts }) => Number(ts) <= upTo) + 1;
    return shown.slice(after).filter((message) => message.user !== userId && message.subtype === undefined)
      .length;
  }

  /** Remembers all that is written. @returns how to bring it back, as often as wanted; no `ts` comes a second time */
  keep(): () => void {
    const kept = structuredClone(this.#rooms);
    return () => {
      for (const [id, { lastTs }] of this.#rooms) {
        const room = kept.get(id);
        if (room) this.#rooms.set(id, { ...structuredClone(room), lastTs });
      }
    };
  }

  #room(channelId: string): Room {
    const room = this.#rooms.get(channelId);
    if (!room) throw new Error(`There is no channel ${channelId}`);
    return room;
  }
}
