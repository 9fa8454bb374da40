import Sqlite from 'better-sqlite3';

/** A list that comes with the statement. */
const GIVEN = /^SCAN json_each /;

/**
 * Of these statements, each step that reads a whole table or sorts what it read: work that grows with history.
 * @param file a database that has their tables
 * @param but steps that are known to be bounded otherwise
 */
export function growingSteps(file: string, statements: Iterable<string>, but: RegExp = /$^/): string[] {
  const database = new Sqlite(file, { readonly: true });
  try {
    return [...new Set(statements)]
      .filter((sql) => /^(select|with|update|delete)/i.test(sql))
      .flatMap((sql) => stepsOf(database, sql).map((step) => `${step} in ${sql}`))
      .filter((step) => /^(SCAN|USE TEMP B-TREE)/.test(step) && !GIVEN.test(step) && !but.test(step));
  } finally {
    database.close();
  }
}

function stepsOf(database: Sqlite.Database, sql: string): string[] {
  const parameters = sql.split('?').length - 1;
  const rows = database
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...Array.from({ length: parameters }, () => null));
  return rows.map((row) => row.detail);
}
