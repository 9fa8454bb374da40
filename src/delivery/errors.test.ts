import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { expect, test } from 'vitest';
import { classify } from './errors.ts';

const refusal = (error: string) => new WebAPIPlatformError({ ok: false, error });
const broken = (cause: unknown) => new WebAPIRequestError(new TypeError('fetch failed', { cause }));
const withCode = (code: string) => Object.assign(new Error('no'), { code });

test.each(['user_disabled', 'msg_blocks_too_long', 'restricted_action'])('%s is for good', (error) => {
  expect(classify(refusal(error))).toEqual({ kind: 'refused', error });
});

test.each(['channel_not_found', 'is_archived', 'is_inactive', 'not_in_channel'])(
  '%s is about the channel, and ends when that is open again',
  (error) => expect(classify(refusal(error))).toEqual({ kind: 'closed', error }),
);

test.each(['account_inactive', 'invalid_auth', 'token_revoked', 'missing_scope'])(
  '%s is about the bot, whatever the message',
  (error) => expect(classify(refusal(error))).toEqual({ kind: 'bot', error }),
);

test('a scope that is missing is named', () => {
  const told = { ok: false, error: 'missing_scope', needed: 'groups:history', provided: 'chat:write' };
  expect(classify(new WebAPIPlatformError(told))).toEqual({
    kind: 'bot',
    error: 'missing_scope: groups:history',
    scope: 'groups:history',
  });
});

test('a word of Slack that is not known passes, since nothing was done', () => {
  expect(classify(refusal('some_new_error'))).toEqual({ kind: 'passing', error: 'some_new_error' });
});

test('what Slack says may have been done in part counts as unknown', () => {
  for (const error of ['internal_error', 'fatal_error', 'service_unavailable'])
    expect(classify(refusal(error))).toEqual({ kind: 'unknown', error });
});

test('a page of something in between is unknown, and is not kept', () => {
  expect(classify(refusal('<html>Bad gateway for ada@example.com</html>'))).toEqual({
    kind: 'unknown',
    error: 'an answer that is not Slack’s',
  });
});

test('invalid blocks and deleted messages have their own consequence', () => {
  expect(classify(refusal('invalid_blocks')).kind).toBe('blocks');
  expect(classify(refusal('message_not_found')).kind).toBe('gone');
});

test('a limit says how long to wait; without a number half a minute', () => {
  expect(classify(new WebAPIRateLimitedError(17))).toMatchObject({ kind: 'ratelimited', waitMs: 17_000 });
  expect(classify(refusal('ratelimited'))).toMatchObject({ kind: 'ratelimited', waitMs: 30_000 });
});

test('a status other than 200 and a connection that broke are unknown', () => {
  expect(classify(new WebAPIHTTPError(503, 'x', {}, ''))).toEqual({ kind: 'unknown', error: 'HTTP 503' });
  expect(classify(broken(withCode('ECONNRESET')))).toEqual({ kind: 'unknown', error: 'ECONNRESET' });
  expect(classify(new WebAPIRequestError(new Error('no answer within 30 s')))).toEqual({
    kind: 'unknown',
    error: 'no answer within 30 s',
  });
  expect(classify('what?')).toEqual({ kind: 'unknown', error: 'what?' });
});

test('a connection that was never made passes: Slack got nothing', () => {
  expect(classify(broken(withCode('ECONNREFUSED')))).toEqual({ kind: 'passing', error: 'ECONNREFUSED' });
  expect(classify(broken(withCode('ENOTFOUND')))).toMatchObject({ kind: 'passing' });
});
