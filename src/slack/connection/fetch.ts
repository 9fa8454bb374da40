import type { Clock, Traffic } from '@growth-squad/clock';
import { waiting } from '@growth-squad/clock';
import { insideWrite } from '../../database/database.ts';

/** The part of `fetch` that Slack's libraries use. */
export type Fetch = typeof globalThis.fetch;

/** How long Slack may take for one call; then its outcome is unknown. */
const CALL_TIMEOUT_MS = 30_000;

/**
 * The only way from the bot to Slack's Web API. It gives up on a timer of the clock, reads the whole answer before it
 * returns, names each request, and refuses to run inside a database transaction, which would hold up everybody else.
 */
export function createFetch(options: { clock: Clock; traffic: Traffic; newId: () => string }): Fetch {
  const { clock, traffic, newId } = options;
  return async (input, init) => {
    if (insideWrite()) throw new Error('Slack was called inside a database transaction');
    const id = newId();
    const giveUp = new AbortController();
    const cancel = clock.after(
      CALL_TIMEOUT_MS,
      () => {
        traffic.request(id, 'aborting');
        giveUp.abort(new Error(`no answer within ${CALL_TIMEOUT_MS / 1000} s`));
      },
      'Slack to answer a call',
    );
    const headers = new Headers(init?.headers);
    headers.set('x-request-id', id);
    traffic.request(id, 'open');
    try {
      return await waiting(answered(input, { ...init, headers, signal: giveUp.signal }));
    } finally {
      cancel();
      traffic.requestEnded(id);
    }
  };
}

async function answered(input: Parameters<Fetch>[0], init: RequestInit): Promise<Response> {
  const response = await globalThis.fetch(input, init);
  const body = await response.arrayBuffer();
  const { status, statusText, headers } = response;
  return new Response(body.byteLength === 0 ? null : body, { status, statusText, headers });
}
