import type { Core } from './core.ts';
import { directMessage } from './core.ts';
import { stateOf } from './elements.ts';
import type { Envelopes } from './envelopes.ts';
import { withState } from './screens.ts';
import { ephemeralJson, handle, messageJson } from './shapes.ts';
import { stringAt } from './text/json.ts';
import type {
  ActionSeen,
  Block,
  Channel,
  Delivered,
  InputState,
  JsonObject,
  Message,
  OpenView,
  Place,
  StateValues,
} from './types.ts';

/** What a client says when an app does not answer a click (Slack's own words are only a warning sign). */
const NO_ANSWER: Record<'late' | 'unreachable', string> = {
  late: 'This app did not respond. Try again?',
  unreachable: 'This app is not connected. Try again?',
};

/** What people's clients do outside of modals: messages, shortcuts, clicks, App Home. */
export class Deeds {
  readonly #core: Core;
  readonly #envelopes: Envelopes;
  /** What was chosen in messages' menus, by person, channel and `ts`. */
  readonly #chosen = new Map<string, StateValues>();

  constructor(core: Core, envelopes: Envelopes) {
    this.#core = core;
    this.#envelopes = envelopes;
  }

  /** @see LocalSlack.post */
  post(userId: string, channel: Channel, text: string, threadTs?: string): Message {
    if (!channel.members.has(userId)) throw new Error(`${userId} is not in ${channel.id}`);
    if (channel.archived) throw new Error(`${channel.id} is archived`);
    if (threadTs !== undefined && !this.#core.world.message(channel.id, threadTs)) {
      throw new Error(`There is no message ${threadTs} in ${channel.id}`);
    }
    return this.#core.messages.write(channel, userId, text, threadTs);
  }

  /** @see LocalSlack.reword */
  reword(userId: string, channel: Channel, ts: string, text: string): void {
    const message = this.#core.world.message(channel.id, ts);
    if (message?.user !== userId || message.subtype)
      throw new Error(`${userId} has no message ${ts} in ${channel.id}`);
    this.#core.messages.reword(message, text);
  }

  /** @see LocalSlack.erase */
  erase(userId: string, channel: Channel, ts: string): void {
    const message = this.#core.world.message(channel.id, ts);
    if (message?.user !== userId || message.subtype)
      throw new Error(`${userId} has no message ${ts} in ${channel.id}`);
    this.#core.messages.remove(message);
  }

  async shortcut(
    userId: string,
    callbackId: string,
    on?: { channel: string; ts: string },
  ): Promise<ActionSeen> {
    const core = this.#core;
    const type = on ? 'message' : 'global';
    const known = core.manifest.shortcuts.some((one) => one.callback_id === callbackId && one.type === type);
    if (!known) throw new Error(`The manifest has no ${type} shortcut ${callbackId}`);
    const action_ts = this.#actionTs();
    const common = { ...this.common(userId), callback_id: callbackId, action_ts };
    if (!on) return this.#ask({ type: 'shortcut', ...common, ...this.#trigger(userId) }, callbackId);
    const place: Place = { kind: 'message', ...on };
    const { message, channel, response_url } = this.#messagePlace(userId, place);
    const where = { message_ts: on.ts, channel, message, response_url };
    return this.#ask({ type: 'message_action', ...common, ...this.#trigger(userId), ...where }, callbackId);
  }

