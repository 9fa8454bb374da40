import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activities } from '@growth-squad/clock';
import { openServer, type ServerAddress, type WebServer } from '../web/server.ts';
import { type CheckOptions, type Findings, health, present, readiness } from './checks.ts';
import type { Metrics } from './metrics.ts';

interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Connections at once; who watches needs one or two. */
const MOST_CONNECTIONS = 32;

/**
 * The operator's endpoints: `/healthz`, `/readyz` and `/metrics` over HTTP, for reading only. They ask nobody who they
 * are and tell counts, never what people wrote.
 * @throws AddressUnavailable when the port is taken or the address is not this machine's
 */
export async function openEndpoints(
  address: ServerAddress,
  parts: CheckOptions & { readonly activities: Activities; readonly metrics: Metrics },
): Promise<WebServer> {
  const { activities, metrics } = parts;
  const pages: Record<string, () => Promise<Page>> = {
    '/healthz': async () => found(await health(parts)),
    '/readyz': async () => found(await readiness(parts)),
    '/metrics': async () => ({ status: 200, ...(await metrics.page(await present(parts))) }),
  };
  return openServer(address, { settings: 'MONITORING', most: MOST_CONNECTIONS }, (request, response) => {
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
