import { ApiError } from '../api-error.ts';
import type { JsonObject } from '../types.ts';

/**
 * One page of a list. The cursor, opaque to the app, names the last entry of the page before, so that new entries in
 * front change nothing.
 * @throws ApiError `invalid_limit`, `invalid_cursor`
 */
export function page<T>(
  all: readonly T[],
  { limit = 100, cursor = '' }: { limit?: number | undefined; cursor?: string | undefined },
  keyOf: (entry: T) => string,
  max = 999,
): { items: readonly T[]; more: boolean; metadata: JsonObject } {
  if (!Number.isInteger(limit) || limit < 1 || limit > max)
    throw new ApiError('invalid_limit', [String(limit)]);
  const after = Buffer.from(cursor, 'base64').toString('utf8');
  const start = cursor === '' ? 0 : all.findIndex((entry) => `after:${keyOf(entry)}` === after) + 1;
  if (cursor !== '' && start === 0) throw new ApiError('invalid_cursor', [cursor]);
  const items = all.slice(start, start + limit);
  const more = start + limit < all.length;
  const last = items.at(-1);
  const next = more && last !== undefined ? Buffer.from(`after:${keyOf(last)}`).toString('base64') : '';
  return { items, more, metadata: { response_metadata: { next_cursor: next } } };
}
