import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { asc, eq, sql } from 'drizzle-orm';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import { temporaryDatabase, temporaryFolder, writeMigrations } from '../../test/temporary-database.ts';
import { type Database, insideWrite, type Query, type Tx } from './database.ts';
import { StatementFailed } from './errors.ts';
import { members, secrets, workspaces } from './schema/index.ts';

const put = (tx: Tx, name: string, value = '') => tx.insert(secrets).values({ name, value });

const names = (q: Query): Promise<string[]> =>
  q
    .select({ name: secrets.name })
    .from(secrets)
    .orderBy(asc(secrets.name))
    .then((rows) => rows.map(({ name }) => name));

const stored = (database: Database): Promise<string[]> => database.read(names);

/** A promise and how to settle it, to hold a transaction open at a chosen place. */
function gate(): { opened: Promise<void>; open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: () => resolve() };
}

test('a write is read when it has committed, and gives what its work gave', async () => {
  const database = await temporaryDatabase();
  const answer = await database.write(async (tx) => {
    await put(tx, 'a');
    return names(tx);
  });
  expect(answer).toEqual(['a']);
  expect(await stored(database)).toEqual(['a']);
});

test('writes wait for each other in the order of asking', async () => {
  const database = await temporaryDatabase();
  const first = gate();
  const seen: string[] = [];
  const writes = [
    database.write(async (tx) => {
      await put(tx, 'a');
      await first.opened;
      seen.push(`first ${await names(tx)}`);
    }),
    database.write(async (tx) => {
      seen.push(`second ${await names(tx)}`);
      await put(tx, 'b');
    }),
    database.write(async (tx) => void seen.push(`third ${await names(tx)}`)),
  ];
  await turn();
  expect(seen).toEqual([]);
  first.open();
  await Promise.all(writes);
  expect(seen).toEqual(['first a', 'second a', 'third a,b']);
});

