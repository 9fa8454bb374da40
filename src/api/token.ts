import { createHash, createHmac } from 'node:crypto';

/** What each begins with, so that people and the log know one when they see it. */
const PREFIX = 'gsq-';

/**
 * The squad's token that an input asks for: 256 bits that only the secret's holder can tell. The same input has the same
 * one, so it is kept nowhere and can still be shown when the input comes a second time.
 */
export function tokenFrom(secret: string, squadId: string, key: string): string {
  const bits = createHmac('sha256', secret).update(JSON.stringify(['squad token', squadId, key]));
  return PREFIX + bits.digest('base64url');
}

/** What is kept of one. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The token of an `Authorization` header; undefined: there is none. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(gsq-[\w-]{43}) *$/i.exec(header ?? '')?.[1];
}
