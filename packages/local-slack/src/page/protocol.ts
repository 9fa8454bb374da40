import { z } from 'zod';
import type { Block, JsonObject, Place, StateValues, User, View } from '../types.ts';

/**
 * What the page's client and its server say to each other: JSON, one message a frame, over one WebSocket at
 * `live?as=USER` (without `as`: the first person) beside the page (the address holds the key). The client asks, each question with a number of its own,
 * in the order of what its person does; the server begins them in that order and answers each once. Between answers it
 * tells, without being asked, what has changed for the person before the screen. What a deed changed is told before the
 * deed's own answer.
 */

// ── What the client asks ────────────────────────────────────────────────────────────────────────────────────────────

const id = z.string().min(1).max(255);
const words = z.string().max(40_000);

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('message'), channel: id, ts: id }),
  z.strictObject({ kind: z.literal('ephemeral'), channel: id, ts: id }),
  z.strictObject({ kind: z.literal('view'), viewId: id }),
]) satisfies z.ZodType<Place>;

/**
 * What was entered or chosen: text as typed (also of number, email, url, rich text inputs), `YYYY-MM-DD`, `HH:mm`, a
 * UNIX time in seconds, an option's `value`, the id of a person or channel, a list where several may be chosen, a file;
 * null empties.
 */
const given = z.union([
  words,
  z.number(),
  z.null(),
  z.array(z.string().max(255)).max(1000),
  z.strictObject({ name: z.string().min(1).max(255), base64: z.base64().max(1_400_000) }),
]);
export type Given = z.infer<typeof given>;

const element = { blockId: id, actionId: id };

/** All that can be asked, by kind. What the person can't see or do is refused with a sentence. */
const asks = {
  // Deeds of the person before the screen

  /** Looks on as somebody else from now on; a snapshot follows. */
  be: z.strictObject({ kind: z.literal('be'), userId: id }),
  /** Has read a channel to its end. */
  read: z.strictObject({ kind: z.literal('read'), channel: id }),
  /** Writes a message, in a thread if `thread` (a `ts`) is given. `<@ID>` mentions, all else is text. */
  say: z.strictObject({ kind: z.literal('say'), channel: id, text: words.min(1), thread: id.optional() }),
  /** Types `/command words`; those of Slack itself (`/invite @name`, `/leave`, `/join`) too. */
  command: z.strictObject({ kind: z.literal('command'), channel: id, line: words.startsWith('/') }),
  /** Uses one of `App.shortcuts`, on a message if it is of that type. */
  shortcut: z.strictObject({
    kind: z.literal('shortcut'),
    callbackId: id,
    on: z.strictObject({ channel: id, ts: id }).optional(),
  }),
  /** Clicks a button; of an overflow menu or of feedback buttons the option's or button's `value`. Asked "sure?" before. */
  click: z.strictObject({ kind: z.literal('click'), place, ...element, value: z.string().optional() }),
  /** Chooses in a menu, boxes, a picker, or enters text outside of a modal's inputs: the app is told at once. */
  choose: z.strictObject({ kind: z.literal('choose'), place, ...element, given }),
  /**
   * What stands in an input of an open view now. `done`: the person chose it, pressed Enter or left the field, so that
   * a block with `dispatch_action` tells the app; false while they are typing.
   */
  fill: z.strictObject({ kind: z.literal('fill'), viewId: id, ...element, given, done: z.boolean() }),
  /** Submits the modal on top with what was filled in. */
  submit: z.strictObject({ kind: z.literal('submit'), viewId: id }),
  /** Closes the modal on top, or all of them. */
  close: z.strictObject({ kind: z.literal('close'), all: z.boolean().optional() }),
  /** Opens the app's Home or Messages tab. */
  home: z.strictObject({ kind: z.literal('home'), tab: z.enum(['home', 'messages']) }),
  join: z.strictObject({ kind: z.literal('join'), channel: id }),
  leave: z.strictObject({ kind: z.literal('leave'), channel: id }),
  /** Brings somebody, or the app, into a channel. */
  invite: z.strictObject({ kind: z.literal('invite'), channel: id, userId: id }),

  // What the person scrolls to

  /** The latest messages of a channel, or those before a `ts`. */
  history: z.strictObject({ kind: z.literal('history'), channel: id, before: id.optional() }),
  thread: z.strictObject({ kind: z.literal('thread'), channel: id, ts: id }),

  // What no person of the squad can do

  /** Moves the clock, which delivers all that falls due on the way. */
  move: z.strictObject({ kind: z.literal('move'), to: id }),
  /** Lets time run at 60 × from now on, or not. */
  play: z.strictObject({ kind: z.literal('play'), on: z.boolean() }),
  /** Switches one of `Fault`s on or off, or lets one that is over at once happen. */
  fault: z.strictObject({ kind: z.literal('fault'), fault: id, on: z.boolean() }),
  /** Kills the bot or starts it again. */
  bot: z.strictObject({ kind: z.literal('bot'), running: z.boolean() }),
  /** Tells of exchanges between Slack and bot as they happen, or not; the answer has the latest. */
  watch: z.strictObject({ kind: z.literal('watch'), on: z.boolean() }),
  /** An exchange with its payload. */
  exchange: z.strictObject({ kind: z.literal('exchange'), n: z.int() }),
  /** Rows of one of `Host.panels`; pages begin at 0. */
  rows: z.strictObject({ kind: z.literal('rows'), panel: id, page: z.int().min(0) }),
};