test('a throw undoes its own write and nobody else’s', async () => {
  const database = await temporaryDatabase();
  const results = await Promise.allSettled([
    database.write((tx) => put(tx, 'before')),
    database.write(async (tx) => {
      await put(tx, 'lost');
      await turn();
      throw new Error('no');
    }),
    database.write((tx) => put(tx, 'after')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await stored(database)).toEqual(['after', 'before']);
});

test('a work that throws before its first await is undone too, and the door stays open', async () => {
  const database = await temporaryDatabase();
  const failing = database.write(() => {
    throw new Error('at once');
  });
  await expect(failing).rejects.toThrow('at once');
  await database.write((tx) => put(tx, 'a'));
  expect(await stored(database)).toEqual(['a']);
});

test('a statement left behind by one write never lands in the next', async () => {
  const database = await temporaryDatabase();
  const later = gate();
  let leftBehind: Promise<unknown> = Promise.resolve();
  await database.write(async (tx) => {
    leftBehind = later.opened.then(() => put(tx, 'stray'));
  });
  await database.write(async (tx) => {
    await put(tx, 'own');
    later.open();
    await expect(leftBehind).rejects.toThrow();
  });
  expect(await stored(database)).toEqual(['own']);
});

test('a handle is dead outside its transaction', async () => {
  const database = await temporaryDatabase();
  let kept: Tx | undefined;
  await database.write(async (tx) => {
    kept = tx;
  });
  await expect(async () => kept && put(kept, 'late')).rejects.toThrow();
  expect(await stored(database)).toEqual([]);
});

test('a handle serves its own database and its own door only', async () => {
  const [one, other] = [await temporaryDatabase(), await temporaryDatabase()];
  await one.write(async (tx) => {
    await expect(other.write((theirs) => put(theirs, 'a'))).rejects.toThrow('pass the handle on');
    await put(tx, 'a');
  });
  let reader: Query | undefined;
  await one.read(async (q) => {
    reader = q;
  });
  const crossing = one.write(async () => reader && names(reader));
  await expect(crossing).rejects.toThrow('outside its read()');
  const abroad = other.read(async () => reader && names(reader));
  await expect(abroad).rejects.toThrow('outside its read()');
});

test('a read sees only what is committed, and the same from its first row to its last', async () => {
  const database = await temporaryDatabase();
  await database.write((tx) => put(tx, 'a'));
  const written = gate();
  const commit = gate();
  const writing = database.write(async (tx) => {
    await put(tx, 'b');
    written.open();
    await commit.opened;
  });
  await written.opened;
  const readOnce = gate();
  const reading = database.read(async (q) => {
    const before = await names(q);
    readOnce.open();
    await writing;
    return [before, await names(q)];
  });
  await readOnce.opened;
  commit.open();
  expect(await reading).toEqual([['a'], ['a']]);
  expect(await stored(database)).toEqual(['a', 'b']);
});

test('doors do not nest: the handle is passed on instead', async () => {
  const database = await temporaryDatabase();
  const nested = [
    () => database.write(() => database.write(async () => undefined)),
    () => database.write(() => database.read(async () => undefined)),
    () => database.read(() => database.read(async () => undefined)),
    () => database.read(() => database.write(async () => undefined)),
  ];
  for (const call of nested) await expect(call()).rejects.toThrow('pass the handle on');
  await database.write((tx) => put(tx, 'still open'));
  expect(await stored(database)).toEqual(['still open']);
});

test('code knows whether it runs inside a write, also after an await and in what it calls', async () => {
  const database = await temporaryDatabase();
  const ended = gate();
  let after: Promise<boolean> = Promise.resolve(true);
  const inside = await database.write(async (tx) => {
    await put(tx, 'a');
    after = ended.opened.then(insideWrite);
    return [insideWrite(), await turn().then(insideWrite)];
  });
  ended.open();
  expect(inside).toEqual([true, true]);
  expect(await after).toBe(false);
  expect(await database.read(async () => insideWrite())).toBe(false);
  expect(insideWrite()).toBe(false);
});

test('a failed statement spoils its write, also when the error is caught', async () => {
  const database = await temporaryDatabase();
  const writing = database.write(async (tx) => {
    await put(tx, 'a');
    await put(tx, 'a').catch(() => undefined);
    await put(tx, 'b').catch(() => undefined);
  });
  await expect(writing).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' });
  expect(await stored(database)).toEqual([]);
});

test('an expected conflict is no failure', async () => {
  const database = await temporaryDatabase();
  const made = await database.write(async (tx) => {
    await put(tx, 'a');
    return tx.insert(secrets).values({ name: 'a', value: '' }).onConflictDoNothing().returning();
  });
  expect(made).toEqual([]);
  expect(await stored(database)).toEqual(['a']);
});

test('a failure names the statement and never what people typed', async () => {
  const database = await temporaryDatabase();
  await database.write((tx) => put(tx, 'a'));
  const failure = await database
    .write((tx) => put(tx, 'a', 'private words'))
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StatementFailed);
  expect(String(failure)).toContain('insert into "secrets"');
  for (let error = failure; error instanceof Error; error = error.cause) {
    expect(error.stack).not.toContain('private words');
  }
});

test('a statement that ends the transaction by itself is an error, and what follows is not committed alone', async () => {
  const database = await temporaryDatabase();
  const writing = database.write(async (tx) => {
    await put(tx, 'a');
    await tx.run(sql`ROLLBACK`).catch(() => undefined);
    await put(tx, 'b').catch(() => undefined);
  });
  await expect(writing).rejects.toBeInstanceOf(StatementFailed);
  expect(await stored(database)).toEqual([]);
});

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

test('what is committed is flushed to the disk through a write-ahead log', async () => {
  const database = await temporaryDatabase();
  const settings = await database.write(async (tx) => [
    await tx.values(sql`pragma synchronous`),
    await tx.values(sql`pragma foreign_keys`),
    await tx.values(sql`pragma journal_mode`),
    await tx.values(sql`pragma busy_timeout`),
  ]);
  expect(settings).toEqual([[[2]], [[1]], [['wal']], [[5000]]]);
  expect(await database.read((q) => q.values(sql`pragma busy_timeout`))).toEqual([[5000]]);
});

test('columns are named in snake case, and their values come back as they went in', async () => {
  const database = await temporaryDatabase();
  const row = { id: 'T', name: '增长', url: 'u', botUserId: 'B', createdAt: 1_800_000_000_000 };
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

test('a hundred interleaved read-and-raise writes lose none', async () => {
  const database = await temporaryDatabase();
  await database.write((tx) => put(tx, 'count', '0'));
  const raise = (tx: Tx, fails: boolean) => async () => {
    const [row] = await tx.select().from(secrets).limit(1);
    await turn();
    await tx.update(secrets).set({ value: String(Number(row?.value) + 1) });
    if (fails) throw new Error('undo');
  };
  await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) => database.write((tx) => raise(tx, index % 4 === 0)())),
  );
  expect(await database.read((q) => q.select().from(secrets))).toEqual([{ name: 'count', value: '75' }]);
});
