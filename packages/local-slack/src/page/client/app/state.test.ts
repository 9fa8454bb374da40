import { expect, test } from 'vitest';
import type { ShownMessage, ShownView, Snapshot } from '../../protocol.ts';
import { EMPTY, type Event, reduce, type State } from './state.ts';

const message = (ts: string, more: Partial<ShownMessage> = {}): ShownMessage => ({
  channel: 'C1',
  ts,
  user: 'U1',
  text: ts,
  blocks: [],
  threadTs: undefined,
  broadcast: false,
  mrkdwn: true,
  subtype: undefined,
  edited: false,
  onlyYou: false,
  chosen: {},
  replies: undefined,
  ...more,
});

const view = (id: string): ShownView => ({
  view: {
    id,
    type: 'modal',
    hash: '',
    callback_id: '',
    private_metadata: '',
    external_id: '',
    root_view_id: id,
    previous_view_id: null,
    notify_on_close: false,
    clear_on_close: false,
    blocks: [],
  },
  values: {},
  errors: {},
  trouble: undefined,
});

const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  viewer: 'U1',
  language: 'en',
  team: 'Acme',
  app: { name: 'App', userId: 'B1', commands: [], shortcuts: [], homeTab: true, messagesTab: true },
  users: [],
  channels: [
    {
      id: 'C1',
      kind: 'public',
      name: 'growth',
      joined: true,
      archived: false,
      members: ['U1'],
      unread: 0,
      badge: 0,
      readUpTo: undefined,
      pins: [],
    },
  ],
  modals: [],
  home: undefined,
  clock: { now: 0, zone: undefined, moves: [], playing: false, moving: false },
  faults: [],
  host: undefined,
  ...more,
});

const after = (...events: readonly Event[]): State => events.reduce(reduce, EMPTY);
const begun: Event = { kind: 'snapshot', snapshot: snapshot() };
const listed = (id: string, ...messages: ShownMessage[]): Event => ({
  kind: 'list',
  id,
  list: { messages, older: false },
  before: false,
});
const told = (...messages: ShownMessage[]): Event => ({
  kind: 'changes',
  changes: messages.map((each) => ({ kind: 'message', message: each })),
});
const seen = (state: State, id: string) => state.lists[id]?.messages.map((each) => each.text);

test('a viewer begins in the first channel they are in', () => {
  expect(after(begun).place).toEqual({ kind: 'channel', id: 'C1' });
  expect(after({ kind: 'snapshot', snapshot: snapshot({ channels: [] }) }).place).toEqual({
    kind: 'app',
    tab: 'home',
  });
});

test('messages come in order of time, and an edit replaces what it edits', () => {
  const state = after(
    begun,
    listed('C1', message('2'), message('3')),
    told(message('1'), message('3', { text: 'new' })),
  );
  expect(seen(state, 'C1')).toEqual(['1', '2', 'new']);
});

test('a reply stands in its thread, in the channel only if it was sent there too', () => {
  const state = after(
    begun,
    listed('C1', message('1')),
    listed('C1/1', message('1')),
    told(message('2', { threadTs: '1' }), message('3', { threadTs: '1', broadcast: true })),
  );
  expect(seen(state, 'C1')).toEqual(['1', '3']);
  expect(seen(state, 'C1/1')).toEqual(['1', '2', '3']);
});

test('what is gone is gone from everywhere, and its thread closes', () => {
  const state = after(
    begun,
    listed('C1', message('1'), message('2')),
    { kind: 'thread', thread: { channel: 'C1', ts: '1' } },
    { kind: 'changes', changes: [{ kind: 'message gone', channel: 'C1', ts: '1' }] },
  );
  expect(seen(state, 'C1')).toEqual(['2']);
  expect(state.thread).toBeUndefined();
});

const draft = (of: string, block: string, value: string): Event => ({
  kind: 'draft',
  of,
  values: { [block]: { a: { type: 'plain_text_input', value } } },
});

test('what is typed into a view stays when the view changes and when the connection comes back', () => {
  const typed = after(
    begun,
    { kind: 'changes', changes: [{ kind: 'modals', modals: [view('V1')] }] },
    draft('V1', 'one', 'x'),
    draft('V1', 'two', 'y'),
    { kind: 'changes', changes: [{ kind: 'modals', modals: [view('V1'), view('V2')] }] },
  );
  expect(typed.drafts['V1']).toMatchObject({ one: { a: { value: 'x' } }, two: { a: { value: 'y' } } });
  const back = reduce(typed, { kind: 'snapshot', snapshot: snapshot({ modals: [view('V1')] }) });
  expect(back.drafts['V1']).toEqual(typed.drafts['V1']);
});

test('what was typed goes with its view', () => {
  const state = after(
    { kind: 'snapshot', snapshot: snapshot({ modals: [view('V1')] }) },
    draft('V1', 'one', 'x'),
    { kind: 'changes', changes: [{ kind: 'modals', modals: [] }] },
  );
  expect(state.drafts).toEqual({});
});

test('what was chosen in a message counts until the message is told anew', () => {
  const chosen = after(begun, listed('C1', message('1')), draft('C1/1', 'one', 'x'));
  expect(chosen.drafts['C1/1']).toBeDefined();
  expect(reduce(chosen, told(message('1'))).drafts).toEqual({});
});

test('somebody else reads everything anew, at the same place if they see it', () => {
  const state = after(
    begun,
    { kind: 'go', place: { kind: 'app', tab: 'messages' } },
    listed('C1', message('1')),
    {
      kind: 'snapshot',
      snapshot: snapshot({ viewer: 'U2' }),
    },
  );
  expect(state.lists).toEqual({});
  expect(state.place).toEqual({ kind: 'app', tab: 'messages' });
});
