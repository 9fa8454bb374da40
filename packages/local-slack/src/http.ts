import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock, Traffic } from '@growth-squad/clock';
import type { Answer } from './answer.ts';
import { ApiError } from './api-error.ts';
import { parseBody } from './arguments.ts';
import type { Exchanges } from './exchanges.ts';
import { isFromHere } from './from-here.ts';
import type { ApiCall, Fault, JsonObject, RefusedCall } from './types.ts';
import type { Asked, WebApi } from './web-api.ts';

/** A file's content, or the page that whoever may not read it gets. */
export interface Given {
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** Where a file's content is taken. */
export interface Taker {
  readonly type: string;
  /** @returns what is said then; undefined: it is refused */
  readonly take: (bytes: Uint8Array) => string | undefined;
}

interface Options {
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly api: WebApi;
  readonly jitter: (() => Promise<void>) | undefined;
  /** What stands at a private address of a file; undefined: it is none. */
  readonly fileAt: (request: IncomingMessage) => Given | Taker | undefined;
  readonly faultOf: (asked: Asked) => Fault | undefined;
  readonly calls: ApiCall[];
  readonly refused: RefusedCall[];
  readonly exchanges: Exchanges;
  /** Cancels the timers of held back requests. */
  readonly parks: Set<() => void>;
}

/** The HTTP side: reads requests, keeps the account of traffic and calls, holds back what a test wants held back. */
export class Http {
  readonly server: Server;
  readonly #options: Options;
  #anonymous = 0;

  constructor(options: Omit<Options, 'parks'>) {
    this.#options = { ...options, parks: new Set() };
    this.server = createServer((request, response) => {
      if (!this.lets(request)) response.writeHead(403).end();
      else this.#serve(request, response).catch((error: unknown) => response.destroy(asError(error)));
    });
    // Idle connections are never ended by real time: a request on one that just ends would be lost.
    this.server.keepAliveTimeout = 0;
    this.server.requestTimeout = 0;
    this.server.headersTimeout = 0;
  }

  /** @returns where it listens, `127.0.0.1:port`; on no other address of the machine. */
  listen(port: number): Promise<string> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        const address = this.server.address();
        if (typeof address === 'object' && address) resolve(`127.0.0.1:${address.port}`);
        else reject(new Error('The server does not listen on a port'));
      });
    });
  }

  /** Whether a request may be answered: no page of another site drives a workspace, whatever it knows. */
  readonly lets = ({ headers: { host, origin } }: IncomingMessage): boolean => isFromHere({ host, origin });

  /** Ends every request and connection. */
  stop(): Promise<void> {
    for (const cancel of this.#options.parks) cancel();
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange = new Exchange(this.#options, request, response, `anonymous-${++this.#anonymous}`);
    const { clock, jitter, faultOf, calls, refused, api } = this.#options;
    const at = clock.now();
    const file = this.#options.fileAt(request);
    if (file) return 'take' in file ? exchange.take(file) : exchange.give(file);
    const read = await exchange.read(at);
    if (!read || 'failure' in read) {
      if (!read) exchange.answer({ status: 404, headers: {}, body: { ok: false, error: 'not_found' } });
      else exchange.answer(api.refusal(read.failure));
      const error = read ? read.failure.error : 'not_found';
      const messages = read?.failure.messages ?? [request.url ?? ''];
      refused.push({ at, method: request.url ?? '', error, messages, args: {} });
      return;
    }
    await jitter?.();
    const { method, args } = read;
    const call: ApiCall = { at, method, args: withoutToken(args), answer: {}, status: 0, tookMs: 0 };
    calls.push(call);
    const ended = this.#options.exchanges.begin({
      way: 'to slack',
      type: 'call',
      name: method,
      payload: call.args,
    });
    exchange.onBroken(() => ended({ state: 'lost', why: 'the connection broke' }));
    const fault = faultOf(read);
    if (fault?.kind === 'slow') await exchange.park(fault.ms, `slow ${method}`);
    if (fault?.kind === 'hang') return exchange.hang();
    if (fault?.kind === 'request lost') return exchange.destroy();
    const faulty = fault && api.faulty(fault);
    const answer = faulty ?? api.answer(read);
    if (answer.refused) refused.push({ at, method, ...answer.refused, args: call.args });
    if (fault?.kind === 'slow answer') await exchange.park(fault.ms, `slow answer of ${method}`);
    if (fault?.kind === 'answer lost') return exchange.destroy();
    await jitter?.();
    Object.assign(call, { answer: answer.body, status: answer.status, tookMs: clock.now() - at });
    const why = whyRefused(answer);
    ended({ state: why === undefined ? 'answered' : 'refused', why, answer: answer.body });
    exchange.answer(answer);
  }
}

