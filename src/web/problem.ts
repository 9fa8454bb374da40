import { STATUS_CODES } from 'node:http';

/** Why something was not done, as whoever wrote a program for it reads it: see RFC 9457. */
export interface Problem {
  readonly status: number;
  /** What a program can ask for; it is never changed. */
  readonly code: string;
  /** One sentence that says what to do. */
  readonly detail: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What else there is to tell, by name. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** It as an answer. */
export function problem({ status, code, detail, headers = {}, more = {} }: Problem): Response {
  const body = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Problem', status, code, detail };
  return new Response(JSON.stringify({ ...body, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}
