import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock, Traffic } from '@growth-squad/clock';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Identity } from './identity.ts';
import type { Ids } from './ids.ts';
import type { JsonObject } from './types.ts';

/** Connections one app may hold (docs.slack.dev, Socket Mode). */
const CONNECTIONS = 10;
/** How long a connection lives after Slack said that it will end (docs.slack.dev, Socket Mode). */
const FAREWELL_MS = 10_000;

/** How the app's next connections are opened: never answered, or without a hello. */
export type Silence = 'unanswered' | 'without hello';

interface Connection {
  readonly name: string;
  readonly socket: WebSocket;
  /** Gets no new envelopes: told to reconnect. */
  leaving: boolean;
  /** What is still to be written, so that jitter never changes the order. */
  written: Promise<void>;
}

interface Options {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: Identity;
  readonly traffic: Traffic;
  readonly jitter: (() => Promise<void>) | undefined;
  /** A text frame came from the app. */
  readonly received: (text: string) => void;
}

/** The WebSocket side of Socket Mode: tickets, connections, frames. Knows nothing of what is in a frame. */
export class SocketMode {
  readonly #options: Options;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #tickets = new Map<string, string>();
  readonly #connections: Connection[] = [];
  /** Sockets on which the app waits for ever. */
  readonly #silent = new Set<Duplex>();
  silence: Silence | undefined;
  /** Connections that another machine has with the same app token. */
  others = 0;
  #turn = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  /** @param lets whether a request may be answered */
  attach(server: Server, lets: (request: IncomingMessage) => boolean): void {
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      if (lets(request)) this.#upgrade(request, socket, head);
      else refuse(socket);
    });
  }

  /** An address at which the app may connect once. */
  open(host: string): string {
    const ticket = this.#options.ids.uuid();
    const url = `ws://${host}/link/?ticket=${ticket}&app_id=${this.#options.identity.appId}`;
    this.#tickets.set(ticket, url);
    return url;
  }

  /** Whether an envelope could be sent now. */
  get reachable(): boolean {
    return this.#connections.some((connection) => !connection.leaving);
  }

  /** Sends a frame by one of the connections, each in its turn. @returns false when there is none. */
  send(frame: JsonObject): boolean {
    const open = this.#connections.filter((connection) => !connection.leaving);
    const connection = open[this.#turn++ % Math.max(1, open.length)];
    if (!connection) return false;
    this.#write(connection, frame);
    return true;
  }

  /** Tells the app on each connection to open a new one; 10 s later the old one ends. */
  disconnect(reason: 'refresh_requested' | 'warning'): void {
    for (const connection of this.#connections) this.#sayGoodbye(connection, reason);
  }

  /** Breaks all connections without a word. */
  cut(): void {
    for (const connection of this.#connections) this.#break(connection);
    for (const socket of this.#silent) socket.destroy();
  }

  /** Noted before it shows: until the app has noticed too, something is under way. */
  #break({ name, socket }: Connection): void {
    this.#options.traffic.connectionClosed(name);
    socket.terminate();
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'ws://127.0.0.1').searchParams.get('ticket') ?? '';
    const name = this.#tickets.get(ticket);
    this.#tickets.delete(ticket);
    if (name === undefined) {
      refuse(socket);
      return;
    }
    const { traffic } = this.#options;
    traffic.request(name, 'working');
    socket.once('close', () => traffic.requestEnded(name));
    if (this.silence) this.#silent.add(socket);
    if (this.silence === 'unanswered') {
      // Whoever reads learns that the app has gone.
      socket.resume();
      socket.once('end', () => socket.destroy());
      traffic.request(name, 'parked');
      return;
    }
    const { silence } = this;
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      if (silence) return traffic.request(name, 'parked');
      this.#opened(name, webSocket);
      traffic.requestEnded(name);
    });
  }

  #opened(name: string, socket: WebSocket): void {
    const { traffic, identity, received, jitter } = this.#options;
    const connection: Connection = { name, socket, leaving: false, written: Promise.resolve() };
    this.#connections.push(connection);
    traffic.connectionOpened(name);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#connections.splice(this.#connections.indexOf(connection), 1);
      traffic.connectionClosed(name);
    });
    let handled = Promise.resolve();
    const handle = (data: RawData): void => {
      received(text(data));
      traffic.frameReceived(name);
    };
    socket.on('message', (data) => {
      if (!jitter) handle(data);
      else handled = handled.then(jitter).then(() => handle(data));
    });
    if (this.#connections.length > CONNECTIONS) {
      this.#sayGoodbye(connection, 'too_many_websockets');
      return;
    }
    this.#write(connection, {
      type: 'hello',
      num_connections: this.#connections.length + this.others,
      connection_info: { app_id: identity.appId },
      debug_info: { host: 'local', approximate_connection_time: 18_060 },
    });
  }

  #sayGoodbye(connection: Connection, reason: string): void {
    if (connection.leaving) return;
    this.#write(connection, { type: 'disconnect', reason, debug_info: { host: 'local' } });
    connection.leaving = true;
    const cancel = this.#options.clock.after(FAREWELL_MS, () => this.#break(connection), `end of ${reason}`);
    connection.socket.once('close', cancel);
  }

  #write(connection: Connection, frame: JsonObject): void {
    const { traffic, jitter } = this.#options;
    traffic.frameSent(connection.name);
    const write = (): void => connection.socket.send(JSON.stringify(frame), () => undefined);
    if (!jitter) write();
    else connection.written = connection.written.then(jitter).then(write);
  }
}

function refuse(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}

function text(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
