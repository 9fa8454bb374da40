import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { names, put, stored } from '../../test/support/database/fixtures.ts';
import { temporaryFolder } from '../../test/support/database/temporary-database.ts';
import { databaseOver } from './database.ts';
import { StatementFailed } from './errors.ts';

/** Doors over a small file, what was committed, and what another program sees in the file. */
function small() {
  const file = join(temporaryFolder(), 'small.sqlite');
  const commits: string[] = [];
  const verbose = (statement: unknown): void => {
    if (statement === 'COMMIT') commits.push(String(statement));
  };
  const writer = new Sqlite(file, { verbose });
  writer.pragma('journal_mode = WAL');
  writer.exec('create table secrets (name text primary key, value text not null)');
  writer.exec('create table orphans (of text references secrets (name) deferrable initially deferred)');
  const reader = new Sqlite(file, { readonly: true });
  const longReader = new Sqlite(file, { readonly: true });
  const outside = new Sqlite(file, { readonly: true });
  const database = databaseOver({ writer, reader, longReader }, () => {
    reader.close();
    longReader.close();
    writer.close();
  });
  onTestFinished(async () => {
    outside.close();
    await database.close();
  });
  const seen = (): unknown[] => outside.prepare('select name from secrets order by name').pluck().all();
  return { database, commits, seen };
}

const outcomes = async (writes: readonly Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(writes)).map(({ status }) => status);

test('twenty writes at once wait for the disk twice', async () => {
  const { database, commits, seen } = small();
  const expected = Array.from({ length: 20 }, (_, index) => `n${String(index).padStart(2, '0')}`);
  await Promise.all(expected.map((name) => database.write((tx) => put(tx, name))));
  expect(seen()).toEqual(expected);
  expect(commits).toHaveLength(2);
});

test('no write is told to be done before it is committed', async () => {
  const { database, seen } = small();
  const when = ['a', 'b', 'c'].map(async (name) => {
    await database.write((tx) => put(tx, name));
    return seen().includes(name);
  });
  expect(await Promise.all(when)).toEqual([true, true, true]);
});

test('whichever of them fails, it alone is undone', async () => {
  for (const failing of ['a', 'b', 'c']) {
    const { database } = small();
    const writes = ['a', 'b', 'c'].map((name) =>
      database.write(async (tx) => {
        await put(tx, name);
        if (name === failing) throw new Error('no');
      }),
    );
    await Promise.allSettled(writes);
    expect(await stored(database)).toEqual(['a', 'b', 'c'].filter((name) => name !== failing));
  }
});

test('when the commit fails, all of them hear it and nothing is stored', async () => {
  const { database } = small();
  const heard: string[] = [];
  database.onCommit(() => void heard.push('commit'));
  const writes = [
    database.write((tx) => put(tx, 'a')),
    database.write(async (tx) => void (await tx.run(sql`insert into orphans values ('nobody')`))),
    database.write((tx) => put(tx, 'c')),
  ];
  expect(await outcomes(writes)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await stored(database)).toEqual([]);
  expect(heard).toEqual([]);
  await database.write((tx) => put(tx, 'd'));
  expect(await stored(database)).toEqual(['d']);
});

test('when SQLite undoes everything in the middle, those before hear it too, and those after go on', async () => {
  const { database } = small();
  const writes = [
    database.write((tx) => put(tx, 'a')),
    database.write(async (tx) => {
      await put(tx, 'b');
      await tx.run(sql`ROLLBACK`);
    }),
    database.write((tx) => put(tx, 'c')),
  ];
  const [first, ended] = await Promise.allSettled(writes);
  expect(first).toMatchObject({ status: 'rejected', reason: expect.any(StatementFailed) });
  expect(ended).toMatchObject({ status: 'rejected', reason: expect.any(StatementFailed) });
  await writes[2];
  expect(await stored(database)).toEqual(['c']);
});

test('each of them sees what those before it wrote, and a read sees what is committed when it begins', async () => {
  const { database } = small();
  const seen = await Promise.all([
    database.write((tx) => put(tx, 'a')),
    database.write(names),
    database.write((tx) => put(tx, 'b')).then(() => stored(database)),
    stored(database),
  ]);
  expect(seen[1]).toEqual(['a']);
  expect(seen[2]).toEqual(['a', 'b']);
});
