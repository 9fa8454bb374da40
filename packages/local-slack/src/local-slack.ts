import type { IncomingMessage } from 'node:http';
import { type Clock, sleep, systemClock, Traffic } from '@growth-squad/clock';
import { type Built, build, type LocalSlackOptions } from './build.ts';
import type { Exchanges } from './exchanges.ts';
import { anew, asDoneBy } from './held.ts';
import { Http } from './http.ts';
import type { Manifest } from './manifest.ts';
import { Reading } from './reading.ts';
import type { Shown } from './shown.ts';
import type { Silence } from './socket-mode.ts';
import type {
  ActionSeen,
  ApiCall,
  Channel,
  CommandSeen,
  Delivered,
  Detour,
  Fault,
  Held,
  IncomingCall,
  InputState,
  JsonObject,
  Message,
  OutgoingEnvelope,
  Place,
  RefusedCall,
  StateValues,
  SubmitSeen,
  User,
} from './types.ts';
import { fileFor, type Picked } from './uploads.ts';
import type { NewChannel, NewUser } from './workspace.ts';

export type { LocalSlackOptions } from './build.ts';

/** How long it must be quiet until all is held to be done that follows from a deed, milliseconds. */
const QUIET_MS = 50;

/** Turns of the event loop in which a goodbye on its way arrives. */
const FAREWELL_TURNS = 20;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A workspace that an app reaches by the network only, as it reaches Slack. */
export class LocalSlack extends Reading {
  /** The account of Slack's side: requests by `x-request-id`, connections by the address they were opened with. */
  readonly traffic: Traffic;
  readonly botToken: string;
  readonly appToken: string;
  readonly botUserId: string;
  readonly teamId: string;
  /** Each call of the Web API and of a `response_url`, in order of arrival. */
  readonly calls: readonly ApiCall[];
  /** The calls that were refused, with the reason; empty after a good week. */
  readonly refused: readonly RefusedCall[];
  /** What the app did wrong without Slack refusing it (late acknowledgement, unknown argument); a phrase each. */
  readonly faultsOfBot: readonly string[];
  /** Events that the app never acknowledged, given up after the last attempt. */
  readonly lostEvents: readonly JsonObject[];
  /** All that went between Slack and app lately. */
  readonly exchanges: Exchanges;
  /** What the app's manifest says. */
  readonly manifest: Manifest;
  /** Everybody, the app's bot and Slackbot among them. */
  readonly users: ReadonlyMap<string, User>;
  readonly channels: ReadonlyMap<string, Channel>;
  /** The shortcuts that people find in their menus, by the words the manifest gives them. */
  readonly shortcuts: Manifest['shortcuts'];
  readonly #faults: ((call: IncomingCall) => Fault | undefined)[] = [];
  readonly #built: Built;
  readonly #http: Http;
  readonly #clock: Clock;

