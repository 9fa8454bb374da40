import type { Clock } from '@growth-squad/clock';
import { orRefuse } from './api-error.ts';
import { withIds } from './elements.ts';
import type { Events } from './events.ts';
import type { Identity } from './identity.ts';
import type { Ids } from './ids.ts';
import { checkMessage } from './limits/message.ts';
import type { Notices } from './notices.ts';
import { messageJson } from './shapes.ts';
import type { Showing } from './shown.ts';
import { listAt, stringAt } from './text/json.ts';
import { notifies } from './text/notifies.ts';
import { asSent, type Typed } from './typed.ts';
import type { Channel, ChannelKind, Ephemeral, JsonObject, Message, Metadata } from './types.ts';
import type { World } from './world.ts';

const CHANNEL_TYPE: Record<ChannelKind, string> = { public: 'channel', private: 'group', im: 'im' };

/** What an app gave as a message; nothing of it is believed yet. */
export interface Given {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
  readonly link_names?: unknown;
}

interface Parts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: Identity;
  readonly world: World;
  readonly notices: Notices;
  readonly typed: Typed;
  readonly events: Events;
  readonly showing: Showing;
  readonly fault: (what: string) => void;
}

/** Writes messages: checks them, keeps them, makes phones buzz, tells the app. Who may write where is asked before. */
export class Messages {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Posts in the app's name. @throws ApiError what the message's limits refuse */
  post(
    channel: Channel,
    given: Given,
    more: { threadTs?: string | undefined; broadcast?: boolean; mrkdwn?: boolean } = {},
  ): Message {
    const { ids, identity } = this.#parts;
    this.#check(given);
    return this.#add(
      {
        channel: channel.id,
        user: identity.botUserId,
        text: stringAt(given, 'text') ?? '',
        blocks: withIds(listAt(given, 'blocks'), ids),
        metadata: metadataOf(given.metadata),
        threadTs: more.threadTs,
        broadcast: more.broadcast ?? false,
        mrkdwn: more.mrkdwn ?? true,
        subtype: undefined,
      },
      channel,
      given,
    );
  }

  /** Shares files in the app's name. */
  share(channel: Channel, text: string, files: readonly JsonObject[]): Message {
    const user = this.#parts.identity.botUserId;
    const said = { channel: channel.id, user, text, blocks: [], metadata: undefined, files };
    const rest = { threadTs: undefined, broadcast: false, mrkdwn: true, subtype: undefined };
    return this.#add({ ...said, ...rest }, channel, { text });
  }

  /** Writes what a person typed, or what Slack itself says about one (`subtype`). */
  write(channel: Channel, userId: string, words: string, threadTs?: string, subtype?: string): Message {
    const { typed, world } = this.#parts;
    if (!subtype) typed.note(words);
    const text = subtype ? words : asSent(words, (id) => world.users.has(id));
    const said = { channel: channel.id, user: userId, text, blocks: [], metadata: undefined, threadTs };
    return this.#add({ ...said, broadcast: false, mrkdwn: true, subtype }, channel, { text });
  }

  /** A person edits what they wrote. */
  reword(message: Message, words: string): void {
    const { typed, world } = this.#parts;
    typed.note(words);
    this.#edit(message, () => {
      message.text = asSent(words, (id) => world.users.has(id));
    });
  }

  /** Edits a message of the app: without `blocks` they go, without `metadata` it stays, an empty one clears it. */
  update(message: Message, given: Given): void {
    const { ids } = this.#parts;
    const clears = isEmpty(given.metadata);
    this.#check(clears ? { ...given, metadata: undefined } : given);
    this.#edit(message, () => {
      message.text = stringAt(given, 'text') ?? '';
      message.blocks = withIds(listAt(given, 'blocks'), ids);
      if (clears) message.metadata = undefined;
      else if (given.metadata !== undefined) message.metadata = metadataOf(given.metadata);
    });
  }

  #edit(message: Message, change: () => void): void {
    const { clock, identity, world, showing } = this.#parts;
    const before = messageJson(message, identity, { payload: true });
    change();
    message.editedAt = clock.now();
    showing.tell({ kind: 'edited', message });
    const channel = world.channels.get(message.channel);
    if (!channel) return;
    const now = messageJson(message, identity, { payload: true, world });
    this.#tell(channel, { subtype: 'message_changed', hidden: true, message: now, previous_message: before });
  }

  remove(message: Message): void {
    const { identity, world, showing } = this.#parts;
    const before = messageJson(message, identity, { payload: true });
    world.remove(message);
    showing.tell({ kind: 'removed', message });
    const channel = world.channels.get(message.channel);
    const gone = {
      subtype: 'message_deleted',
      hidden: true,
      deleted_ts: message.ts,
      previous_message: before,
    };
    if (channel) this.#tell(channel, gone);
  }

  /** Shows something to one person only. @throws ApiError what the message's limits refuse */
  whisper(channel: Channel, userId: string, given: Given, threadTs?: string): Ephemeral {
    const { ids, world, showing } = this.#parts;
    this.#check(given);
    const text = stringAt(given, 'text') ?? '';
    const blocks = withIds(listAt(given, 'blocks'), ids);
    const ephemeral = world.addEphemeral({ channel: channel.id, userId, threadTs, text, blocks });
    showing.tell({ kind: 'whispered', ephemeral });
    return ephemeral;
  }

  /** Replaces what one person sees. @throws ApiError what the message's limits refuse */
  updateWhisper(ephemeral: Ephemeral, given: Given): void {
    this.#check(given);
    ephemeral.text = stringAt(given, 'text') ?? '';
    ephemeral.blocks = withIds(listAt(given, 'blocks'), this.#parts.ids);
    this.#parts.showing.tell({ kind: 'whisper edited', ephemeral });
  }

  removeWhisper(ephemeral: Ephemeral): void {
    this.#parts.world.removeEphemeral(ephemeral);
    this.#parts.showing.tell({ kind: 'whisper removed', ephemeral });
  }

  #check(given: Given): void {
    orRefuse(checkMessage(given));
    for (const text of this.#parts.typed.calls(given)) {
      this.#parts.fault(`sent what somebody typed so that it calls people: ${text.slice(0, 100)}`);
    }
  }

  #add(said: Omit<Message, 'ts' | 'editedAt'>, channel: Channel, given: Given): Message {
    const { world, notices, identity, events, showing } = this.#parts;
    const message = world.add(said);
    showing.tell({ kind: 'posted', message });
    if (said.subtype === undefined) {
      const called = notifies(given);
      notices.note(message, channel, called);
      const isThere = channel.kind !== 'im' && channel.members.has(identity.botUserId);
      if (isThere && called.users.includes(identity.botUserId)) {
        const json = messageJson(message, identity, { payload: false });
        events.tell({ ...json, type: 'app_mention', channel: channel.id }, channel);
      }
    }
    this.#tell(channel, messageJson(message, identity, { payload: true }), message.ts);
    return message;
  }

  #tell(channel: Channel, what: object, ts = this.#parts.world.ts(channel.id)): void {
    const { identity, events } = this.#parts;
    if (!channel.members.has(identity.botUserId)) return;
    const type = CHANNEL_TYPE[channel.kind];
    events.tell(
      { ...what, type: 'message', channel: channel.id, ts, event_ts: ts, channel_type: type },
      channel,
    );
  }
}

const isEmpty = (metadata: unknown): boolean =>
  typeof metadata === 'object' && metadata !== null && Object.keys(metadata).length === 0;

function metadataOf(metadata: unknown): Metadata | undefined {
  const event_type = stringAt(metadata, 'event_type');
  if (event_type === undefined || typeof metadata !== 'object' || metadata === null) return undefined;
  const payload = 'event_payload' in metadata ? metadata.event_payload : undefined;
  return { event_type, event_payload: typeof payload === 'object' && payload !== null ? { ...payload } : {} };
}
