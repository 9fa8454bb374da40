import type { StateValues } from '../../../types.ts';
import type { Change, Exchange, ShownMessage, Snapshot } from '../../protocol.ts';
import { firstPlace, type Place } from './place.ts';

/** All the page knows. Only `reduce` makes a new one. */
export interface State {
  readonly link: 'connecting' | 'open' | 'lost';
  readonly snapshot: Snapshot | undefined;
  readonly place: Place | undefined;
  /** The thread beside the channel, by its parent. */
  readonly thread: { readonly channel: string; readonly ts: string } | undefined;
  /** What is known of channels (by id) and threads (by `channel/ts`), oldest first. */
  readonly lists: Readonly<Record<string, MessageList>>;
  /** What was entered and not yet told back: by view id, or `channel/ts` of a message. */
  readonly drafts: Readonly<Record<string, StateValues>>;
  readonly exchanges: readonly Exchange[];
  readonly notes: readonly Note[];
  /** The message (`channel/ts`) that is pointed to. */
  readonly pointed: string | undefined;
}

export interface MessageList {
  readonly messages: readonly ShownMessage[];
  readonly older: boolean;
}

/** Said in a corner for a while. */
export interface Note {
  readonly n: number;
  readonly kind: 'buzz' | 'refused';
  readonly text: string;
  readonly channel?: string;
  readonly ts?: string;
}

export type Event =
  | { readonly kind: 'link'; readonly link: State['link'] }
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'changes'; readonly changes: readonly Change[] }
  | { readonly kind: 'list'; readonly id: string; readonly list: MessageList; readonly before: boolean }
  | { readonly kind: 'go'; readonly place: Place }
  | { readonly kind: 'thread'; readonly thread: State['thread'] }
  | { readonly kind: 'point'; readonly at: string | undefined }
  | { readonly kind: 'draft'; readonly of: string; readonly values: StateValues }
  | { readonly kind: 'exchanges'; readonly exchanges: readonly Exchange[] }
  | { readonly kind: 'note'; readonly note: Note }
  | { readonly kind: 'dismiss'; readonly n: number };

export const EMPTY: State = {
  link: 'connecting',
  snapshot: undefined,
  place: undefined,
  thread: undefined,
  lists: {},
  drafts: {},
  exchanges: [],
  notes: [],
  pointed: undefined,
};

/** Exchanges kept on the page. */
const EXCHANGES = 500;
/** Notes on the page at one time. */
const NOTES = 3;

export const keyOf = (channel: string, ts: string): string => `${channel}/${ts}`;

/** The state after something happened. */
export function reduce(state: State, event: Event): State {
  switch (event.kind) {
    case 'link':
      return { ...state, link: event.link };
    case 'snapshot':
      return begun(state, event.snapshot);
    case 'changes':
      return event.changes.reduce(changed, state);
    case 'list': {
      const known = state.lists[event.id]?.messages ?? [];
      const messages = event.before ? merged(known, event.list.messages) : event.list.messages;
      return { ...state, lists: { ...state.lists, [event.id]: { messages, older: event.list.older } } };
    }
    case 'go':
      return { ...state, place: event.place, thread: undefined, pointed: undefined };
    case 'thread':
      return { ...state, thread: event.thread };
    case 'point':
      return { ...state, pointed: event.at };
    case 'draft': {
      const drafts = { ...state.drafts, [event.of]: withValues(state.drafts[event.of] ?? {}, event.values) };
      return { ...state, drafts };
    }
    case 'exchanges':
      return { ...state, exchanges: event.exchanges };
    case 'note':
      return { ...state, notes: [...state.notes, event.note].slice(-NOTES) };
    case 'dismiss':
      return { ...state, notes: state.notes.filter((each) => each.n !== event.n) };
  }
}

