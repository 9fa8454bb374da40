import type { Clock } from '../clock/clock.ts';
import { Traffic } from '../clock/traffic.ts';
import type {
  ActionSeen,
  ApiCall,
  Channel,
  CommandSeen,
  Ephemeral,
  Fault,
  IncomingCall,
  InputState,
  JsonObject,
  Message,
  Notification,
  OpenView,
  Place,
  RefusedCall,
  SubmitSeen,
  User,
} from './types.ts';

export interface LocalSlackOptions {
  readonly clock: Clock;
  /** The text of manifest.yml: the app's name, scopes, commands, shortcuts and events. */
  readonly manifest: string;
  readonly teamName?: string;
  /** Two Slacks with the same seed and deeds give the same ids; give each workspace its own. */
  readonly seed?: number;
  /** Awaited before each work, answer and frame, so that a test can make the network's order random in real time. */
  readonly jitter?: () => Promise<void>;
}

export interface NewUser {
  readonly name: string;
  readonly zone: string;
  readonly locale?: string;
  readonly guest?: boolean;
  readonly bot?: boolean;
  readonly deactivated?: boolean;
}

export interface NewChannel {
  readonly name: string;
  readonly private?: boolean;
  /** Ids of people; the bot joins by `invite`. */
  readonly members: readonly string[];
}

const notYet = (): never => {
  throw new Error('Not built yet');
};

/** A workspace that an app reaches by the network only, as it reaches Slack. */
export class LocalSlack {
  /** The account of the sandbox's side: requests by `x-request-id`, connections by the address they were opened with. */
  readonly traffic = new Traffic();
  readonly botToken: string = '';
  readonly appToken: string = '';
  readonly botUserId: string = '';
  readonly teamId: string = '';
  readonly teamUrl: string = '';
  /** Each call of the Web API and of a `response_url`, in order of arrival. */
  readonly calls: readonly ApiCall[] = [];
  /** The calls that were refused, with the reason; empty after a good week. */
  readonly refused: readonly RefusedCall[] = [];
  /** What the app did wrong without Slack refusing it (late acknowledgement, unknown argument); a sentence each. */
  readonly faultsOfBot: readonly string[] = [];
  readonly users: ReadonlyMap<string, User> = new Map();
  readonly channels: ReadonlyMap<string, Channel> = new Map();

  constructor(_options: LocalSlackOptions) {}

  /** Listens on 127.0.0.1 only. @param port 0 or none: any that is free. */
  start(_port?: number): Promise<{ apiUrl: string }> {
    return notYet();
  }
  /** Ends connections, requests and timers; no handle is left. */
  stop(): Promise<void> {
    return notYet();
  }

  // The workspace

  addUser(_user: NewUser): User {
    return notYet();
  }
  /** Changes what is given and tells the app (`user_change`). */
  updateUser(_id: string, _patch: Partial<Omit<User, 'id' | 'updatedAt'>>): User {
    return notYet();
  }
  addChannel(_channel: NewChannel): Channel {
    return notYet();
  }
  /** Somebody joins by themselves. */
  join(_channelId: string, _userId: string): void {}
  /** Somebody brings somebody, for instance the bot: `member_joined_channel` with `inviter`. */
  invite(_channelId: string, _userId: string, _inviterId: string): void {}
  leave(_channelId: string, _userId: string): void {}
  archive(_channelId: string, _userId: string): void {}
  unarchive(_channelId: string, _userId: string): void {}
  rename(_channelId: string, _name: string): void {}

  // What stands where

  /** What the channel shows, oldest first: messages and broadcast replies. */
  history(_channelId: string): readonly Message[] {
    return notYet();
  }
  /** The message and its replies, oldest first. */
  thread(_channelId: string, _ts: string): readonly Message[] {
    return notYet();
  }
  message(_channelId: string, _ts: string): Message | undefined {
    return notYet();
  }
  /** The direct message between the bot and this person, once there is one. */
  dmOf(_userId: string): Channel | undefined {
    return notYet();
  }
  /** What only this person sees in the channel, oldest first. */
  ephemerals(_userId: string, _channelId: string): readonly Ephemeral[] {
    return notYet();
  }
  /** The modals on this person's screen, the topmost last; three at most. */
  modals(_userId: string): readonly OpenView[] {
    return notYet();
  }
  /** What App Home shows to this person, once something was published. */
  home(_userId: string): OpenView | undefined {
    return notYet();
  }
  /** Messages in the channel (not in threads) that this person has not read; edits and own messages don't count. */
  unread(_userId: string, _channelId: string): number {
    return notYet();
  }
  markRead(_userId: string, _channelId: string): void {}
  /** Direct messages to this person, mentions of them, broadcasts in their channels, in order. */
  notifications(_userId: string): readonly Notification[] {
    return notYet();
  }

  // What a person's client does. Each resolves when the app has acknowledged, or 3 s later by the clock: whoever waits
  // for a late one moves the clock meanwhile.

  /** Somebody writes a message. @throws Error if they may not write there. */
  post(_userId: string, _channelId: string, _text: string, _threadTs?: string): Message {
    return notYet();
  }
  /** Somebody types `/command text`; a command that the manifest doesn't name fails as in Slack. */
  command(_userId: string, _channelId: string, _line: string): Promise<CommandSeen> {
    return notYet();
  }
  /** A shortcut that the manifest names, on a message if `on` is given. */
  shortcut(_userId: string, _callbackId: string, _on?: { channel: string; ts: string }): Promise<ActionSeen> {
    return notYet();
  }
  /**
   * Somebody clicks or chooses: sends `block_actions`.
   * @param element the element as it stands in the block (its `type`, `action_id`, `value` …)
   * @param state what it holds now, in the form of `state.values` (`{ type, selected_option }`); none for a button
   */
  act(
    _userId: string,
    _place: Place,
    _blockId: string,
    _element: JsonObject,
    _state?: InputState,
  ): Promise<ActionSeen> {
    return notYet();
  }
  /** Somebody enters something into a view's input; the app learns it with the submission. */
  fill(_userId: string, _viewId: string, _blockId: string, _actionId: string, _state: InputState): void {}
  /**
   * Somebody submits their topmost modal with what stands in it. What a client checks before it sends (required
   * fields, lengths, numbers) is for the caller to check.
   */
  submit(_userId: string): Promise<SubmitSeen> {
    return notYet();
  }
  /** Somebody closes the topmost modal (`view_closed` if the view wants it), or with `all` the whole stack. */
  close(_userId: string, _all?: boolean): Promise<void> {
    return notYet();
  }
  /** Somebody opens the app's Home or Messages tab: `app_home_opened`. */
  openHome(_userId: string, _tab?: 'home' | 'messages'): void {}

  // What tests do to the network

  /** Asks `fault` about each request, the latest hook first; the first answer counts. Returns a function that ends it. */
  intercept(_fault: (call: IncomingCall) => Fault | undefined): () => void {
    return notYet();
  }
  /** Tells the app to reconnect, as Slack does; after `warning` the connection lives 10 s more. */
  disconnect(_reason: 'refresh_requested' | 'warning'): void {}
  /** Breaks all connections without a word. */
  cut(): void {}
}
