import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';

/** Filled tables that a later version might rebuild, as SQLite asks for each change that it has no statement for. */
const TABLES = ['entries', 'readings', 'estimates', 'retro_notes'] as const;

const journalFile = z.looseObject({ entries: z.array(z.looseObject({ idx: z.number(), tag: z.string() })) });
const definitions = z.array(z.object({ type: z.string(), sql: z.string() }));

/** What a migration may not change. */
interface Before {
  readonly applied: number;
  readonly rows: readonly number[];
}

/** Versions of the bot that do not exist yet: each brings a migration that rebuilds a filled table. */
export class Migrations {
  /** The folder that the bot is given. */
  readonly folder: string;
  /** What a death in one of them did. */
  readonly problems: { readonly kind: 'wrong'; readonly what: string }[] = [];
  #next: number;
  #before: Before | undefined;

  /** @param original the project's folder; @param folder a copy of it, which grows */
  constructor(original: string, folder: string) {
    cpSync(original, folder, { recursive: true });
    this.folder = folder;
    this.#next = this.#journal().entries.length;
  }

  /** Adds a migration to the folder. @returns at how many places one can die in it */
  add(file: string): number {
    const table = TABLES[this.#next % TABLES.length] ?? TABLES[0];
    const statements = reading(file, (sqlite) => rebuilding(sqlite, table));
    const tag = `${String(this.#next).padStart(4, '0')}_rebuilt_${table}`;
    const journal = this.#journal();
    journal.entries.push({ idx: this.#next, version: '6', when: this.#next, tag, breakpoints: true });
    writeFileSync(join(this.folder, `${tag}.sql`), statements.join(';\n--> statement-breakpoint\n'));
    writeFileSync(join(this.folder, 'meta', '_journal.json'), JSON.stringify(journal));
    this.#next += 1;
    this.#before = reading(file, stateOf);
    forgetCopies(file);
    // Its statements, the table of migrations before them, the commit, and after that.
    return statements.length + 3;
  }

  /** Called when the bot died in the migration: all of it is there, or nothing. */
  died(file: string): void {
    const before = this.#before;
    if (!before) return;
    const now = reading(file, stateOf);
    if (now.rows.join() !== before.rows.join())
      this.#wrong(`rows ${before.rows.join()} became ${now.rows.join()}`);
    if (now.applied !== before.applied && now.applied !== before.applied + 1)
      this.#wrong(`${before.applied} migrations became ${now.applied}`);
    for (const what of reading(file, damageOf)) this.#wrong(what);
  }

  #wrong(what: string): void {
    this.problems.push({ kind: 'wrong', what: `after a kill in a migration: ${what}` });
  }

  #journal() {
    return journalFile.parse(JSON.parse(readFileSync(join(this.folder, 'meta', '_journal.json'), 'utf8')));
  }
}

function reading<T>(file: string, read: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return read(sqlite);
  } finally {
    sqlite.close();
  }
}

/** The bot keeps a copy from before each migration; a hundred of them fill any disk. */
function forgetCopies(file: string): void {
  for (const name of readdirSync(dirname(file)))
    if (name.startsWith(`${basename(file)}.before-`)) rmSync(join(dirname(file), name), { force: true });
}

function rebuilding(sqlite: Sqlite.Database, table: string): string[] {
  const found = sqlite
    .prepare('select type, sql from sqlite_schema where tbl_name = ? and sql is not null order by type desc')
    .all(table);
  const all = definitions.parse(found);
  const own = all.find(({ type }) => type === 'table')?.sql ?? '';
  const rest = all.filter(({ type }) => type !== 'table').map(({ sql }) => sql);
  // Its own name stands in its checks, too.
  const anew = ['`', '"'].reduce(
    (sql, quote) => sql.replaceAll(quote + table + quote, `\`__new_${table}\``),
    own,
  );
  return [
    anew,
    `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\``,
    `DROP TABLE \`${table}\``,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\``,
    ...rest,
  ];
}

const stateOf = (sqlite: Sqlite.Database): Before => ({
  applied: Number(sqlite.prepare('select count(*) from applied_migrations').pluck().get()),
  rows: TABLES.map((table) => Number(sqlite.prepare(`select count(*) from ${table}`).pluck().get())),
});

const damageOf = (sqlite: Sqlite.Database): string[] =>
  [...sqlite.prepare('pragma integrity_check').all(), ...sqlite.prepare('pragma foreign_key_check').all()]
    .map((row) => JSON.stringify(row))
    .filter((row) => row !== '{"integrity_check":"ok"}');
