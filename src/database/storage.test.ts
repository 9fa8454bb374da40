import { chmodSync, copyFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { elsewhere } from '../../test/support/database/elsewhere.ts';
import { fillVersion, nextVersion, rowsOf, versions } from '../../test/support/database/filled-version.ts';
import { fill, place, put, refusal, stored, tables } from '../../test/support/database/fixtures.ts';
import { temporaryDatabase, temporaryFolder } from '../../test/support/database/temporary-database.ts';

test('on a full disk a write fails as a whole, what was stored can be read, and goes on once there is room', async () => {
  const file = join(temporaryFolder(), 'squad.sqlite');
  const pages = 500;
  const database = await temporaryDatabase({ file, maxPages: pages });
  await database.write((tx) => put(tx, 'before'));
  const tooMuch = database.write(async (tx) => {
    await put(tx, 'first of the same');
    await put(tx, 'rest of the same', 'x'.repeat(4096 * pages));
  });
  await expect(tooMuch).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  expect(await stored(database)).toEqual(['before']);
  await database.write((tx) => put(tx, 'small'));
  await database.close();
  const roomy = await temporaryDatabase({ file });
  await roomy.write((tx) => put(tx, 'big', 'x'.repeat(4096 * pages)));
  expect(await stored(roomy)).toEqual(['before', 'big', 'small']);
});

/** As somebody who may not do everything, also where the tests run as root. */
async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    if (root) process.seteuid?.(0);
  }
}

describe('where nothing may be written', () => {
  test.each([
    ['the file', 0o444, 0o777],
    ['the folder', 0o666, 0o555],
  ])('(%s) the bot says so and does not start', async (_what, fileMode, folderMode) => {
    const here = place();
    await fill(here);
    const options = here.options(tables);
    const data = join(here.folder, 'data');
    chmodSync(here.folder, 0o755);
    chmodSync(data, folderMode);
    chmodSync(here.file, fileMode);
    if (existsSync(`${here.file}.lock`)) chmodSync(`${here.file}.lock`, fileMode);
    const before = readFileSync(here.file);
    const error = await unprivileged(() => refusal(options));
    chmodSync(data, 0o755);
    expect(error.code).toBe('unavailable');
    expect(error.message).toContain('may be written by this user');
    expect(readFileSync(here.file).equals(before)).toBe(true);
  });
});

test('while another program writes, a write waits for it and then fails as a whole; afterwards it succeeds', async () => {
  const file = join(temporaryFolder(), 'squad.sqlite');
  const database = await temporaryDatabase({ file });
  const other = new Sqlite(file);
  other.exec('begin immediate');
  await expect(database.write((tx) => put(tx, 'refused'))).rejects.toThrow(/locked/);
  other.exec('commit');
  other.close();
  await database.write((tx) => put(tx, 'taken'));
  expect(await stored(database)).toEqual(['taken']);
});

test('a log that was cut off loses the last write as a whole, and none before', async () => {
  const here = place();
  const options = here.options(tables);
  const writes = ['a', 'b', 'c'].map(
    (name, index) =>
      `await database.write((tx) => tx.run(sql\`insert into parents values (${index}, '${name}')\`));`,
  );
  const other = await elsewhere(options, writes.join('\n'));
  await other.kill();
  const wal = `${here.file}-wal`;
  truncateSync(wal, statSync(wal).size - 100);
  const database = await temporaryDatabase(options);
  expect(await database.read((q) => q.values(sql`select name from parents`))).toEqual([['a'], ['b']]);
});

test('a log that is missing leaves what was in the file', async () => {
  const here = place();
  await fill(here);
  const copy = join(temporaryFolder(), 'copy.sqlite');
  copyFileSync(here.file, copy);
  const database = await temporaryDatabase({ ...here.options(tables), file: copy });
  expect(await database.read((q) => q.values(sql`select count(*) from children`))).toEqual([[3]]);
});

describe('a filled database of each version', () => {
  test.each(versions)('$tag: is brought to the next one with all its rows', async ({ applied }) => {
    const file = join(temporaryFolder(), 'squad.sqlite');
    fillVersion(file, applied);
    const before = rowsOf(file);
    const database = await temporaryDatabase({ file, migrations: nextVersion() });
    await database.close();
    const after = rowsOf(file);
    for (const [table, rows] of Object.entries(before)) {
      expect(rows).toHaveLength(3);
      expect(after[table], table).toHaveLength(rows.length);
      for (const [index, row] of rows.entries()) {
        const now = after[table]?.[index] ?? {};
        // A column may go; what stays keeps its value.
        const kept = Object.fromEntries(Object.entries(row).filter(([column]) => column in now));
        expect(now, table).toMatchObject(kept);
      }
    }
  });
});
