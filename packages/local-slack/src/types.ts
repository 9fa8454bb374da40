/** What stands in the local Slack, as people and the Web API see it. */

/** Anything that came as JSON. */
export type JsonObject = { readonly [key: string]: unknown };

/** A block as it was sent; `block_id` is always there (the local Slack gives one where the app gave none). */
export interface Block extends JsonObject {
  readonly type: string;
  readonly block_id: string;
}

export interface User {
  readonly id: string;
  /** The name as people see it. */
  name: string;
  /** IANA zone. */
  zone: string;
  /** As Slack writes it, `en-US`, `zh-CN`. */
  locale: string;
  guest: boolean;
  /** Of another company, here through a shared channel (Slack Connect); undefined for everybody else. */
  team: string | undefined;
  /** Of the same company's Enterprise Grid: a full member here too, whichever workspace `team` is. */
  grid: boolean;
  bot: boolean;
  deactivated: boolean;
  updatedAt: number;
}

export type ChannelKind = 'public' | 'private' | 'im';

export interface Channel {
  readonly id: string;
  readonly kind: ChannelKind;
  /** Without `#`; of a direct message, the person's id. */
  name: string;
  readonly members: Set<string>;
  archived: boolean;
  /** With another company, through Slack Connect. */
  shared: boolean;
  readonly createdAt: number;
  readonly creator: string;
}

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: JsonObject;
}

/** A message in a channel, its thread or a direct message. */
export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** Who wrote it: a person's id or the bot's. */
  readonly user: string;
  text: string;
  blocks: readonly Block[];
  metadata: Metadata | undefined;
  readonly threadTs: string | undefined;
  /** A reply that is shown in the channel too. */
  readonly broadcast: boolean;
  /** `false` when the top-level text is not to be read as mrkdwn. */
  readonly mrkdwn: boolean;
  /** What was shared with it, as `files.info` tells it. */
  readonly files?: readonly JsonObject[];
  /** What was told, not written: "joined the channel". */
  readonly subtype: string | undefined;
  /** The instant of the last edit. */
  editedAt: number | undefined;
}

/** A message that only one person sees; gone with a reload, and out of reach of `chat.update`. */
export interface Ephemeral {
  readonly channel: string;
  readonly ts: string;
  readonly userId: string;
  readonly threadTs: string | undefined;
  text: string;
  blocks: readonly Block[];
}

/** What an element of a view or message holds, as Slack writes it in `state.values`. */
export interface InputState extends JsonObject {
  readonly type: string;
}
/** By `block_id`, then `action_id`. */
export type StateValues = Record<string, Record<string, InputState>>;

/** A view as the Web API answers it. */
export interface View extends JsonObject {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly external_id: string;
  readonly root_view_id: string;
  readonly previous_view_id: string | null;
  readonly notify_on_close: boolean;
  readonly clear_on_close: boolean;
  readonly blocks: readonly Block[];
}

/** A modal on somebody's screen, or somebody's App Home. */
export interface OpenView {
  readonly userId: string;
  view: View;
  /** What stands in the inputs at present: initial values first, then what the person entered (`LocalSlack.fill`). */
  values: StateValues;
  /** Field errors shown beside the inputs, by `block_id`; gone with the next submission. */
  errors: Record<string, string>;
  /** What the client says above the buttons when the app was late or wrong. */
  trouble: string | undefined;
}

/** Somebody's phone buzzed. */
export interface Notification {
  readonly at: number;
  readonly userId: string;
  readonly channel: string;
  readonly ts: string;
  readonly why: 'direct message' | 'mention' | 'broadcast';
  /** The words on the phone: the message's top-level `text` at that moment. */
  readonly text: string;
}

/** One call of the Web API or of a `response_url` (method `response_url`). */
export interface ApiCall {
  readonly at: number;
  readonly method: string;
  readonly args: JsonObject;
  answer: JsonObject;
  status: number;
  /** By the clock: 0 unless the request was held back. */
  tookMs: number;
}

/** What was answered with anything but `ok`, unless a test asked for it through `intercept`. */
export interface RefusedCall {
  readonly at: number;
  readonly method: string;
  readonly error: string;
  /** What exactly was wrong, for whoever mends the bot. */
  readonly messages: readonly string[];
  readonly args: JsonObject;
}

/** What a test lets happen to one request. */
export type Fault =
  /** Held back, then worked on and answered. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Worked on at once, answered later. */
  | { readonly kind: 'slow answer'; readonly ms: number }
  /** Neither worked on nor answered, until the caller gives up. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'ratelimited'; readonly retryAfter: number }
  /** An answer of the network in between (500, 503), nothing done. */
  | { readonly kind: 'status'; readonly status: number }
  /** Slack's own error, nothing done; `missing_scope` says which is needed. */
  | { readonly kind: 'error'; readonly error: string; readonly needed?: string }
  /** Nothing done, connection broken. */
  | { readonly kind: 'request lost' }
  /** All done, connection broken before the answer. */
  | { readonly kind: 'answer lost' };

/** What a test lets happen to one envelope on its way to the app. */
export type Detour =
  /** The very same envelope comes again. */
  | { readonly kind: 'again'; readonly afterMs: number }
  /** What it holds comes again, in an envelope of its own. */
  | { readonly kind: 'again in another'; readonly afterMs: number }
  | { readonly kind: 'late'; readonly ms: number }
  /** The next envelope overtakes it; without one it comes so much later. */
  | { readonly kind: 'overtaken'; readonly mostMs: number };

/** What somebody's client was about to tell the app, kept back. */
export interface Held {
  readonly envelopeId: string;
  readonly type: 'interactive' | 'slash_commands';
  readonly payload: JsonObject;
  /** The command, action or submission, as faults name it. */
  readonly what: string;
}

/** What is known of an envelope before it is sent: `events_api`, `slash_commands`, `interactive`, and its name. */
export interface OutgoingEnvelope {
  readonly type: string;
  readonly name: string;
}

/** What is known of a request before anything is done with it. */
export interface IncomingCall {
  readonly at: number;
  readonly method: string;
  readonly args: JsonObject;
}

/** What became of an envelope that wanted an answer. */
export type Delivered =
  | { readonly kind: 'acknowledged'; readonly payload: JsonObject }
  /** Not acknowledged within 3 s. */
  | { readonly kind: 'late' }
  /** The app has no connection. */
  | { readonly kind: 'unreachable' };

/** What the person sees after a slash command: the app's own words if it gave any, or Slack's complaint. */
export type CommandSeen =
  | { readonly kind: 'answered'; readonly reply: Ephemeral | Message | undefined }
  | { readonly kind: 'failed'; readonly text: string };

/** What the person sees after a click, a choice or a shortcut. */
export type ActionSeen = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly text: string };

/** What the person sees after submitting a modal. */
export type SubmitSeen =
  | { readonly kind: 'closed' }
  | { readonly kind: 'cleared' }
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: 'updated'; readonly view: OpenView }
  | { readonly kind: 'pushed'; readonly view: OpenView }
  /** The modal stays as it is, with this above its buttons. */
  | { readonly kind: 'trouble'; readonly text: string };

/** Where an element stands that somebody clicks. */
export type Place =
  | { readonly kind: 'message'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'ephemeral'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'view'; readonly viewId: string };
