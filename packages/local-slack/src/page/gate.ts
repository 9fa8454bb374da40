import { timingSafeEqual } from 'node:crypto';
import { isFromHere, type Knock } from '../from-here.ts';

/** The place behind the gate that is asked for; '' is the page itself. Or why nobody is let in, as an HTTP status. */
export type Let = { readonly inside: string } | { readonly status: 403 | 404 };

/** Who may come in: from this machine, and from no other site's page; with the key in the path. */
export function gate(
  { path, ...knock }: Knock & { readonly path: string },
  { port, key }: { port: number; key: string },
): Let {
  if (!isFromHere(knock) || !knock.host?.endsWith(`:${port}`)) return { status: 403 };
  const [, given = '', ...rest] = (path.split('?')[0] ?? '').split('/');
  if (!same(given, key) || rest.length === 0) return { status: 404 };
  return { inside: rest.join('/') };
}

function same(given: string, key: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}
