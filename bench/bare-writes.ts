import Sqlite from 'better-sqlite3';
import { z } from 'zod';

/** Tables in which the opening of a planning leaves something. */
const TABLES = ['occurrences', 'timers', 'deliveries'] as const;

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
type Row = z.infer<typeof row>;

/** What one squad's timer changed, by table. */
type Changes = ReadonlyMap<string, { readonly put: readonly Row[]; readonly gone: readonly string[] }>;

/** The rows that differ between two states of a database, for each squad. */
export function changedRows(before: string, after: string): Changes[] {
  const sqlite = new Sqlite(after, { readonly: true });
  try {
    sqlite.prepare('attach ? as earlier').run(before);
    const bySquad = new Map<string, Map<string, { put: Row[]; gone: string[] }>>();
    const of = (squadId: unknown, table: string): { put: Row[]; gone: string[] } => {
      const squad = bySquad.get(String(squadId)) ?? new Map<string, { put: Row[]; gone: string[] }>();
      const rows = squad.get(table) ?? { put: [], gone: [] };
      bySquad.set(String(squadId), squad.set(table, rows));
      return rows;
    };
    for (const table of TABLES) {
      const put = `select * from main.${table} except select * from earlier.${table}`;
      for (const each of row.array().parse(sqlite.prepare(put).all()))
        of(each['squad_id'], table).put.push(each);
      const gone = `select id, squad_id from earlier.${table} where id not in (select id from main.${table})`;
      for (const each of row.array().parse(sqlite.prepare(gone).all()))
        of(each['squad_id'], table).gone.push(String(each['id']));
    }
    return [...bySquad.values()];
  } finally {
    sqlite.close();
  }
}

/**
 * Makes these changes with nothing around them: prepared statements, a transaction for each squad, each flushed to the
 * disk as the bot does.
 * @returns real milliseconds
 */
export function bare(file: string, changes: readonly Changes[]): number {
  const sqlite = new Sqlite(file);
  try {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    const statements = new Map<string, Sqlite.Statement>();
    const prepared = (sql: string): Sqlite.Statement => {
      const statement = statements.get(sql) ?? sqlite.prepare(sql);
      statements.set(sql, statement);
      return statement;
    };
    const begun = performance.now();
    for (const squad of changes) {
      sqlite.exec('BEGIN IMMEDIATE');
      for (const [table, { put, gone }] of squad) {
        for (const id of gone) prepared(`delete from ${table} where id = ?`).run(id);
        for (const each of put) prepared(upsert(table, each)).run(...Object.values(each));
      }
      sqlite.exec('COMMIT');
    }
    return performance.now() - begun;
  } finally {
    sqlite.close();
  }
}

function upsert(table: string, each: Row): string {
  const names = Object.keys(each);
  const set = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`);
  const values = names.map(() => '?').join(', ');
  return `insert into ${table} (${names.join(', ')}) values (${values}) on conflict (id) do update set ${set.join(', ')}`;
}
