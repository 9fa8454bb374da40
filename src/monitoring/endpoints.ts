import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import type { Activities } from '@growth-squad/clock';
import { type CheckOptions, type Findings, health, present, readiness } from './checks.ts';
import type { Metrics } from './metrics.ts';

/** Where the endpoints are. */
export interface EndpointsAddress {
  /** An IP address of this machine, or a name for one. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

export interface Endpoints {
  /** Where it listens, with `/` at the end. */
  readonly url: string;
  /** Lets go of the port; whoever is still being answered is cut off. */
  close(): Promise<void>;
}

/** The port can't be had; the message is one sentence for the operator. */
export class AddressUnavailable extends Error {
  override readonly name = 'AddressUnavailable';
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Connections at once; who watches needs one or two. Of more, the one goes that has been asking for nothing the longest. */
const MOST_CONNECTIONS = 32;

/** How long somebody may take to say what they ask for, and to ask again. */
const PATIENCE = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;

/**
 * The operator's endpoints: `/healthz`, `/readyz` and `/metrics` over HTTP, for reading only. They ask nobody who they
 * are and tell counts, never what people wrote.
 * @throws AddressUnavailable when the port is taken or the address is not this machine's
 */
export async function openEndpoints(
  address: EndpointsAddress,
  parts: CheckOptions & { readonly activities: Activities; readonly metrics: Metrics },
): Promise<Endpoints> {
  const { activities, metrics } = parts;
  const pages: Record<string, () => Promise<Page>> = {
    '/healthz': async () => found(await health(parts)),
    '/readyz': async () => found(await readiness(parts)),
    '/metrics': async () => ({ status: 200, ...(await metrics.page(await present(parts))) }),
  };
  const server = createServer(PATIENCE, (request, response) => {
    const path = (request.url ?? '').replace(/\?.*$/, '');
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    void activities.run('answer the operator', async () => {
      try {
        answer(request, response, await pageFor(request.method, page));
      } catch {
        answer(request, response, { status: 500, type: 'text/plain', text: 'That did not work.\n' });
      }
    });
  });
  keepFew(server);
  const { host } = address;
  const port = await listening(server, address);
  return {
    url: `http://${isIPv6(host) ? `[${host}]` : host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whoever holds connections without asking for anything keeps nobody else out. */
function keepFew(server: Server): void {
  const idle = new Set<Socket>();
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open += 1;
    idle.add(socket);
    socket.once('close', () => {
      open -= 1;
      idle.delete(socket);
    });
    const [oldest] = idle;
    if (open > MOST_CONNECTIONS) oldest?.destroy();
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    idle.delete(socket);
    response.once('close', () => {
      if (!socket.destroyed) idle.add(socket);
    });
  });
}

async function pageFor(method: string | undefined, page: (() => Promise<Page>) | undefined): Promise<Page> {
  const type = 'text/plain; charset=utf-8';
  if (!page) return { status: 404, type, text: 'Here are /healthz, /readyz and /metrics.\n' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, type, text: 'This is for reading only.\n' };
  return page();
}

function found({ ok, checks }: Findings): Page {
  const text = `${JSON.stringify({ ok, ...checks })}\n`;
  return { status: ok ? 200 : 503, type: 'application/json', text };
}

function answer(request: IncomingMessage, response: ServerResponse, { status, type, text }: Page): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...(status === 405 ? { allow: 'GET, HEAD' } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

/** @returns the port */
function listening(server: Server, { host, port }: EndpointsAddress): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new AddressUnavailable(whyNot(error, { host, port }))));
    server.listen({ host, port, exclusive: true }, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });
}

function whyNot(error: Error, { host, port }: EndpointsAddress): string {
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program: choose another MONITORING_PORT, or end that program.`;
    case 'EACCES':
      return `Port ${port} on ${host} may not be opened by this user: choose an MONITORING_PORT above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is no address of this machine: correct MONITORING_ADDRESS, or leave it empty for 127.0.0.1.`;
    default:
      return `Port ${port} on ${host} can’t be opened (${error.message}): choose another MONITORING_PORT or MONITORING_ADDRESS.`;
  }
}