export type Kind = keyof typeof asks;
export type Ask = { [K in Kind]: z.infer<(typeof asks)[K]> }[Kind];
export type AskOf<K extends Kind> = { [Each in K]: z.infer<(typeof asks)[Each]> }[K];

/** What comes from the client. */
export const questionSchema = z.strictObject({
  /** The question's number, given back with its answer. */
  n: z.int().min(0),
  ask: z.discriminatedUnion('kind', [
    asks.be,
    asks.read,
    asks.say,
    asks.command,
    asks.shortcut,
    asks.click,
    asks.choose,
    asks.fill,
    asks.submit,
    asks.close,
    asks.home,
    asks.join,
    asks.leave,
    asks.invite,
    asks.history,
    asks.thread,
    asks.move,
    asks.play,
    asks.fault,
    asks.bot,
    asks.watch,
    asks.exchange,
    asks.rows,
  ]),
});

/** What an answer holds, for those that hold something. */
export interface Answers {
  readonly history: { readonly messages: readonly ShownMessage[]; readonly older: boolean };
  /** The parent first. */
  readonly thread: { readonly messages: readonly ShownMessage[] };
  readonly watch: { readonly exchanges: readonly Exchange[] };
  readonly exchange: ExchangeDetail;
  readonly rows: Rows;
}
export type AnswerOf<K extends Kind> = K extends keyof Answers ? Answers[K] : undefined;

// ── What the server says ────────────────────────────────────────────────────────────────────────────────────────────

export type ServerMessage =
  /** First of all, and after each `be`: all that is on the screen. */
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  /** In the order in which they happened. */
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'answer'; readonly n: number; readonly answer: unknown }
  /** It was not done; `why` is for the person, in their language where it comes from the page itself. */
  | { readonly kind: 'refused'; readonly n: number; readonly why: string };

/** What the page begins with, for one viewer. */
export interface Snapshot {
  /** Who looks on. */
  readonly viewer: string;
  /** The language of the page's own words: the viewer's locale, if the page speaks it. */
  readonly language: PageLanguage;
  readonly team: string;
  readonly app: App;
  /** Everybody in the workspace, the app's bot and Slackbot among them. */
  readonly users: readonly User[];
  /** The channels this viewer may see, in the order of their list; the direct message with the app is one. */
  readonly channels: readonly ShownChannel[];
  /** The modals on their screen, the topmost last. */
  readonly modals: readonly ShownView[];
  /** Undefined as long as the app has published nothing. */
  readonly home: ShownView | undefined;
  readonly clock: ShownClock;
  readonly faults: readonly FaultSwitch[];
  /** What the app's side shows of itself; undefined for an app that shows nothing. */
  readonly host: ShownHost | undefined;
}

export type PageLanguage = 'en' | 'zh-CN';