  /** @see LocalSlack.act */
  act(
    userId: string,
    place: Place,
    blockId: string,
    element: JsonObject,
    state?: InputState,
  ): Promise<ActionSeen> {
    const actionId = stringAt(element, 'action_id') ?? '';
    if (state) this.#keep(userId, place, blockId, actionId, state);
    const button = { text: element['text'], value: element['value'], style: element['style'] };
    const action = {
      ...(state ?? definedOnly(button)),
      type: element['type'],
      action_id: actionId,
      block_id: blockId,
      action_ts: this.#actionTs(),
    };
    const payload = {
      type: 'block_actions',
      ...this.common(userId),
      ...(place.kind === 'view' ? this.#viewPlace(userId, place.viewId) : this.#messagePlace(userId, place)),
      actions: [action],
    };
    return this.#ask(payload, actionId);
  }

  /** @see LocalSlack.chosen */
  chosen(userId: string, channelId: string, ts: string): StateValues {
    return this.#chosen.get(`${userId}/${channelId}/${ts}`) ?? {};
  }

  /** @see LocalSlack.reload */
  reload(userId: string): void {
    const { world, messages } = this.#core;
    for (const ephemeral of world.ephemeralsOf(userId)) messages.removeWhisper(ephemeral);
  }

  openHome(userId: string, tab: 'home' | 'messages'): void {
    const core = this.#core;
    const user = core.world.users.get(userId);
    if (!user) throw new Error(`There is no user ${userId}`);
    const open = tab === 'home' ? core.screens.home(userId) : undefined;
    const channel = directMessage(core, user).id;
    const view = open ? { view: withState(open) } : {};
    core.events.tell({ type: 'app_home_opened', user: userId, channel, tab, ...view });
  }

  /** Who acts, where: what every interaction carries. */
  common(userId: string): JsonObject {
    const { identity, world } = this.#core;
    const team = world.users.get(userId)?.team;
    return {
      user: this.#user(userId),
      api_app_id: identity.appId,
      token: identity.verification,
      team: team === undefined ? { id: identity.teamId, domain: identity.domain } : { id: team },
      enterprise: null,
      is_enterprise_install: false,
    };
  }

  #user(userId: string): JsonObject {
    const user = this.#core.world.users.get(userId);
    if (!user) throw new Error(`There is no user ${userId}`);
    const username = handle(user.name);
    return { id: userId, username, name: username, team_id: user.team ?? this.#core.identity.teamId };
  }

  #trigger(userId: string, viewId?: string): { trigger_id: string } {
    const { triggers, clock } = this.#core;
    return { trigger_id: triggers.issue(clock.now(), userId, viewId) };
  }

  #viewPlace(userId: string, viewId: string): JsonObject {
    const open = this.#openView(userId, viewId);
    return {
      ...this.#trigger(userId, viewId),
      container: { type: 'view', view_id: viewId },
      view: withState(open),
    };
  }

  #messagePlace(userId: string, place: Exclude<Place, { kind: 'view' }>): JsonObject {
    const core = this.#core;
    const { message, json } = this.#found(userId, place);
    const { channel: channelId, ts } = place;
    const channel = core.world.channels.get(channelId);
    const response = { channel: channelId, userId, threadTs: message.threadTs, original: place };
    const kept = this.#chosen.get(`${userId}/${channelId}/${ts}`);
    return {
      ...this.#trigger(userId),
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channelId,
        is_ephemeral: place.kind === 'ephemeral',
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      },
      channel: { id: channelId, name: channel?.kind === 'im' ? 'directmessage' : channel?.name },
      ...(place.kind === 'message' ? { message: json } : {}),
      state: { values: stateOf(message.blocks, kept) },
      response_url: core.responses.issue(core.clock.now(), response),
    };
  }

  #found(
    userId: string,
    place: Exclude<Place, { kind: 'view' }>,
  ): { message: { blocks: readonly Block[]; threadTs: string | undefined }; json: JsonObject } {
    const { world, identity } = this.#core;
    if (place.kind === 'message') {
      const message = world.message(place.channel, place.ts);
      if (message) return { message, json: messageJson(message, identity, { payload: true, world }) };
    } else {
      const ephemeral = world.ephemerals(userId, place.channel).find((one) => one.ts === place.ts);
      if (ephemeral) return { message: ephemeral, json: ephemeralJson(ephemeral, identity) };
    }
    throw new Error(`There is no ${place.kind} ${place.ts} in ${place.channel} for ${userId}`);
  }

  #openView(userId: string, viewId: string): OpenView {
    const open = this.#core.screens.find({ viewId });
    if (open?.userId !== userId) throw new Error(`${userId} has no open view ${viewId}`);
    return open;
  }

  #keep(userId: string, place: Place, blockId: string, actionId: string, state: InputState): void {
    const key = place.kind === 'view' ? '' : `${userId}/${place.channel}/${place.ts}`;
    const values =
      place.kind === 'view' ? this.#openView(userId, place.viewId).values : (this.#chosen.get(key) ?? {});
    if (stringAt(state, 'type') === 'overflow') return;
    values[blockId] = { ...values[blockId], [actionId]: state };
    if (place.kind !== 'view') this.#chosen.set(key, values);
  }

  async #ask(payload: JsonObject, what: string): Promise<ActionSeen> {
    const delivered: Delivered = await this.#envelopes.ask('interactive', payload, what);
    if (delivered.kind !== 'acknowledged') return { kind: 'failed', text: NO_ANSWER[delivered.kind] };
    if (Object.keys(delivered.payload).length > 0)
      this.#core.fault(`answered ${what}, which takes no answer`);
    return { kind: 'done' };
  }

  #actionTs(): string {
    return `${(this.#core.clock.now() / 1000).toFixed(3)}000`;
  }
}

const definedOnly = (fields: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
