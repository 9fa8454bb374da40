import { getTableColumns, is, max } from 'drizzle-orm';
import { type SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Query } from './database.ts';
import * as schema from './schema/index.ts';

/** The instant of a UUIDv7 in its first 48 bits; others, such as Slack's ids, don't match. */
const V7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7/;

/**
 * The instant of the newest id that is stored, UTC milliseconds; 0 if none is. Of rows of one kind the one with the
 * greatest id counts, also when the clock was set back since it was made.
 */
export async function newestIdAt(q: Query): Promise<number> {
  let newest = 0;
  for (const table of Object.values(schema)) {
    if (!is(table, SQLiteTable)) continue;
    const columns: Record<string, SQLiteColumn> = getTableColumns(table);
    const { id } = columns;
    if (!id) continue;
    const [row] = await q.select({ id: max(id) }).from(table);
    const [, high, low] = V7.exec(String(row?.id)) ?? [];
    if (high && low) newest = Math.max(newest, Number.parseInt(high + low, 16));
  }
  return newest;
}