/** Something that changed; each replaces what was known under its id. */
export type Change =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'channel'; readonly channel: ShownChannel }
  | { readonly kind: 'channel gone'; readonly id: string }
  /** New, edited, or with other replies; a reply too. */
  | { readonly kind: 'message'; readonly message: ShownMessage }
  | { readonly kind: 'message gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'modals'; readonly modals: readonly ShownView[] }
  | { readonly kind: 'home'; readonly home: ShownView }
  /** Their phone buzzed. */
  | { readonly kind: 'buzz'; readonly channel: string; readonly ts: string; readonly text: string }
  | { readonly kind: 'clock'; readonly clock: ShownClock }
  | { readonly kind: 'faults'; readonly faults: readonly FaultSwitch[] }
  | { readonly kind: 'host'; readonly host: ShownHost }
  /** New, or answered by now; only while watched. */
  | { readonly kind: 'exchange'; readonly exchange: Exchange };

/** The app that is tried, as its manifest names it. */
export interface App {
  readonly name: string;
  readonly userId: string;
  readonly commands: readonly {
    /** With the slash. */
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
    /** Slack's own, not the app's. */
    readonly own: boolean;
  }[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly description: string;
    readonly type: 'global' | 'message';
    readonly callback_id: string;
  }[];
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
}

export interface ShownChannel {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'im';
  /** Without `#`; of the direct message, the person's id. */
  readonly name: string;
  /** Whether the viewer is in it; who isn't may read a public one, and join. */
  readonly joined: boolean;
  readonly archived: boolean;
  readonly members: readonly string[];
  /** Messages of others not read; edits make none. */
  readonly unread: number;
  /** Of these, what buzzed: mentions, broadcasts, direct messages. */
  readonly badge: number;
  /** The `ts` up to which the viewer has read, for the line "new". */
  readonly readUpTo: string | undefined;
  /** The `ts` of what is pinned there, the newest last. */
  readonly pins: readonly string[];
}

export interface ShownMessage {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly threadTs: string | undefined;
  /** A reply that is shown in the channel too. */
  readonly broadcast: boolean;
  /** `false` when `text` is not to be read as mrkdwn. */
  readonly mrkdwn: boolean;
  /** What Slack itself says ("joined the channel"), or `tombstone`. */
  readonly subtype: string | undefined;
  readonly edited: boolean;
  /** Only visible to the viewer: its place is `ephemeral`. */
  readonly onlyYou: boolean;
  /** What the viewer chose in its menus, where that differs from how they began. */
  readonly chosen: StateValues;
  /** Of a parent with replies. */
  readonly replies:
    | { readonly count: number; readonly users: readonly string[]; readonly lastTs: string }
    | undefined;
}

/** A modal, or App Home. */
export interface ShownView {
  readonly view: View;
  /** What stands in its elements, as the server knows it; what is being typed is known better by the client. */
  readonly values: StateValues;
  /** Beside the inputs, by `block_id`. */
  readonly errors: Readonly<Record<string, string>>;
  /** What the client says above the buttons, when the app was late or wrong. */
  readonly trouble: string | undefined;
}

export interface ShownClock {
  /** UTC milliseconds. */
  readonly now: number;
  /** IANA zone the squad works in, if the host names one. */
  readonly zone: string | undefined;
  /** What `move` takes, with its words; empty for an app in real time. */
  readonly moves: readonly { readonly id: string; readonly title: string }[];
  /** Whether time runs at 60 ×. */
  readonly playing: boolean;
  /** Whether a move is under way; while one is, its stops are told. */
  readonly moving: boolean;
}

/** Something that can be made to go wrong. */
export interface FaultSwitch {
  readonly id: string;
  readonly title: string;
  readonly on: boolean;
  /** Happens once and is over ("connection cut"): a button, not a switch. */
  readonly once: boolean;
}

/** What the app's side shows of itself, in the viewer's language; parts that it doesn't have are undefined or empty. */
export interface ShownHost {
  /** What is due next, soonest first. */
  readonly due: readonly { readonly at: number; readonly zone: string; readonly what: string }[];
  readonly guide: readonly GuideStep[];
  readonly bot: 'running' | 'stopped' | undefined;
  readonly panels: readonly { readonly id: string; readonly title: string }[];
  /** Said across the page, with how far it is, while people can't do anything yet. */
  readonly busy: { readonly what: string; readonly done: number; readonly of: number } | undefined;
}

/** One step of the guided week. */
export interface GuideStep {
  readonly id: string;
  readonly title: string;
  /** Where to click, what to type. */
  readonly how: string;
  /** Who does it. */
  readonly as: string | undefined;
  /** The move of the clock to make before, if it is not yet time. */
  readonly move: string | undefined;
  /** Whether it really happened. */
  readonly done: boolean;
}

/** A request or event between Slack and bot. */
export interface Exchange {
  readonly n: number;
  /** By the clock, UTC milliseconds. */
  readonly at: number;
  /** `to bot`: an event, command, click or submission. `to slack`: a call. */
  readonly way: 'to bot' | 'to slack';
  /** `event`, `interactive`, `command` or `call`. */
  readonly type: string;
  /** `message.im`, `/idea`, `view_submission`, `chat.postMessage`. */
  readonly name: string;
  readonly state: 'under way' | 'answered' | 'late' | 'refused' | 'lost';
  /** Slack's word and what exactly was wrong, of one refused. */
  readonly why: string | undefined;
  /** From sent to acknowledged or answered: by the clock, and in real milliseconds. */
  readonly tookMs: number | undefined;
  readonly realMs: number | undefined;
}

/** Tokens are hidden in both. */
export interface ExchangeDetail {
  readonly exchange: Exchange;
  readonly payload: JsonObject;
  readonly answer: JsonObject | undefined;
}

/** A page of a table. */
export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}
