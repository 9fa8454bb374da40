import type { Rows } from '@growth-squad/local-slack';
import { desc, getTableColumns, getTableName, isTable, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import type { Query } from '../../database/database.ts';
import * as schema from '../../database/schema/index.ts';

const PER_PAGE = 25;

/** What nobody shows. */
const HIDDEN = new Set(['secrets']);
/** What one looks at first. */
const FIRST = ['deliveries', 'timers', 'inbox'];

const tables: ReadonlyMap<string, SQLiteTable> = new Map(
  Object.values(schema)
    .filter((each) => isTable(each))
    .map((table) => [getTableName(table), table] as const)
    .filter(([name]) => !HIDDEN.has(name)),
);

/** The names of the tables that can be looked at. */
export const panelNames: readonly string[] = [
  ...FIRST,
  ...[...tables.keys()].filter((name) => !FIRST.includes(name)).toSorted(),
];

const counted = z.tuple([z.tuple([z.number()])]);

/** A page of a table, the newest rows first; undefined when there is no such table. */
export async function rowsOf(q: Query, name: string, page: number): Promise<Rows | undefined> {
  const table = tables.get(name);
  if (!table) return undefined;
  const columns = Object.values(getTableColumns(table));
  const [[total]] = counted.parse(await q.values(sql`select count(*) from ${table}`));
  const list = sql.join(
    columns.map((column) => sql`${column}`),
    sql`, `,
  );
  const rows = await q.values(
    sql`select ${list} from ${table} order by ${newestFirst(table)} limit ${PER_PAGE} offset ${page * PER_PAGE}`,
  );
  return {
    columns: columns.map(({ name: column }) => column),
    rows: rows.map((row) => (Array.isArray(row) ? row.map(cell) : [])),
    page,
    pages: Math.max(1, Math.ceil(total / PER_PAGE)),
    total,
  };
}

/** By the id, which grows with time; without one by the instant that a row is about, then by its key. */
function newestFirst(table: SQLiteTable): SQL {
  const { columns, primaryKeys } = getTableConfig(table);
  const id = columns.filter(({ name, primary }) => primary && name === 'id');
  const instant = columns.filter(({ name }) => name === 'at' || name === 'refreshedAt');
  const key = primaryKeys.flatMap((each) => each.columns);
  return sql.join(
    (id.length > 0 ? id : [...instant, ...key]).map((column) => desc(column)),
    sql`, `,
  );
}

const cell = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
