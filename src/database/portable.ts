import { getTableColumns, type InferInsertModel, type SQL, sql } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Tx } from './database.ts';

// What drizzle's builder for SQLite words in a way that PostgreSQL does not take, in words that both take.

/** Upwards, null before every value: as SQLite sorts by itself, so that its indexes serve it. */
export const nullsFirst = (column: SQLiteColumn): SQL => sql`${column} asc nulls first`;

/** Downwards, null behind every value: as SQLite sorts by itself, so that its indexes serve it. */
export const nullsLast = (column: SQLiteColumn): SQL => sql`${column} desc nulls last`;

/**
 * Inserts a row; where there is one with the same key, that one takes over some of its columns.
 * @param how.key the columns of a primary key or a unique index
 * @param how.takes the columns in which the row that is there changes
 */
export async function upsert<Table extends SQLiteTable, Row extends InferInsertModel<Table>>(
  tx: Tx,
  table: Table,
  row: Row,
  how: { readonly key: readonly (keyof Row & string)[]; readonly takes: readonly (keyof Row & string)[] },
): Promise<void> {
  const columns: Readonly<Record<string, SQLiteColumn>> = getTableColumns(table);
  // Without its table, which PostgreSQL does not want here.
  const named = (name: string): SQL => sql`${sql.identifier(toSnakeCase(columns[name]?.name ?? name))}`;
  const list = (parts: readonly SQL[]): SQL => sql.join([...parts], sql`, `);
  const given = Object.entries<unknown>(row).filter(([, value]) => value !== undefined);
  const names = given.map(([name]) => named(name));
  const values = given.map(([name, value]) => sql`${sql.param(value, columns[name])}`);
  const taken = how.takes.map((name) => sql`${named(name)} = excluded.${named(name)}`);
  await tx.run(
    sql`insert into ${table} (${list(names)}) values (${list(values)}) on conflict (${list(how.key.map(named))}) do update set ${list(taken)}`,
  );
}
