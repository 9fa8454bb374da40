import { type Fields, stringAt } from '../../../text/json.ts';
import type { Answers, Ask, AskOf, Given, ServerMessage } from '../../protocol.ts';
import { stateGiven } from '../elements/given.ts';
import type { Target } from '../text/permalink.ts';
import { channelAt, type Place } from './place.ts';
import { EMPTY, type Event, keyOf, reduce, type State } from './state.ts';

/** What was asked came back with a no. */
class Refused extends Error {}

interface Open {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (why: Refused) => void;
}

/** First and longest wait before another try to connect, milliseconds. */
const RETRY_MS = 300;
const RETRY_MOST_MS = 5_000;

/** The page's state, and its line to the server. */
export class Store {
  #state: State = EMPTY;
  #socket: WebSocket | undefined;
  #next = 0;
  #notes = 0;
  #retry = RETRY_MS;
  #watched = false;
  readonly #open = new Map<number, Open>();
  readonly #listeners = new Set<() => void>();

  get state(): State {
    return this.#state;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #happen(event: Event): void {
    this.#state = reduce(this.#state, event);
    for (const listener of this.#listeners) listener();
  }

  /** Connects, again and again. */
  connect(): void {
    const address = new URL('live', location.href);
    const as = this.#state.snapshot?.viewer ?? new URLSearchParams(location.search).get('as');
    if (as) address.searchParams.set('as', as);
    address.protocol = 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const message: ServerMessage = JSON.parse(String(data));
      this.#hear(message);
    };
    socket.onclose = () => {
      this.#happen({ kind: 'link', link: 'lost' });
      for (const { reject } of this.#open.values()) reject(new Refused(''));
      this.#open.clear();
      setTimeout(() => this.connect(), this.#retry);
      this.#retry = Math.min(RETRY_MOST_MS, this.#retry * 2);
    };
  }

  #hear(message: ServerMessage): void {
    switch (message.kind) {
      case 'snapshot': {
        this.#retry = RETRY_MS;
        this.#happen({ kind: 'link', link: 'open' });
        this.#happen({ kind: 'snapshot', snapshot: message.snapshot });
        const here = new URL(location.href);
        here.searchParams.set('as', message.snapshot.viewer);
        history.replaceState(null, '', here);
        this.#visit();
        this.#load();
        if (this.#watched) void this.watch(true);
        return;
      }
      case 'changes':
        this.#happen(message);
        for (const change of message.changes) {
          if (change.kind === 'buzz' && !this.#isBusy && !this.#sees(change.channel)) {
            this.note('buzz', change.text, { channel: change.channel, ts: change.ts });
          }
        }
        this.#read();
        return;
      case 'answer':
        this.#open.get(message.n)?.resolve(message.answer);
        this.#open.delete(message.n);
        return;
      case 'refused':
        this.#open.get(message.n)?.reject(new Refused(message.why));
        this.#open.delete(message.n);
    }
  }

  /** @throws Refused with the reason */
  ask<K extends keyof Answers>(ask: AskOf<K>): Promise<Answers[K]>;
  ask(ask: Ask): Promise<unknown>;
  ask(ask: Ask): Promise<unknown> {
    const n = this.#next++;
    return new Promise((resolve, reject) => {
      if (this.#socket?.readyState !== WebSocket.OPEN) return reject(new Refused(''));
      this.#open.set(n, { resolve, reject });
      this.#socket.send(JSON.stringify({ n, ask }));
    });
  }

  /** Does something; a refusal is told in a corner, until the next deed. @returns whether it was done */
  async do(ask: Ask): Promise<boolean> {
    for (const { n, kind } of this.#state.notes) if (kind === 'refused') this.dismiss(n);
    try {
      await this.ask(ask);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.message !== '') this.note('refused', error.message);
      return false;
    }
  }

  note(kind: 'buzz' | 'refused', text: string, at: { channel?: string; ts?: string } = {}): void {
    this.#happen({ kind: 'note', note: { n: this.#notes++, kind, text, ...at } });
  }

  dismiss(n: number): void {
    this.#happen({ kind: 'dismiss', n });
  }

  // Where one looks

  go(place: Place): void {
    this.#happen({ kind: 'go', place });
    this.#visit();
    this.#load();
  }

  /** Each time somebody looks at the app, it is told. */
  #visit(): void {
    const { place } = this.#state;
    if (place?.kind === 'app') void this.ask({ kind: 'home', tab: place.tab }).catch(quiet);
  }

  openThread(channel: string, ts: string): void {
    this.#happen({ kind: 'thread', thread: { channel, ts } });
    this.#load();
  }

  closeThread(): void {
    this.#happen({ kind: 'thread', thread: undefined });
  }

  /** Shows a channel, and the message or thread that is meant. @returns false when the viewer sees no such channel */
  goTo({ channel, ts, thread }: Target): boolean {
    const found = this.#state.snapshot?.channels.find((each) => each.id === channel);
    if (!found) return false;
    this.go(found.kind === 'im' ? { kind: 'app', tab: 'messages' } : { kind: 'channel', id: channel });
    if (thread !== undefined) this.openThread(channel, thread);
    if (ts !== undefined) void this.#pointTo(channel, ts, thread === undefined);
    return true;
  }

  /** Reads back as far as a message, and points to it. */
  async #pointTo(channel: string, ts: string, inChannel: boolean): Promise<void> {
    const known = () => this.#state.lists[channel];
    if (inChannel && !known()) await this.#history(channel);
    while (inChannel && known()?.older && !known()?.messages.some((each) => each.ts <= ts)) {
      await this.older(channel);
    }
    this.#happen({ kind: 'point', at: keyOf(channel, ts) });
  }

  get #channel() {
    return channelAt(this.#state.place, this.#state.snapshot?.channels ?? []);
  }

  /** Nobody's phone buzzes for the past. */
  get #isBusy(): boolean {
    return this.#state.snapshot?.host?.busy !== undefined;
  }

