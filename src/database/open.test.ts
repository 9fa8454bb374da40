import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryDatabase, temporaryFolder, writeMigrations } from '../../test/temporary-database.ts';
import { DatabaseError, type DatabaseErrorCode } from './errors.ts';
import { openDatabase } from './open.ts';

const tables = `create table parents (id integer primary key, name text);
--> statement-breakpoint
create table children (id integer primary key, parent integer references parents (id) on delete cascade);`;

/** As drizzle-kit writes it when a column changes: a new table, the rows carried over, the old one dropped. */
const rebuild = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
create table __new_parents (id integer primary key, name text not null);--> statement-breakpoint
insert into __new_parents select id, name from parents;--> statement-breakpoint
drop table parents;--> statement-breakpoint
alter table __new_parents rename to parents;--> statement-breakpoint
PRAGMA foreign_keys=ON;`;

const family = sql`select p.name, c.id from parents p join children c on c.parent = p.id order by c.id`;

/** A place for one database, and ways to open it at different versions of its migrations. */
function place() {
  const folder = temporaryFolder();
  const file = join(folder, 'data', 'squad.sqlite');
  const options = (...steps: string[]) => ({
    file,
    migrations: writeMigrations(join(folder, `steps-${steps.length}`), ...steps),
  });
  return { folder, file, options, files: () => readdirSync(join(folder, 'data')).toSorted() };
}

type Place = ReturnType<typeof place>;

async function fill(here: Place): Promise<void> {
  const database = await temporaryDatabase(here.options(tables));
  await database.write(async (tx) => {
    await tx.run(sql`insert into parents values (1, 'Ada'), (2, 'Bo')`);
    await tx.run(sql`insert into children values (1, 1), (2, 1), (3, 2)`);
  });
  await database.close();
}

async function refusal(options: { file: string; migrations: string }): Promise<DatabaseError> {
  const error = await openDatabase({ ...options, now: () => 0 }).catch((thrown: unknown) => thrown);
  if (!(error instanceof DatabaseError)) throw new Error(`Opened, or failed otherwise: ${String(error)}`);
  return error;
}

async function refusedAs(options: { file: string; migrations: string }): Promise<DatabaseErrorCode> {
  return (await refusal(options)).code;
}

/** Opens the file in a process of its own, runs `script` with `database` and `sql` there, and waits for its word. */
async function elsewhere(options: { file: string; migrations: string }, script: string) {
  const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const program = `import { openDatabase } from ${module('./open.ts')};
    import { sql } from 'drizzle-orm';
    process.stdin.resume();
    try {
      const database = await openDatabase({ ...${JSON.stringify(options)}, now: () => 0 });
      ${script}
      console.log('open');
    } catch (error) { console.log(error.code ?? error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  };
  onTestFinished(kill);
  const [word] = await once(child.stdout, 'data');
  return { word: String(word).trim(), kill };
}

test('a missing folder is made, for this user alone', async () => {
  const here = place();
  await temporaryDatabase(here.options(tables));
  expect(statSync(join(here.folder, 'data')).mode & 0o777).toBe(0o700);
});

test('a second bot on the same file is refused, in this process and under another name of the file', async () => {
  const here = place();
  const options = here.options(tables);
  await temporaryDatabase(options);
  expect(await refusedAs(options)).toBe('in-use');
  const alias = join(here.folder, 'alias.sqlite');
  symlinkSync(here.file, alias);
  expect(await refusedAs({ ...options, file: alias })).toBe('in-use');
});

test('a second bot is refused in another process, both ways', async () => {
  const here = place();
  const options = here.options(tables);
  const first = await temporaryDatabase(options);
  expect((await elsewhere(options, '')).word).toBe('in-use');
  await first.close();
  const other = await elsewhere(options, '');
  expect(other.word).toBe('open');
  expect(await refusedAs(options)).toBe('in-use');
});

