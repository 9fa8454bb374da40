import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { elsewhere } from '../../test/support/database/elsewhere.ts';
import {
  family,
  fill,
  place,
  rebuild,
  refusal,
  refusedAs,
  tables,
} from '../../test/support/database/fixtures.ts';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';

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
