import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import type { Clock } from '@growth-squad/clock';
import { Agent, EnvHttpProxyAgent, fetch, type Response } from 'undici';
import { insideWrite } from '../database/database.ts';
import { isPublic } from './addresses.ts';
import { type Problem, refuse } from './problem.ts';

/** Which addresses are asked. */
export interface Reach {
  /** Hosts that may lie in a private network, and be asked without encryption; or all of them. */
  readonly private: 'all' | readonly string[];
  /** The environment names a proxy, by which the rest is asked. */
  readonly proxied: boolean;
}

/** What is asked for. */
export interface Wanted {
  readonly url: string;
  /** A secret, for whoever answers there: no other origin gets it. */
  readonly header?: { readonly name: string; readonly value: string } | undefined;
}

/** What came, or why nothing did. */
export type Fetched = { readonly bytes: Uint8Array; readonly type: string } | { readonly problem: Problem };

export type Fetcher = (wanted: Wanted) => Promise<Fetched>;

/** A source's whole time, from the first question to the last byte. */
export const TIME_MS = 10_000;
/** Most bytes of an answer, unpacked. */
export const SIZE = 1_000_000;
const REDIRECTS = 3;
const REDIRECTED = [301, 302, 303, 307, 308];

class NotPublic extends Error {}
class TimeUp extends Error {}

/**
 * Asks for what a source says. Nothing is followed inward: names are looked up where the connection is made, and what
 * they mean there is what is checked, at each redirect anew.
 * @param options.lookup of the system, if none is given
 */
export function createFetcher(options: {
  readonly clock: Clock;
  readonly reach: Reach;
  readonly lookup?: LookupFunction;
}): Fetcher {
  const { clock, reach, lookup = systemLookup } = options;
  return async (wanted) => {
    if (insideWrite()) throw new Error('A source was asked inside a database transaction');
    const giveUp = new AbortController();
    const cancel = clock.after(TIME_MS, () => giveUp.abort(new TimeUp()), 'a source to answer');
    const connect = { lookup: guarded(lookup, reach) };
    const dispatcher = reach.proxied ? new EnvHttpProxyAgent({ connect }) : new Agent({ connect });
    try {
      return await followed(
        wanted,
        async (url, headers) => {
          return await fetch(url, { dispatcher, headers, redirect: 'manual', signal: giveUp.signal });
        },
        reach,
      );
    } catch (error) {
      if (giveUp.signal.aborted) return refuse('timeout');
      const causes = causesOf(error);
      if (causes.some((cause) => cause instanceof NotPublic)) return refuse('private');
      return refuse('unreachable', codeOf(causes));
    } finally {
      cancel();
      await dispatcher.destroy();
    }
  };
}

type Ask = (url: URL, headers: Record<string, string>) => Promise<Response>;

async function followed({ url: first, header }: Wanted, ask: Ask, reach: Reach): Promise<Fetched> {
  if (!URL.canParse(first)) return refuse('address');
  let url = new URL(first);
  const { origin } = url;
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const problem = addressProblem(url, reach);
    if (problem) return refuse(problem);
    const secret = header && url.origin === origin ? { [header.name]: header.value } : {};
    const response = await ask(url, { accept: 'application/json, text/csv, */*;q=0.5', ...secret });
    const location = response.headers.get('location');
    if (!REDIRECTED.includes(response.status) || location === null) return answered(response);
    if (!URL.canParse(location, url.href)) return refuse('redirects');
    url = new URL(location, url);
  }
  return refuse('redirects');
}

/** What can be said of an address before it is asked; a name is looked up later. */
function addressProblem(url: URL, reach: Reach): 'address' | 'insecure' | 'private' | undefined {
  const { protocol, hostname, username, password } = url;
  if (!['https:', 'http:'].includes(protocol) || username !== '' || password !== '') return 'address';
  if (mayBePrivate(hostname, reach)) return undefined;
  const literal = hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !isPublic(literal)) return 'private';
  return protocol === 'http:' ? 'insecure' : undefined;
}

const mayBePrivate = (host: string, { private: allowed }: Reach): boolean =>
  allowed === 'all' || allowed.includes(host.toLowerCase());

/** A look-up that finds public addresses only, unless the host may have others. */
const guarded =
  (lookup: LookupFunction, reach: Reach): LookupFunction =>
  (hostname, options, found) => {
    lookup(hostname, options, (error, address, family) => {
      const all = typeof address === 'string' ? [address] : address.map((each) => each.address);
      const isInward = !error && !mayBePrivate(hostname, reach) && !all.every(isPublic);
      if (isInward) found(new NotPublic(), []);
      else found(error, address, family);
    });
  };

async function answered(response: Response): Promise<Fetched> {
  const { status, headers, body } = response;
  if (!response.ok) return refuse('status', String(status));
  if (Number(headers.get('content-length') ?? 0) > SIZE) return refuse('too-large');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > SIZE) return refuse('too-large');
    parts.push(part);
  }
  if (size === 0) return refuse('empty');
  return { bytes: Buffer.concat(parts), type: headers.get('content-type') ?? '' };
}

/** An error and what caused it, the outermost first. */
function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return [];
  const several = error instanceof AggregateError ? error.errors.flatMap(causesOf) : [];
  return [error, ...several, ...causesOf(error.cause)];
}

/** "ENOTFOUND", "CERT_HAS_EXPIRED": whoever keeps the source can look it up. */
function codeOf(causes: readonly Error[]): string {
  const codes = causes.map((cause) => ('code' in cause ? String(cause.code) : ''));
  return codes.findLast((code) => /^[A-Z][A-Z0-9_]+$/.test(code)) ?? '';
}