  #sees(channel: string): boolean {
    return this.#channel?.id === channel && document.visibilityState === 'visible';
  }

  /** Reads what the place shows and isn't known yet. */
  #load(): void {
    const { thread, lists } = this.#state;
    const channel = this.#channel;
    if (channel && !lists[channel.id]) void this.#history(channel.id);
    if (thread && !lists[keyOf(thread.channel, thread.ts)]) void this.#thread(thread.channel, thread.ts);
    this.#read();
  }

  async #history(channel: string, before?: string): Promise<void> {
    const list = await this.ask<'history'>({ kind: 'history', channel, ...(before ? { before } : {}) }).catch(
      quiet,
    );
    if (list) this.#happen({ kind: 'list', id: channel, list, before: before !== undefined });
  }

  async #thread(channel: string, ts: string): Promise<void> {
    const answer = await this.ask<'thread'>({ kind: 'thread', channel, ts }).catch(quiet);
    if (answer)
      this.#happen({
        kind: 'list',
        id: keyOf(channel, ts),
        list: { ...answer, older: false },
        before: false,
      });
  }

  older(channel: string): Promise<void> {
    return this.#history(channel, this.#state.lists[channel]?.messages[0]?.ts);
  }

  /** What is before somebody's eyes is read. */
  #read(): void {
    const channel = this.#channel;
    if (!channel?.joined || channel.unread === 0 || document.visibilityState !== 'visible') return;
    void this.ask({ kind: 'read', channel: channel.id }).catch(quiet);
  }

  // What one enters

  /** Keeps what was entered before the server tells it back. @param of a view's id, or `channel/ts` */
  draft(of: string, blockId: string, element: Fields, given: Given): void {
    const actionId = stringAt(element, 'action_id') ?? '';
    this.#happen({ kind: 'draft', of, values: { [blockId]: { [actionId]: stateGiven(element, given) } } });
  }

  // Behind the scenes

  async watch(on: boolean): Promise<void> {
    this.#watched = on;
    const answer = await this.ask<'watch'>({ kind: 'watch', on }).catch(quiet);
    if (on && answer) this.#happen({ kind: 'exchanges', exchanges: answer.exchanges });
  }
}

/** A refusal that nobody need be told of: the next snapshot brings what is missing. */
function quiet(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error;
}