/** One request and its answer, in the account of traffic. */
class Exchange {
  readonly #options: Options;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #id: string;
  #ended = false;

  constructor(options: Options, request: IncomingMessage, response: ServerResponse, otherwise: string) {
    this.#options = options;
    this.#request = request;
    this.#response = response;
    const given = request.headers['x-request-id'];
    this.#id = typeof given === 'string' ? given : otherwise;
    options.traffic.request(this.#id, 'working');
    response.once('finish', () => this.#end());
    response.once('close', () => this.#end());
  }

  async read(at: number): Promise<Asked | { failure: ApiError } | undefined> {
    const url = new URL(this.#request.url ?? '/', 'http://127.0.0.1');
    const [, kind, name] = /^\/(api|response)\/([\w.-]+)$/.exec(url.pathname) ?? [];
    const body = await this.#body();
    if (kind === undefined || name === undefined) return undefined;
    try {
      const type = this.#request.headers['content-type'] ?? '';
      const args = parseBody(type, body, url.searchParams);
      if (kind === 'response') return { at, method: 'response_url', args, token: undefined, ticket: name };
      const bearer = /^Bearer (.+)$/.exec(this.#request.headers.authorization ?? '')?.[1];
      const given = typeof args['token'] === 'string' ? args['token'] : undefined;
      return { at, method: name, args, token: bearer ?? given, ticket: undefined };
    } catch (error) {
      if (error instanceof ApiError) return { failure: error };
      throw error;
    }
  }

  /** Holds the request back for some time of the clock. */
  park(ms: number, what: string): Promise<void> {
    this.#note('parked');
    const { clock, parks } = this.#options;
    return new Promise((resolve) => {
      const goOn = (): void => {
        parks.delete(cancel);
        this.#note('working');
        resolve();
      };
      const cancel = clock.after(ms, goOn, what);
      parks.add(cancel);
    });
  }

  hang(): void {
    this.#note('parked');
  }

  /** Told when the connection ends without an answer, from whichever side. */
  onBroken(broken: () => void): void {
    this.#response.once('close', broken);
  }

  destroy(): void {
    this.#response.destroy();
  }

  answer({ status, headers, body }: Answer): void {
    if (this.#ended) return;
    this.#response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    this.#response.end(JSON.stringify(body));
  }

  /** Gives what a file's private address holds. */
  give({ type, body }: Given): void {
    this.#response.writeHead(200, { 'content-type': type });
    this.#response.end(body);
  }

  /** Takes the content of a file. */
  async take({ type, take }: Taker): Promise<void> {
    const said = take(await this.#bytes());
    this.#response.writeHead(said === undefined ? 400 : 200, { 'content-type': type });
    this.#response.end(said ?? 'the length is another');
  }

  #note(state: 'working' | 'parked'): void {
    if (!this.#ended) this.#options.traffic.request(this.#id, state);
  }

  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#options.traffic.requestEnded(this.#id);
  }

  async #body(): Promise<string> {
    return (await this.#bytes()).toString('utf8');
  }

  async #bytes(): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.#request) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }
}

const withoutToken = (args: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(args).filter(([name]) => name !== 'token'));

function whyRefused({ status, body, refused }: Answer): string | undefined {
  if (refused) return [refused.error, ...refused.messages].join(': ');
  if (status === 200 && body['ok'] !== false) return undefined;
  return typeof body['error'] === 'string' ? body['error'] : `status ${status}`;
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