test('a bot that was killed leaves no lock, and all that it committed', async () => {
  const here = place();
  const options = here.options(tables);
  const script = `await database.write((tx) => tx.run(sql\`insert into parents values (1, 'kept')\`));
    await new Promise((begun) => void database.write(async (tx) => {
      await tx.run(sql\`insert into parents values (2, 'lost')\`);
      begun();
      await new Promise(() => {});
    }));`;
  const other = await elsewhere(options, script);
  expect(other.word).toBe('open');
  await other.kill();
  const database = await temporaryDatabase(options);
  expect(await database.read((q) => q.values(sql`select name from parents`))).toEqual([['kept']]);
});

test('a closed database can be opened again, and so can one whose opening failed', async () => {
  const here = place();
  await fill(here);
  expect(await refusedAs(here.options(tables, 'nonsense'))).toBe('migration-failed');
  const database = await temporaryDatabase(here.options(tables));
  expect(await database.read((q) => q.values(family))).toHaveLength(3);
});

test('a new file, and one that is up to date, are not copied', async () => {
  const here = place();
  await fill(here);
  const again = await temporaryDatabase(here.options(tables));
  await again.close();
  expect(here.files()).toEqual(['squad.sqlite', 'squad.sqlite.lock']);
});

test('an older file is copied before it is migrated, with what was only in its log', async () => {
  const here = place();
  const options = here.options(tables);
  const other = await elsewhere(
    options,
    "await database.write((tx) => tx.run(sql`insert into parents values (1, 'Ada')`));",
  );
  await other.kill();
  const database = await temporaryDatabase(
    here.options(tables, 'alter table parents add column age integer;'),
  );
  expect(await database.read((q) => q.values(sql`select * from parents`))).toEqual([[1, 'Ada', null]]);
  const copied = await temporaryDatabase({ ...options, file: `${here.file}.before-1` });
  expect(await copied.read((q) => q.values(sql`select * from parents`))).toEqual([[1, 'Ada']]);
});

test('a rebuilt table keeps its children, and references hold again afterwards', async () => {
  const here = place();
  await fill(here);
  const database = await temporaryDatabase(here.options(tables, rebuild));
  expect(await database.read((q) => q.values(family))).toEqual([
    ['Ada', 1],
    ['Ada', 2],
    ['Bo', 3],
  ]);
  const orphan = database.write((tx) => tx.run(sql`insert into children values (4, 99)`));
  await expect(orphan).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
});

test('a failing migration undoes those before it as well, and names itself and the copy', async () => {
  const here = place();
  await fill(here);
  const before = readFileSync(here.file);
  const options = here.options(
    tables,
    'alter table parents add column age integer;',
    'insert into nowhere values (1);',
  );
  const error = await refusal(options);
  expect(error.code).toBe('migration-failed');
  expect(error.message).toContain('0002_step');
  expect(error.message).toContain('nowhere');
  expect(error.message).toContain(`${here.file}.before-1`);
  expect(readFileSync(here.file).equals(before)).toBe(true);
  expect(existsSync(`${here.file}.before-1`)).toBe(true);
});

test('a migration that leaves a reference to nothing is refused as a whole', async () => {
  const here = place();
  await fill(here);
  const error = await refusal(here.options(tables, "delete from parents where name = 'Bo';"));
  expect(error.message).toContain('a row of "children" would point at no row of "parents"');
  const database = await temporaryDatabase(here.options(tables));
  expect(await database.read((q) => q.values(family))).toHaveLength(3);
});

test('the copy of a failed attempt is replaced by that of the next', async () => {
  const here = place();
  await fill(here);
  expect(await refusedAs(here.options(tables, 'nonsense'))).toBe('migration-failed');
  const meanwhile = await temporaryDatabase(here.options(tables));
  await meanwhile.write((tx) => tx.run(sql`insert into parents values (3, 'Cy')`));
  await meanwhile.close();
  await temporaryDatabase(here.options(tables, rebuild));
  const copy = new Sqlite(`${here.file}.before-1`, { readonly: true });
  expect(copy.prepare('select count(*) from parents').pluck().get()).toBe(3);
  copy.close();
});