/** A new screen: what was read of channels is somebody else's, or old; what was typed into open views stays. */
function begun(state: State, snapshot: Snapshot): State {
  const same = state.snapshot?.viewer === snapshot.viewer;
  const place = firstPlace(snapshot, state.place);
  const drafts = Object.fromEntries(
    Object.entries(state.drafts).filter(([of]) => snapshot.modals.some(({ view }) => view.id === of)),
  );
  return { ...state, snapshot, place, thread: same ? state.thread : undefined, lists: {}, drafts, notes: [] };
}

function changed(state: State, change: Change): State {
  const { snapshot } = state;
  if (!snapshot) return state;
  const now = (part: Partial<Snapshot>): State => ({ ...state, snapshot: { ...snapshot, ...part } });
  switch (change.kind) {
    case 'user':
      return now({ users: replaced(snapshot.users, change.user) });
    case 'channel':
      return now({ channels: replaced(snapshot.channels, change.channel) });
    case 'channel gone':
      return now({ channels: snapshot.channels.filter((each) => each.id !== change.id) });
    case 'message':
      return withMessage(state, change.message);
    case 'message gone':
      return withoutMessage(state, change.channel, change.ts);
    case 'modals': {
      const open = new Set(change.modals.map(({ view }) => view.id));
      const closed = snapshot.modals.filter(({ view }) => !open.has(view.id)).map(({ view }) => view.id);
      const drafts = Object.fromEntries(Object.entries(state.drafts).filter(([of]) => !closed.includes(of)));
      return { ...now({ modals: change.modals }), drafts };
    }
    case 'home':
      return now({ home: change.home });
    case 'buzz':
      return state;
    case 'clock':
      return now({ clock: change.clock });
    case 'faults':
      return now({ faults: change.faults });
    case 'host':
      return now({ host: change.host });
    case 'exchange': {
      const others = state.exchanges.filter((each) => each.n !== change.exchange.n);
      const exchanges = [...others, change.exchange].toSorted((a, b) => a.n - b.n).slice(-EXCHANGES);
      return { ...state, exchanges };
    }
  }
}

function replaced<T extends { readonly id: string }>(list: readonly T[], one: T): readonly T[] {
  return list.some((each) => each.id === one.id)
    ? list.map((each) => (each.id === one.id ? one : each))
    : [...list, one];
}

/** A message stands in its channel, in its thread, or in both. */
function withMessage(state: State, message: ShownMessage): State {
  const { channel, ts, threadTs, broadcast } = message;
  const parent = threadTs ?? ts;
  const into = [
    ...(threadTs === undefined || broadcast || (message.onlyYou && threadTs === undefined) ? [channel] : []),
    keyOf(channel, parent),
  ];
  const lists = { ...state.lists };
  for (const id of into) {
    const list = lists[id];
    if (list) lists[id] = { ...list, messages: merged(list.messages, [message]) };
  }
  const { [keyOf(channel, ts)]: _told, ...drafts } = state.drafts;
  return { ...state, lists, drafts };
}

function withoutMessage(state: State, channel: string, ts: string): State {
  const lists = Object.fromEntries(
    Object.entries(state.lists).map(([id, list]) => {
      const here = id === channel || id.startsWith(`${channel}/`);
      return [id, here ? { ...list, messages: list.messages.filter((each) => each.ts !== ts) } : list];
    }),
  );
  const thread = state.thread?.channel === channel && state.thread.ts === ts ? undefined : state.thread;
  return { ...state, lists, thread };
}

/** Both lists as one, oldest first; the second tells better. */
function merged(list: readonly ShownMessage[], more: readonly ShownMessage[]): readonly ShownMessage[] {
  const byTs = new Map([...list, ...more].map((each) => [each.ts, each]));
  return [...byTs.values()].toSorted((a, b) => Number(a.ts) - Number(b.ts));
}

/** Values with others put over them, element by element. */
export function withValues(values: StateValues, over: StateValues): StateValues {
  const blocks = Object.entries(over).map(([block, actions]) => [block, { ...values[block], ...actions }]);
  return { ...values, ...Object.fromEntries(blocks) };
}
