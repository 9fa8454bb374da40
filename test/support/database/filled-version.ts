import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { applyMigrations, readMigrations } from '../../../src/database/migrations.ts';
import { Migrations } from './coming-migrations.ts';
import { shippedMigrations, temporaryFolder } from './temporary-database.ts';

const ROWS = 3;

const columns = z.array(
  z.object({
    name: z.string(),
    type: z.string(),
    notnull: z.number(),
    dflt_value: z.string().nullable(),
    pk: z.number(),
  }),
);
const references = z.array(z.object({ table: z.string(), from: z.string(), to: z.string() }));
const tableNames = z.array(z.object({ name: z.string() }));

/** What a check of the table wants to be there although it may be null. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  commitments: ['title'],
  deliveries: ['channel'],
};

/** Each shipped migration: after how many, and its name. */
export const versions = readMigrations(shippedMigrations).map(({ tag }, index) => ({
  applied: index + 1,
  tag,
}));

/** The tables that hold what is stored: not those of an index of words, nor the record of migrations. */
function tablesOf(sqlite: Sqlite.Database): string[] {
  const found = tableNames.parse(
    sqlite
      .prepare(
        `select name from pragma_table_list where type = 'table' and schema = 'main' and name not like 'sqlite_%'
         and name <> 'applied_migrations' order by name`,
      )
      .all(),
  );
  return found.map(({ name }) => name);
}

/** Leaves a database of a shipped version with rows in every table of it. */
export function fillVersion(file: string, applied: number): void {
  const sqlite = new Sqlite(file);
  try {
    const migrations = readMigrations(shippedMigrations).slice(0, applied);
    applyMigrations(file, sqlite, migrations, 0, 0, undefined);
    for (const table of tablesOf(sqlite)) fillTable(sqlite, table);
    const broken = sqlite.pragma('foreign_key_check');
    if (!Array.isArray(broken) || broken.length > 0)
      throw new Error(`Filled badly: ${JSON.stringify(broken)}`);
  } finally {
    sqlite.close();
  }
}

/** Row n refers to row n of other tables; numbers grow from column to column, so that what begins ends later. */
function fillTable(sqlite: Sqlite.Database, table: string): void {
  const own = columns.parse(sqlite.pragma(`table_info("${table}")`));
  const to = references.parse(sqlite.pragma(`foreign_key_list("${table}")`));
  const given = own.filter(
    ({ name, notnull, dflt_value, pk }) =>
      (notnull === 1 && dflt_value === null) || pk > 0 || REQUIRED[table]?.includes(name) === true,
  );
  const names = given.map(({ name }) => `"${name}"`).join(', ');
  const insert = sqlite.prepare(
    `insert into "${table}" (${names}) values (${given.map(() => '?').join(', ')})`,
  );
  for (let row = 1; row <= ROWS; row += 1) {
    insert.run(
      given.map(({ name, type }, index) => {
        const reference = to.find(({ from }) => from === name);
        if (reference) return `${reference.table}.${reference.to} ${row}`;
        return type.toLowerCase() === 'text' ? `${table}.${name} ${row}` : row * 100 + index;
      }),
    );
  }
}

/** The shipped migrations and the one after them, which rebuilds a table: the folder of a version that does not exist yet. */
export function nextVersion(): string {
  const folder = temporaryFolder();
  const newest = join(folder, 'newest.sqlite');
  fillVersion(newest, versions.length);
  const migrations = new Migrations(shippedMigrations, join(folder, 'migrations'));
  migrations.add(newest);
  return migrations.folder;
}

/** Every row of every table, by its columns. */
export function rowsOf(file: string): Record<string, Record<string, unknown>[]> {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    const row = z.array(z.record(z.string(), z.unknown()));
    return Object.fromEntries(
      tablesOf(sqlite).map((table) => [
        table,
        row.parse(sqlite.prepare(`select * from "${table}" order by rowid`).all()),
      ]),
    );
  } finally {
    sqlite.close();
  }
}
