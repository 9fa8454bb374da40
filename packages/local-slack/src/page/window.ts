import { WebSocket } from 'ws';
import type { AnswerOf, Ask, ServerMessage, ShownChannel, ShownMessage, Snapshot } from './protocol.ts';

/** A window as a test opens it: the page's connection without the page. */
export class TestWindow {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: ServerMessage) => void>();
  readonly #looking = new Set<() => void>();
  readonly messages = new Map<string, ShownMessage>();
  readonly channels = new Map<string, ShownChannel>();
  readonly buzzes: string[] = [];
  snapshot: Snapshot | undefined;
  #asked = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#told(JSON.parse(String(data))));
  }

  /** @param address the page's own; @param as a person's id */
  static async open(address: string, as: string, origin = new URL(address).origin): Promise<TestWindow> {
    const url = `${address.replace(/^http/, 'ws')}live?as=${as}`;
    const socket = new WebSocket(url, { headers: { origin } });
    const window = new TestWindow(socket);
    await new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('open', resolve);
    });
    await window.until(() => window.snapshot !== undefined);
    return window;
  }

  close(): void {
    this.#socket.close();
  }

  /** What the screen shows at present. */
  get shown(): Snapshot {
    if (!this.snapshot) throw new Error('Nothing was shown yet');
    return this.snapshot;
  }

  /** Asks, and gives the answer. @throws Error with the words of a refusal */
  async ask<A extends Ask>(ask: A): Promise<AnswerOf<A['kind']>> {
    const message = await this.say(ask);
    if (message.kind === 'refused') throw new Error(message.why);
    const { answer }: { answer: AnswerOf<A['kind']> } = JSON.parse(JSON.stringify(message));
    return answer;
  }

  /** Asks, and gives whatever is said to it. */
  say(ask: Ask): Promise<ServerMessage> {
    const n = ++this.#asked;
    return new Promise((resolve) => {
      this.#waiting.set(n, resolve);
      this.#socket.send(JSON.stringify({ n, ask }));
    });
  }

  /** Waits until the screen is so. */
  until(is: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!is()) return;
        this.#looking.delete(look);
        resolve();
      };
      this.#looking.add(look);
      look();
    });
  }

  #told(message: ServerMessage): void {
    if (message.kind === 'snapshot') {
      this.snapshot = message.snapshot;
      this.channels.clear();
      this.messages.clear();
      for (const channel of message.snapshot.channels) this.channels.set(channel.id, channel);
    } else if (message.kind === 'changes') {
      for (const change of message.changes) this.#change(change);
    } else this.#waiting.get(message.n)?.(message);
    for (const look of [...this.#looking]) look();
  }

  #change(change: Extract<ServerMessage, { kind: 'changes' }>['changes'][number]): void {
    const shown = this.shown;
    switch (change.kind) {
      case 'message':
        this.messages.set(change.message.ts, change.message);
        break;
      case 'message gone':
        this.messages.delete(change.ts);
        break;
      case 'channel':
        this.channels.set(change.channel.id, change.channel);
        break;
      case 'channel gone':
        this.channels.delete(change.id);
        break;
      case 'modals':
        this.snapshot = { ...shown, modals: change.modals };
        break;
      case 'home':
        this.snapshot = { ...shown, home: change.home };
        break;
      case 'clock':
        this.snapshot = { ...shown, clock: change.clock };
        break;
      case 'faults':
        this.snapshot = { ...shown, faults: change.faults };
        break;
      case 'host':
        this.snapshot = { ...shown, host: change.host };
        break;
      case 'buzz':
        this.buzzes.push(change.text);
        break;
      case 'user':
      case 'exchange':
        break;
    }
  }
}
