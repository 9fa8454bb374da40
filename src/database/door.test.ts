import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { gate, names, put, stored } from '../../test/support/database/fixtures.ts';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { insideWrite, type Query, type Tx } from './database.ts';
import { StatementFailed } from './errors.ts';
import { secrets } from './schema/index.ts';

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
