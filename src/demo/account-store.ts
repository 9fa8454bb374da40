import { asc, getTableName, isTable } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import * as schema from '../database/schema/index.ts';

/** Where each message stands that the bot ever owed, oldest first. */
export async function owedEver(q: Query) {
  const { id, key, state, channel, ts } = schema.deliveries;
  return await q.select({ key, state, channel, ts }).from(schema.deliveries).orderBy(asc(id));
}

/** How many rows each table has, by its name, tables without rows left out: it reads every table. */
export async function rowsByTable(q: Query): Promise<Map<string, number>> {
  const rows = new Map<string, number>();
  for (const table of Object.values(schema).filter((each) => isTable(each))) {
    const count = await q.$count(table);
    if (count > 0) rows.set(getTableName(table), count);
  }
  return new Map([...rows].sort(([a], [b]) => a.localeCompare(b)));
}
