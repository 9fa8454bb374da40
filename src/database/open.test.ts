import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { elsewhere } from '../../test/support/database/elsewhere.ts';
import { family, fill, place, refusal, refusedAs, tables } from '../../test/support/database/fixtures.ts';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';

test('a missing folder is made, for this user alone', async () => {
  const here = place();
  await temporaryDatabase(here.options(tables));
  expect(statSync(join(here.folder, 'data')).mode & 0o777).toBe(0o700);
});

test.each([
  ['where no folder can be made', '/proc/nowhere/a.db'],
  ['where no file can be made', '/proc/a.db'],
  ['below a file', join(import.meta.filename, 'a.db')],
])('a place %s is refused at once, with a sentence', async (_, file) => {
  const error = await refusal({ ...place().options(tables), file });
  expect(error.code).toBe('unavailable');
  expect(error.message).toMatch(/cannot be used \(.+\)\. Look whether it and its folder may be written/);
  expect(error.message).toContain(file);
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
