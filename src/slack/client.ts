import { LogLevel, WebClient } from '@slack/web-api';
import type { Fetch } from './fetch.ts';

/** The Web API of one workspace. One workspace in production for now, many in tests. */
export type SlackFor = (workspaceId: string) => WebClient;

/**
 * A Web API client that asks once and never again: Slack has no idempotency key, so a client that repeats a post by
 * itself posts twice. Repeating is the delivery loop's decision.
 * @param apiUrl another address than Slack's own, for a local Slack
 */
export function createClient(
  token: string | undefined,
  options: { fetch: Fetch; apiUrl?: string | undefined },
): WebClient {
  return new WebClient(token, clientOptions(options));
}

/** The same settings for the clients that Bolt and Socket Mode make for themselves. */
export function clientOptions(options: { fetch: Fetch; apiUrl?: string | undefined }) {
  return {
    fetch: options.fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 0,
    logLevel: LogLevel.ERROR,
    ...(options.apiUrl ? { slackApiUrl: options.apiUrl } : {}),
  };
}
