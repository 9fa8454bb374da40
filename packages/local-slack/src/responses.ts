import { ApiError } from './api-error.ts';
import type { Ids } from './ids.ts';
import type { Place } from './types.ts';

/** Uses and life of a `response_url` (docs.slack.dev, user interaction). At the very instant it is over. */
const RESPONSE_USES = 5;
const RESPONSE_MS = 30 * 60_000;

/** Where a `response_url` leads: whom it answers, and what it may replace. */
export interface Response {
  readonly channel: string;
  readonly userId: string;
  readonly threadTs: string | undefined;
  readonly original: Place | undefined;
}

interface Issued extends Response {
  readonly at: number;
  uses: number;
}

/** The `response_url`s that were handed out. */
export class Responses {
  readonly #ids: Ids;
  readonly #issued = new Map<string, Issued>();
  /** `http://127.0.0.1:port`, once the server listens. */
  base = 'http://127.0.0.1:0';

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  issue(now: number, response: Response): string {
    const ticket = `${this.#ids.number('response')}-${this.#ids.opaque()}`;
    this.#issued.set(ticket, { ...response, at: now, uses: 0 });
    return `${this.base}/response/${ticket}`;
  }

  /** Forgets those issued before this instant. */
  forget(before: number): void {
    for (const [ticket, { at }] of this.#issued) if (at < before) this.#issued.delete(ticket);
  }

  /** Uses a ticket once. @throws ApiError `used_url`, `expired_url` (Slack's words are not documented) */
  use(now: number, ticket: string): Response {
    const issued = this.#issued.get(ticket);
    if (!issued) throw new ApiError('invalid_url', [ticket]);
    if (now - issued.at >= RESPONSE_MS) throw new ApiError('expired_url', ['older than 30 minutes']);
    if (issued.uses >= RESPONSE_USES) throw new ApiError('used_url', ['used five times']);
    issued.uses += 1;
    return issued;
  }
}
