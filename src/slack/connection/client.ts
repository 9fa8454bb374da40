import { WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import type { Fetch } from './fetch.ts';

/** The Web API of one workspace. One workspace in production for now, many in tests. */
export type SlackFor = (workspaceId: string) => WebClient;

/** What every client of Slack's Web API is made with. */
export interface ClientOptions {
  readonly fetch: Fetch;
  /** Another address than Slack's own, for a local Slack. */
  readonly apiUrl?: string | undefined;
  readonly log: Log;
}

/**
 * A Web API client that asks once and never again: Slack has no idempotency key, so a client that repeats a post by
 * itself posts twice. Repeating is the delivery loop's decision.
 */
export function createClient(token: string | undefined, options: ClientOptions): WebClient {
  return new WebClient(token, clientOptions(options));
}

/** The same settings for the clients that Bolt and Socket Mode make for themselves. */
export function clientOptions(options: ClientOptions) {
  return {
    fetch: options.fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 0,
    // Each call begins in the context of who asks for it: a queue would begin it in that of whose call has just ended.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
    // Without it their errors would go to the console, past the blotting out of secrets.
    logger: boltLogger(options.log),
    ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
  };
}