  constructor({ clock = systemClock, ...more }: LocalSlackOptions) {
    const traffic = new Traffic();
    const options = { clock, ...more };
    const built = build(options, traffic);
    super(built.core, built.notices);
    this.traffic = traffic;
    this.#built = built;
    const { core, calls, refused, faults, exchanges, envelopes, api, socket } = built;
    this.botToken = core.identity.botToken;
    this.appToken = core.identity.appToken;
    this.botUserId = core.identity.botUserId;
    this.teamId = core.identity.teamId;
    this.calls = calls;
    this.refused = refused;
    this.faultsOfBot = faults;
    this.lostEvents = envelopes.lost;
    this.exchanges = exchanges;
    this.manifest = core.manifest;
    this.users = core.world.users;
    this.channels = core.world.channels;
    this.shortcuts = core.manifest.shortcuts;
    const { jitter } = options;
    this.#clock = clock;
    const faultOf = (call: IncomingCall) =>
      this.#faults.reduceRight<Fault | undefined>((found, fault) => found ?? fault(call), undefined);
    const fileAt = (request: IncomingMessage) => fileFor(core, request);
    this.#http = new Http({
      ...{ clock, traffic: this.traffic, api, jitter, faultOf, fileAt },
      ...{ calls, refused, exchanges },
    });
    socket.attach(this.#http.server, this.#http.lets);
  }

  /**
   * Resolves when nothing has gone between Slack and app for so long, by the clock. What an app begins later than that
   * after its last word is not waited for.
   */
  async quiet(ms = QUIET_MS): Promise<void> {
    for (let seen = -1; seen !== this.traffic.changes; ) {
      seen = this.traffic.changes;
      await sleep(this.#clock, ms, 'quiet between Slack and app');
    }
  }

  /** Listens on 127.0.0.1 only. @param port 0 or none: any that is free. */
  async start(port = 0): Promise<{ apiUrl: string }> {
    const host = await this.#http.listen(port);
    this.#built.listensAt(host);
    return { apiUrl: `http://${host}/api/` };
  }

  /** Ends connections, requests and timers; no handle is left. */
  async stop(): Promise<void> {
    this.#built.envelopes.stop();
    // An app that has just said goodbye is let go in peace: cut off, it would complain.
    for (let turns = 0; turns < FAREWELL_TURNS && this.traffic.connections.size > 0; turns += 1) await turn();
    this.#built.socket.cut();
    await this.#http.stop();
  }

  // The workspace

  get teamName(): string {
    return this.#built.core.identity.teamName;
  }

  /** Its address, with a slash at the end. */
  get teamUrl(): string {
    return this.#built.core.identity.teamUrl;
  }

  /** Gives it another name, and the address that follows from it: `team_rename`, `team_domain_change`. */
  renameTeam(name: string): void {
    this.#built.workspace.renameTeam(name);
  }

  /** Somebody comes to the workspace: `team_join`. */
  addUser(user: NewUser): User {
    return this.#built.workspace.addUser(user);
  }

  /** Changes what is given and tells the app: `user_change`. */
  updateUser(id: string, patch: Partial<Omit<User, 'id' | 'updatedAt'>>): User {
    return this.#built.workspace.updateUser(id, patch);
  }

  /** A channel with its first members, of whom the app hears nothing; its creator is the first. */
  addChannel(channel: NewChannel): Channel {
    return this.#built.workspace.addChannel(channel);
  }

  /** Somebody joins by themselves: `member_joined_channel`. */
  join(channelId: string, userId: string): void {
    this.#built.workspace.join(channelId, userId);
  }

  /** Somebody brings somebody, for instance the bot: `member_joined_channel` with `inviter`. */
  invite(channelId: string, userId: string, inviterId: string): void {
    this.#built.workspace.join(channelId, userId, inviterId);
  }

  /** `member_left_channel`, or `channel_left` when it is the bot. */
  leave(channelId: string, userId: string): void {
    this.#built.workspace.leave(channelId, userId);
  }

  archive(channelId: string, userId: string): void {
    this.#built.workspace.archive(channelId, userId);
  }

  unarchive(channelId: string, userId: string): void {
    this.#built.workspace.unarchive(channelId, userId);
  }

  /** People of another company may come into the channel from now on (Slack Connect). Slack's event for it is not told. */
  share(channelId: string): void {
    this.#built.workspace.channel(channelId).shared = true;
  }

  rename(channelId: string, name: string): void {
    this.#built.workspace.rename(channelId, name);
  }

  /** A channel gets a new id, as a private one that becomes shared; the old id is not found any more. */
  renumber(channelId: string): Channel {
    return this.#built.workspace.renumber(channelId);
  }

  // What a person's client does. Each resolves when the app has acknowledged, or 3 s later by the clock: whoever waits
  // for a late one moves the clock meanwhile.

  /** Somebody writes a message; `<@id>` of somebody there is mentions them, all else is escaped. @throws Error if they may not write there. */
  post(userId: string, channelId: string, text: string, threadTs?: string): Message {
    return this.#built.deeds.post(userId, this.#built.workspace.channel(channelId), text, threadTs);
  }

  /** Somebody edits a message of theirs. @throws Error if it is none */
  reword(userId: string, channelId: string, ts: string, text: string): void {
    this.#built.deeds.reword(userId, this.#built.workspace.channel(channelId), ts, text);
  }

  /** Somebody deletes a message of theirs. @throws Error if it is none */
  erase(userId: string, channelId: string, ts: string): void {
    this.#built.deeds.erase(userId, this.#built.workspace.channel(channelId), ts);
  }

  /** Somebody types `/command text`; a command that the manifest doesn't name fails as in Slack. */
  command(userId: string, channelId: string, line: string): Promise<CommandSeen> {
    return this.#built.commands.type(userId, this.#built.workspace.channel(channelId), line);
  }

  /** A shortcut that the manifest names, on a message if `on` is given. */
  shortcut(userId: string, callbackId: string, on?: { channel: string; ts: string }): Promise<ActionSeen> {
    return this.#built.deeds.shortcut(userId, callbackId, on);
  }

  /**
   * Somebody clicks or chooses: sends `block_actions`.
   * @param element the element as it stands in the block (its `type`, `action_id`, `value` …)
   * @param state what it holds now, in the form of `state.values` (`{ type, selected_option }`); none for a button
   */
  act(
    userId: string,
    place: Place,
    blockId: string,
    element: JsonObject,
    state?: InputState,
  ): Promise<ActionSeen> {
    return this.#built.deeds.act(userId, place, blockId, element, state);
  }

  /** What somebody chose in the menus of a message, as `state.values` has it. */
  chosen(userId: string, channelId: string, ts: string): StateValues {
    return this.#built.deeds.chosen(userId, channelId, ts);
  }

  /** Somebody enters something into a view's input; the app learns it with the submission. */
  fill(userId: string, viewId: string, blockId: string, actionId: string, state: InputState): void {
    this.#built.modals.fill(userId, viewId, blockId, actionId, state);
  }

  /** Somebody picks a file for a form's file field: it is at Slack from then on, for the app to read. @returns it as Slack tells it */
  upload(userId: string, file: Picked): JsonObject {
    return this.#built.core.uploads.add(userId, file);
  }

  /** What a file holds that was handed in or shared; undefined: there is none. @param file as Slack tells it */
  contentOf(file: JsonObject): Uint8Array | undefined {
    return this.#built.core.uploads.at(new URL(String(file['url_private'])).pathname);
  }

  /**
   * Somebody submits their topmost modal with what stands in it. What a client checks before it sends (required
   * fields, lengths, numbers) is for the caller to check.
   */
  submit(userId: string): Promise<SubmitSeen> {
    return this.#built.modals.submit(userId);
  }

  /** What somebody's client says by itself beside the fields of their topmost modal, by `block_id`; nothing is sent. */
  refuse(userId: string, errors: Record<string, string>): void {
    const open = this.#built.core.screens.modals(userId).at(-1);
    if (open) this.#built.core.screens.refuse(open, errors);
  }

  /** Somebody closes the topmost modal (`view_closed` if the view wants it), or with `all` the whole stack. */
  close(userId: string, all = false): Promise<void> {
    return this.#built.modals.close(userId, all);
  }

  /** Somebody opens the app's Home or Messages tab: `app_home_opened`. */
  openHome(userId: string, tab: 'home' | 'messages' = 'home'): void {
    this.#built.deeds.openHome(userId, tab);
  }

  /** Somebody starts their client anew: what only they saw is gone. */
  reload(userId: string): void {
    this.#built.deeds.reload(userId);
  }

  /** Tells `listener` of all that changes on screens, as it happens. Returns a function that ends it. */
  onShown(listener: (shown: Shown) => void): () => void {
    return this.#built.showing.on(listener);
  }

  /**
   * Drops what was recorded of before this instant for onlookers: calls, refusals, faults, ended envelopes, ephemeral
   * messages. What stands in channels stays. A run of months would fill the memory otherwise.
   */
  forget(before: number): void {
    this.#built.forget(before);
  }

  // What tests send by themselves

  /**
   * Keeps back what somebody's client is about to tell the app during `deed`; their client says that the app is not
   * connected. @throws Error when it told nothing
   */
  async hold(deed: () => Promise<unknown>): Promise<Held> {
    const { envelopes } = this.#built;
    let held: Held | undefined;
    envelopes.hold((one) => {
      held = one;
    });
    await deed();
    envelopes.hold(undefined);
    if (!held) throw new Error('Nothing was told to the app.');
    return held;
  }

  /** Sends what was held back; sent a second time it is the same envelope again. Nothing of the answer is shown. */
  send(held: Held): Promise<Delivered> {
    return this.#built.envelopes.send(held);
  }

  /** What was held back, in another envelope. */
  inAnother(held: Held): Held {
    return anew(this.#built, held);
  }

  /** What was held back as if somebody else had done it: what no client of Slack would send. */
  asDoneBy(userId: string, held: Held): Held {
    const { core, deeds } = this.#built;
    return asDoneBy({ core, common: (id) => deeds.common(id) }, held, userId);
  }

  /** Remembers what is written in all channels. @returns how to bring it back, as often as wanted; onlookers are not told */
  keep(): () => void {
    return this.#built.core.world.keep();
  }

  // What tests do to the network

  /** Asks `fault` about each request, the latest hook first; the first answer counts. Returns a function that ends it. */
  intercept(fault: (call: IncomingCall) => Fault | undefined): () => void {
    this.#faults.push(fault);
    return () => {
      const index = this.#faults.indexOf(fault);
      if (index >= 0) this.#faults.splice(index, 1);
    };
  }

  /** Tells the app to reconnect, as Slack does; each connection lives 10 s more and gets no new envelopes. */
  disconnect(reason: 'refresh_requested' | 'warning'): void {
    this.#built.socket.disconnect(reason);
  }

  /** Asks `detour` about each envelope on its way to the app. */
  divert(detour: (envelope: OutgoingEnvelope) => Detour | undefined): void {
    this.#built.envelopes.detour = detour;
  }

  /** From now on each event is sent twice, or not. */
  deliverTwice(on: boolean): void {
    this.#built.envelopes.twice = on;
  }

  /** The app's next acknowledgements get lost on their way, so many of them: it has done what was asked, and nobody sees it. */
  loseAcknowledgements(howMany: number): void {
    this.#built.envelopes.losing = howMany;
  }

  /** From now on the app waits for ever where it connects: its upgrade is never answered, or no hello comes. */
  fallSilent(how: Silence | undefined): void {
    this.#built.socket.silence = how;
  }

  /** So many connections of another machine with the same app token are counted in each hello. */
  countOthers(connections: number): void {
    this.#built.socket.others = connections;
  }

  /** Breaks all connections without a word. */
  cut(): void {
    this.#built.socket.cut();
  }
}