test('a file of a newer version is refused and stays as it was', async () => {
  const here = place();
  await fill(here);
  const newer = await temporaryDatabase(here.options(tables, rebuild));
  await newer.close();
  const before = readFileSync(here.file);
  const error = await refusal(here.options(tables));
  expect(error.code).toBe('newer');
  expect(error.message).toContain('0001_step');
  expect(readFileSync(here.file).equals(before)).toBe(true);
});

test('a file made by another first migration is refused', async () => {
  const here = place();
  await fill(here);
  expect(await refusedAs(here.options('create table others (id integer);', rebuild))).toBe('newer');
});

test('the same migration with other line ends is the same', async () => {
  const here = place();
  await fill(here);
  const database = await temporaryDatabase(here.options(tables.replaceAll('\n', '\r\n')));
  expect(await database.read((q) => q.values(family))).toHaveLength(3);
});

test('the database of another program is refused and stays as it was', async () => {
  const here = place();
  mkdirSync(join(here.folder, 'data'));
  const other = new Sqlite(here.file);
  other.exec('create table bookmarks (url text)');
  other.close();
  const before = readFileSync(here.file);
  expect(await refusedAs(here.options(tables))).toBe('foreign');
  expect(readFileSync(here.file).equals(before)).toBe(true);
});

test('a file that is no database is refused with a sentence and stays as it was', async () => {
  const here = place();
  mkdirSync(join(here.folder, 'data'));
  const words = 'Dear diary, '.repeat(1000);
  writeFileSync(here.file, words);
  const error = await refusal(here.options(tables));
  expect(error.code).toBe('damaged');
  expect(error.message).toContain(here.file);
  expect(readFileSync(here.file, 'utf8')).toBe(words);
});

/** The bytes of the first page of a table that opening does not read. */
function pageOfChildren(file: string, bytes: Buffer): Buffer {
  const sqlite = new Sqlite(file, { readonly: true });
  const page = Number(
    sqlite.prepare("select rootpage from sqlite_schema where name = 'children'").pluck().get(),
  );
  sqlite.close();
  return bytes.subarray((page - 1) * 4096, page * 4096);
}

test.each([
  ['overwritten in one place', (file: string, bytes: Buffer) => void pageOfChildren(file, bytes).fill(0xff)],
  ['overwritten from the second page on', (_file: string, bytes: Buffer) => void bytes.fill(0xff, 4096)],
  ['cut short', (_file: string, bytes: Buffer) => bytes.subarray(0, 8192)],
])('a database that was %s is refused before anything is changed', async (_how, damage) => {
  const here = place();
  await fill(here);
  const bytes = readFileSync(here.file);
  const damaged = Buffer.from(damage(here.file, bytes) ?? bytes);
  writeFileSync(here.file, damaged);
  expect(await refusedAs(here.options(tables))).toBe('damaged');
  expect(readFileSync(here.file).equals(damaged)).toBe(true);
});

test('a place where no file can be is refused with a sentence', async () => {
  const here = place();
  mkdirSync(here.file, { recursive: true });
  expect(await refusedAs(here.options(tables))).toBe('unavailable');
  const plain = join(here.folder, 'plain');
  writeFileSync(plain, '');
  expect(await refusedAs({ ...here.options(tables), file: join(plain, 'squad.sqlite') })).toBe('unavailable');
});

test('missing migrations are told, and no file is made', async () => {
  const here = place();
  expect(await refusedAs({ file: here.file, migrations: join(here.folder, 'none') })).toBe(
    'migrations-missing',
  );
  expect(existsSync(here.file)).toBe(false);
});

test('what was applied is recorded with its time', async () => {
  const here = place();
  const database = await temporaryDatabase({
    ...here.options(tables, rebuild),
    now: () => 1_800_000_000_000,
  });
  const rows = await database.read((q) =>
    q.values(sql`select number, tag, applied_at from applied_migrations`),
  );
  expect(rows).toEqual([
    [0, '0000_step', 1_800_000_000_000],
    [1, '0001_step', 1_800_000_000_000],
  ]);
});
