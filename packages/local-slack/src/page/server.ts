import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { systemClock } from '@growth-squad/clock';
import { type WebSocket, WebSocketServer } from 'ws';
import type { LocalSlack } from '../local-slack.ts';
import { Answering } from './answering.ts';
import type { Bundle } from './bundle.ts';
import { Faults } from './faults.ts';
import { gate } from './gate.ts';
import type { Host } from './host.ts';
import type { Scene } from './session.ts';
import { realTime, type Time } from './time.ts';

export interface PageOptions {
  readonly slack: LocalSlack;
  /** How its clock is shown and moved; real time if not given. */
  readonly time?: Time;
  /** Unguessable; whoever has it can do everything. */
  readonly key: string;
  readonly bundle: Bundle;
  /** What the page shows of the app's side, if anything. */
  readonly host?: Host | undefined;
  /** Waits so many real milliseconds before windows are told of all that changed meanwhile; a moment if not given. */
  readonly breath?: ((ms: number) => Promise<void>) | undefined;
  /** Takes what should not have happened. */
  readonly failed: (error: unknown) => void;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** No window draws more often than that; each drawing takes longer than what it shows took to happen. */
const FRAME_MS = 16;

/** The host is looked at no more often than that: it may change many times in a moment. */
const HOST_MS = 150;

/** How many ports are tried, each one above the one before. */
const TRIES = 20;

/** What no page of ours needs: anything from elsewhere, being framed, being told on. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** The page of a local Slack: what people see and do in a browser, live, on this machine only. */
export class Page {
  readonly #options: PageOptions;
  readonly #scene: Scene;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 1_500_000,
  });
  readonly #windows = new Set<Answering>();
  readonly #ends: (() => void)[] = [];
  #port = 0;
  #flushing = false;
  #asking: Promise<void> | undefined;
  #askAgain = false;

  constructor(options: PageOptions) {
    const { slack, time = realTime(systemClock), host } = options;
    this.#options = options;
    this.#scene = { slack, time, host, faults: new Faults(slack) };
    this.#server = createServer((request, response) => this.#serve(request, response));
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /**
   * Listens on 127.0.0.1 only, and tells windows what happens from now on.
   * @param port the first that is tried; 0: any that is free
   * @returns the address that opens the page
   */
  async start(port: number): Promise<string> {
    this.#port = await listen(this.#server, port);
    const { slack, host } = this.#options;
    this.#ends.push(
      slack.onShown((shown) => {
        for (const { session } of this.#windows) session.note(shown);
        this.changed();
      }),
      slack.exchanges.on((exchange) => {
        for (const { session } of this.#windows) session.noteExchange(exchange);
        this.changed();
      }),
      host?.onChange(() => this.#askHost()) ?? (() => undefined),
    );
    return `http://127.0.0.1:${this.#port}/${this.#options.key}/`;
  }

  /** Ends all windows' connections, and listens no more. */
  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0)) end();
    for (const socket of this.#sockets.clients) socket.terminate();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
    await this.#asking;
  }

  /** Something may have changed (also the clock): tells each window, once all that happens now has happened. */
  changed(): void {
    if (this.#windows.size === 0 || this.#flushing) return;
    this.#flushing = true;
    this.#tell().catch(this.#options.failed);
  }

  async #tell(): Promise<void> {
    const { breath = turn } = this.#options;
    await breath(FRAME_MS);
    this.#flushing = false;
    for (const { session } of this.#windows) session.flush();
  }

  /** The host is asked once for all that changed while it was asked before. */
  #askHost(): void {
    const { failed, breath = turn } = this.#options;
    this.#askAgain = true;
    this.#asking ??= (async () => {
      try {
        while (this.#askAgain) {
          this.#askAgain = false;
          await breath(HOST_MS);
          await Promise.all([...this.#windows].map(({ session }) => session.refreshHost()));
        }
      } catch (error) {
        failed(error);
      } finally {
        this.#asking = undefined;
      }
    })();
  }

  #let(request: IncomingMessage) {
    const { host, origin } = request.headers;
    return gate({ path: request.url ?? '/', host, origin }, { port: this.#port, key: this.#options.key });
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const asked = this.#let(request);
    const { bundle } = this.#options;
    const page = { type: 'text/html; charset=utf-8', body: bundle.html };
    const found =
      'inside' in asked ? (asked.inside === '' ? page : bundle.files.get(asked.inside)) : undefined;
    if (!found || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead('inside' in asked ? (found ? 405 : 404) : asked.status, HEADERS).end();
      return;
    }
    response.writeHead(200, { ...HEADERS, 'content-type': found.type });
    response.end(request.method === 'HEAD' ? undefined : found.body);
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const asked = this.#let(request);
    const viewer = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('as') ?? '';
    const refused = 'status' in asked ? asked.status : this.#unfit(asked.inside, request, viewer);
    if (refused !== undefined) {
      socket.end(`HTTP/1.1 ${refused} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => this.#opened(opened, viewer));
  }

  /** A browser always says which page opens a socket; who doesn't is none. */
  #unfit(inside: string, { headers }: IncomingMessage, viewer: string): number | undefined {
    if (inside !== 'live') return 404;
    if (headers.origin === undefined) return 403;
    const user = this.#options.slack.users.get(viewer);
    return viewer === '' || (user && !user.bot) ? undefined : 404;
  }

  #opened(socket: WebSocket, given: string): void {
    const { slack, failed } = this.#options;
    const first = [...slack.users.values()].find((user) => !user.bot && user.id !== 'USLACKBOT');
    const viewer = given === '' ? (first?.id ?? '') : given;
    const window = new Answering({
      scene: this.#scene,
      viewer,
      failed,
      send: (message) => socket.send(JSON.stringify(message), () => undefined),
    });
    this.#windows.add(window);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => this.#windows.delete(window));
    socket.on('message', (data) => {
      window.asked(String(data)).then(
        () => this.changed(),
        // What the client may not say ends the connection: it is ours, or nobody's.
        () => socket.close(1008),
      );
    });
    window.session.begin().catch(failed);
  }
}

/** @returns the port it listens on: the one given, else the next that is free */
async function listen(server: Server, port: number): Promise<number> {
  for (let tried = port; ; tried += 1) {
    try {
      return await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(tried, '127.0.0.1', () => {
          server.off('error', reject);
          const address: AddressInfo | string | null = server.address();
          if (typeof address === 'object' && address) resolve(address.port);
          else reject(new Error('The page does not listen on a port'));
        });
      });
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || port === 0 || tried >= port + TRIES) throw error;
    }
  }
}
