import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { missingScope } from '../slack/connection/error-code.ts';

/** What a failed call means for the message it was to post or update. */
export type Failure =
  /** Nothing was done; this method waits so long in this workspace. */
  | { readonly kind: 'ratelimited'; readonly waitMs: number; readonly error: string }
  /** It may have been done. */
  | { readonly kind: 'unknown'; readonly error: string }
  /** Nothing was done; another attempt may succeed. */
  | { readonly kind: 'passing'; readonly error: string }
  /** Nothing was done: the channel takes nothing, until it is unarchived or the bot is invited again. */
  | { readonly kind: 'closed'; readonly error: string }
  /** Nothing was done: Slack refuses the bot itself, whatever it asks, until its operator helps; for lack of this scope. */
  | { readonly kind: 'bot'; readonly error: string; readonly scope?: string }
  /** Nothing was done, and no attempt will succeed. */
  | { readonly kind: 'refused'; readonly error: string }
  /** This workspace doesn't take these blocks. */
  | { readonly kind: 'blocks'; readonly error: string }
  /** The message was deleted by somebody. */
  | { readonly kind: 'gone'; readonly error: string };

// Slack's errors after which the same call fails again, from its reference pages of the methods used here.

const CLOSED = new Set(['channel_not_found', 'not_in_channel', 'is_archived', 'is_inactive']);

/** Whether it says that a channel takes nothing. */
export const isClosed = (error: string): boolean => CLOSED.has(error);

const BOT = new Set([
  ...['account_inactive', 'invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'missing_scope'],
  ...['not_allowed_token_type', 'no_permission', 'access_denied', 'org_login_required', 'ekm_access_denied'],
  ...['team_access_not_granted', 'two_factor_setup_required'],
]);

const REFUSALS = new Set([
  // The place
  ...[
    'channel_is_limited_access',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
  ],
  ...['restricted_action_non_threadable_channel', 'restricted_action_thread_locked', 'team_not_found'],
  ...['method_not_supported_for_channel_type', 'messages_tab_disabled', 'cannot_reply_to_message'],
  // The person
  ...['user_disabled', 'user_not_found', 'user_not_visible', 'users_not_found', 'cannot_dm_bot'],
  // A pin
  ...['not_pinnable', 'too_many_pins'],
  // The message
  ...[
    'app_missing_action_url',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'too_many_attachments',
    'duplicate_block_id',
  ],
  ...['metadata_too_large', 'invalid_metadata_format', 'invalid_metadata_schema', 'invalid_arguments'],
  ...['invalid_arg_name', 'invalid_form_data', 'unknown_method', 'method_deprecated', 'invalid_thread_ts'],
  ...['cant_update_message', 'edit_window_closed', 'cant_broadcast_message', 'external_channel_migrating'],
]);

/** "It's possible some aspect of the operation succeeded before the error was raised" (every method's page). */
const MAYBE_DONE = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** Blocks that Slack refuses as such: classic ones may pass. */
const BLOCKS = new Set(['invalid_blocks', 'invalid_blocks_format', 'unsupported_block_type']);

const RATE_LIMITED = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded']);

/** How long a method waits that was refused for its rate without saying how long. */
const UNSAID_WAIT_MS = 30_000;

/** The connection was never made, so Slack got nothing. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Says what came of a call that threw. Whatever is not known for certain counts as unknown. */
export function classify(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'ratelimited', waitMs: error.retryAfter * 1000, error: 'ratelimited' };
  const scope = missingScope(error);
  if (scope !== undefined) return { kind: 'bot', error: `missing_scope: ${scope}`, scope };
  if (error instanceof WebAPIPlatformError) return platform(error.data.error);
  if (error instanceof WebAPIHTTPError) return { kind: 'unknown', error: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) {
    const code = codeOf(error.original);
    const neverThere = code !== undefined && NEVER_CONNECTED.has(code);
    return { kind: neverThere ? 'passing' : 'unknown', error: code ?? error.original.message };
  }
  return { kind: 'unknown', error: error instanceof Error ? error.message : String(error) };
}

const TOKEN = new Set(['account_inactive', 'invalid_auth', 'not_authed', 'token_revoked', 'token_expired']);

/** Slack takes the bot's token for nothing at all: once it takes it again, all is well. */
export const isTokenRefused = ({ kind, error }: Failure): boolean => kind === 'bot' && TOKEN.has(error);

/** Whether it may be over by itself soon: nobody has to do anything. */
export const mayPass = ({ kind }: Failure): boolean =>
  kind === 'ratelimited' || kind === 'unknown' || kind === 'passing';

function platform(error: string): Failure {
  if (RATE_LIMITED.has(error)) return { kind: 'ratelimited', waitMs: UNSAID_WAIT_MS, error };
  if (BLOCKS.has(error)) return { kind: 'blocks', error };
  if (error === 'message_not_found') return { kind: 'gone', error };
  if (CLOSED.has(error)) return { kind: 'closed', error };
  if (BOT.has(error)) return { kind: 'bot', error };
  if (REFUSALS.has(error)) return { kind: 'refused', error };
  // Not one of Slack's words: a page of something in between, answered with 200.
  const isWord = /^[a-z][a-z0-9_]{2,80}$/.test(error);
  if (!isWord) return { kind: 'unknown', error: 'an answer that is not Slack’s' };
  return { kind: MAYBE_DONE.has(error) ? 'unknown' : 'passing', error };
}

/** Node's word for what went wrong, which `fetch` hides in causes (several, when it tried several addresses). */
function codeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth > 3) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return codeOf(error.cause, depth + 1);
}
