import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { asc, sql } from 'drizzle-orm';
import type { Database, Query, Tx } from '../../../src/database/database.ts';
import { DatabaseError, type DatabaseErrorCode } from '../../../src/database/errors.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { secrets } from '../../../src/database/schema/index.ts';
import { temporaryDatabase, temporaryFolder, writeMigrations } from './temporary-database.ts';

/** Writes one row of the simplest table. */
export const put = (tx: Tx, name: string, value = '') => tx.insert(secrets).values({ name, value });

/** The names of those rows, sorted. */
export const names = (q: Query): Promise<string[]> =>
  q
    .select({ name: secrets.name })
    .from(secrets)
    .orderBy(asc(secrets.name))
    .then((rows) => rows.map(({ name }) => name));

/** The names that are committed. */
export const stored = (database: Database): Promise<string[]> => database.read(names);

/** A promise and how to settle it, to hold a transaction open at a chosen place. */
export function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

/** The first migration of a small family: parents, and children who would be deleted with them. */
export const tables = `create table parents (id integer primary key, name text);
--> statement-breakpoint
create table children (id integer primary key, parent integer references parents (id) on delete cascade);`;

/** As drizzle-kit writes it when a column changes: a new table, the rows carried over, the old one dropped. */
export const rebuild = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
create table __new_parents (id integer primary key, name text not null);--> statement-breakpoint
insert into __new_parents select id, name from parents;--> statement-breakpoint
drop table parents;--> statement-breakpoint
alter table __new_parents rename to parents;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

/** Each child with its parent. */
export const family = sql`select p.name, c.id from parents p join children c on c.parent = p.id order by c.id`;

/** A place for one database, and ways to open it at different versions of its migrations. */
export function place() {
  const folder = temporaryFolder();
  const file = join(folder, 'data', 'squad.sqlite');
  const options = (...steps: string[]) => ({
    file,
    migrations: writeMigrations(join(folder, `steps-${steps.length}`), ...steps),
  });
  return { folder, file, options, files: () => readdirSync(join(folder, 'data')).toSorted() };
}

/** One such place. */
export type Place = ReturnType<typeof place>;

/** Leaves a closed database there, with two parents and three children. */
export async function fill(here: Place): Promise<void> {
  const database = await temporaryDatabase(here.options(tables));
  await database.write(async (tx) => {
    await tx.run(sql`insert into parents values (1, 'Ada'), (2, 'Bo')`);
    await tx.run(sql`insert into children values (1, 1), (2, 1), (3, 2)`);
  });
  await database.close();
}

/** Why opening is refused. */
export async function refusal(options: { file: string; migrations: string }): Promise<DatabaseError> {
  const error = await openDatabase({ ...options, now: () => 0 }).catch((thrown: unknown) => thrown);
  if (!(error instanceof DatabaseError)) throw new Error(`Opened, or failed otherwise: ${String(error)}`);
  return error;
}

/** The code of that refusal. */
export async function refusedAs(options: { file: string; migrations: string }): Promise<DatabaseErrorCode> {
  return (await refusal(options)).code;
}
