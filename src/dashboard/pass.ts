import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a pass is good for: to open the page once, to go on visiting it, to show it on a wall. */
export type PassFor = 'open' | 'visit' | 'wall';

const mark = (secret: string, use: PassFor, id: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['page', use, id]))
    .digest();

/** What somebody shows who may; it is kept nowhere, since the secret's holder can tell it again. */
export const passFor = (secret: string, use: PassFor, id: string): string =>
  `${id}.${mark(secret, use, id).toString('base64url')}`;

/** Whose pass this is; undefined: it is none, or good for something else. */
export function readPass(secret: string, use: PassFor, pass: string): string | undefined {
  const [, id, shown] = /^([\da-f-]{36})\.([\w-]{43})$/.exec(pass) ?? [];
  if (id === undefined || shown === undefined) return undefined;
  const given = Buffer.from(shown, 'base64url');
  const wanted = mark(secret, use, id);
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? id : undefined;
}
