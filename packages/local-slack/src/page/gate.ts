import { timingSafeEqual } from 'node:crypto';

/** What a request says of where it goes and where it comes from. */
export interface Knock {
  readonly path: string;
  readonly host: string | undefined;
  /** The site whose page makes the request; browsers send it with each WebSocket, post and foreign request. */
  readonly origin: string | undefined;
}

/** The place behind the gate that is asked for; '' is the page itself. Or why nobody is let in, as an HTTP status. */
export type Let = { readonly inside: string } | { readonly status: 403 | 404 };

/**
 * Who may come in: by an address of this machine only, so that no name that a foreign site has pointed here will do;
 * from no other site's page; with the key in the path.
 */
export function gate({ path, host, origin }: Knock, { port, key }: { port: number; key: string }): Let {
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (host === undefined || !own.includes(host)) return { status: 403 };
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403 };
  const [, given = '', ...rest] = (path.split('?')[0] ?? '').split('/');
  if (!same(given, key) || rest.length === 0) return { status: 404 };
  return { inside: rest.join('/') };
}

function same(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}
