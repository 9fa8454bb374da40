import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activities } from '@growth-squad/clock';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { routePath } from 'hono/route';
import { NONCE, type SecureHeadersVariables, secureHeaders } from 'hono/secure-headers';
import type { Ids } from '../database/ids.ts';
import type { Log } from '../slack/log.ts';
import { currentReference, underReference } from '../slack/reference.ts';
import { problem } from './problem.ts';

/** What is answered over HTTP, by path; each room adds its own. */
export type Site = Hono<SiteEnv>;

export interface SiteEnv {
  readonly Variables: SecureHeadersVariables;
}

/** Connections at once: a squad's screens, each of which stays connected, and then some. */
export const MOST_CONNECTIONS = 512;

/**
 * A site that answers nothing yet. Whatever it answers is kept by nobody, found by no search engine and framed by no
 * other page; what a page loads comes from here, and its script and style bear the answer's nonce.
 */
export function createSite({ log, ids }: { readonly log: Log; readonly ids: Ids }): Site {
  const site: Site = new Hono();
  site.use((_, next) => underReference(ids.id(), next));
  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: [NONCE],
        styleSrc: [NONCE],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      // Whether it is encrypted is the proxy's, which knows for how long it will be.
      strictTransportSecurity: false,
    }),
  );
  site.use(async (c, next) => {
    await next();
    c.header('x-robots-tag', 'noindex, nofollow');
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store');
    // The path may hold a secret: only what it was registered as is logged.
    log.info({ method: c.req.method, route: routePath(c, -1), status: c.res.status }, 'A page was asked for');
  });
  site.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'));
  site.notFound((c) =>
    problem({
      status: 404,
      code: 'not-found',
      detail: `There is nothing at this address (${c.req.method}).`,
    }),
  );
  site.onError((error, c) => {
    const reference = currentReference();
    // Whoever hung up, or was too slow, reads no answer.
    if (!c.req.raw.signal.aborted) {
      log.error({ error, method: c.req.method, route: routePath(c, -1) }, 'What was asked over HTTP failed');
    }
    const detail = `That did not work, and it is our fault: nothing was kept. The log says why under ${reference}.`;
    return problem({ status: 500, code: 'failed', detail, more: { reference } });
  });
  return site;
}

/** How the site answers; undefined: it is not there yet, since the bot waits for Slack. */
export function answering(
  activities: Activities,
  site: () => Site | undefined,
): (request: IncomingMessage, response: ServerResponse) => void {
  const listener = getRequestListener(
    // Until there is an answer: writing it may take as long as its reader likes.
    (request) => activities.run('answer over HTTP', async () => (await site()?.fetch(request)) ?? notYet()),
    { overrideGlobalObjects: false, errorHandler: () => new Response(null, { status: 500 }) },
  );
  return (request, response) => void listener(request, response);
}

const notYet = (): Response =>
  problem({
    status: 503,
    code: 'starting',
    detail: 'The bot waits for Slack before it answers: ask again in a moment.',
    headers: { 'retry-after': '5' },
  });
