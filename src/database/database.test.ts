import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { gate, names, put, stored } from '../../test/support/database/fixtures.ts';
import {
  temporaryDatabase,
  temporaryFolder,
  writeMigrations,
} from '../../test/support/database/temporary-database.ts';
import { insideWrite } from './database.ts';
import { members, secrets, timers, workspaces } from './schema/index.ts';

test('the reading door cannot write', async () => {
  const database = await temporaryDatabase();
  const sneaking = database.read((q) => q.values(sql`insert into secrets values ('a', '') returning name`));
  await expect(sneaking).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
});

test('references are enforced', async () => {
  const database = await temporaryDatabase();
  const orphan = { id: 'M', workspaceId: 'T', squadId: 'S', userId: 'U', roles: [], joinedAt: 0 };
  await expect(database.write((tx) => tx.insert(members).values(orphan))).rejects.toMatchObject({
    code: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  });
});

test.each([
  ['new', false],
  ['opened again', true],
])('what is committed is flushed to the disk through a write-ahead log (%s)', async (_, isAgain) => {
  const file = join(temporaryFolder(), 'squad.sqlite');
  if (isAgain) await (await temporaryDatabase({ file })).close();
  const database = await temporaryDatabase({ file });
  const settings = await database.write(async (tx) => [
    await tx.values(sql`pragma synchronous`),
    await tx.values(sql`pragma foreign_keys`),
    await tx.values(sql`pragma journal_mode`),
    await tx.values(sql`pragma busy_timeout`),
  ]);
  // Within the 3 s that Slack waits for an answer.
  expect(settings).toEqual([[[2]], [[1]], [['wal']], [[2000]]]);
  expect(await database.read((q) => q.values(sql`pragma busy_timeout`))).toEqual([[2000]]);
});

test('columns are named in snake case, and their values come back as they went in', async () => {
  const database = await temporaryDatabase();
  const row = {
    id: 'T',
    name: '增长',
    url: 'u',
    botUserId: 'B',
    classicBlocks: true,
    createdAt: 1_800_000_000_000,
  };
  await database.write((tx) => tx.insert(workspaces).values(row));
  expect(await database.read((q) => q.select().from(workspaces))).toEqual([row]);
  expect(await database.read((q) => q.values(sql`select bot_user_id from workspaces`))).toEqual([['B']]);
});

test('updates and deletions tell what they changed', async () => {
  const database = await temporaryDatabase();
  await database.write((tx) => put(tx, 'a'));
  const [changed, missed, gone] = await database.write(async (tx) => [
    await tx.update(secrets).set({ value: 'x' }).where(eq(secrets.name, 'a')).returning(),
    await tx.update(secrets).set({ value: 'x' }).where(eq(secrets.name, 'b')).returning(),
    await tx.delete(secrets).returning(),
  ]);
  expect([changed, missed, gone]).toEqual([[{ name: 'a', value: 'x' }], [], [{ name: 'a', value: 'x' }]]);
});

test('a table added by a later migration is found by statements kept from before', async () => {
  const folder = temporaryFolder();
  const things = sqliteTable('things', { name: text() });
  const migrations = writeMigrations(folder, 'create table things (name text);');
  const database = await temporaryDatabase({ file: join(folder, 'a.sqlite'), migrations });
  await database.write(async (tx) => {
    await tx.insert(things).values({ name: 'a' });
    await tx.run(sql`alter table things add column more text default 'm'`);
    await tx.insert(things).values({ name: 'b' });
  });
  expect(await database.read((q) => q.select().from(things))).toEqual([{ name: 'a' }, { name: 'b' }]);
});

test('listeners hear of each commit, of no rollback, and of nothing after they left', async () => {
  const database = await temporaryDatabase();
  let heard = 0;
  const leave = database.onCommit(() => {
    heard += 1;
  });
  await database.write((tx) => put(tx, 'a'));
  expect(heard).toBe(1);
  await database.write((tx) => put(tx, 'a')).catch(() => undefined);
  await stored(database);
  expect(heard).toBe(1);
  leave();
  await database.write((tx) => put(tx, 'b'));
  expect(heard).toBe(1);
});

test('whoever listens for one table hears of no other’s changes, and of what may be in any', async () => {
  const database = await temporaryDatabase();
  const heard: string[] = [];
  for (const table of ['secrets', 'timers']) database.onCommit(() => heard.push(table), table);
  await database.write((tx) => put(tx, 'a'));
  expect(heard).toEqual(['secrets']);
  await database.write((tx) => tx.delete(timers).where(eq(timers.id, 'none')));
  expect(heard).toEqual(['secrets']);
  await database.write((tx) => tx.run(sql`update secrets set value = 'x'`));
  expect(heard).toEqual(['secrets', 'secrets', 'timers']);
});

test('a listener runs in nobody’s context and no transaction, and may write itself', async () => {
  const database = await temporaryDatabase();
  const request = new AsyncLocalStorage<string>();
  const written = gate();
  const inside: unknown[] = [];
  const leave = database.onCommit(() => {
    leave();
    inside.push(insideWrite(), request.getStore());
    void database.write((tx) => put(tx, 'from the listener')).then(written.open);
  });
  await request.run('a click', () => database.write((tx) => put(tx, 'a')));
  await written.opened;
  expect(inside).toEqual([false, undefined]);
  expect(await stored(database)).toEqual(['a', 'from the listener']);
});

test('the statements of a work can be counted, and tell no values', async () => {
  const statements: string[] = [];
  const database = await temporaryDatabase({ verbose: (statement) => statements.push(statement) });
  await database.write((tx) => put(tx, 'secret name'));
  await database.read(names);
  expect(statements).toEqual([
    'insert into "secrets" ("name", "value") values (?, ?)',
    'select "name" from "secrets" order by "secrets"."name" asc',
  ]);
});

test('closing waits for what is under way, then lets nobody in and leaves one whole file', async () => {
  const file = join(temporaryFolder(), 'squad.sqlite');
  const database = await temporaryDatabase({ file });
  const hold = gate();
  const writing = database.write(async (tx) => {
    await put(tx, 'a');
    await hold.opened;
    await put(tx, 'b');
  });
  const waiting = database.write((tx) => put(tx, 'c'));
  const closing = database.close();
  await expect(database.write((tx) => put(tx, 'late'))).rejects.toThrow('closed');
  hold.open();
  await Promise.all([writing, waiting, closing, database.close()]);
  await expect(stored(database)).rejects.toThrow('closed');
  const alone = new Sqlite(file, { readonly: true });
  expect(alone.prepare('select name from secrets order by name').pluck().all()).toEqual(['a', 'b', 'c']);
  alone.close();
});

test('closing from inside a transaction is refused instead of waiting for itself', async () => {
  const database = await temporaryDatabase();
  await expect(database.write(() => database.close())).rejects.toThrow('wait for itself');
  await database.write((tx) => put(tx, 'a'));
});
