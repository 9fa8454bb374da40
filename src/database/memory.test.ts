import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { remembered } from './memory.ts';
import { inbox, secrets } from './schema/index.ts';

/** A database with one secret, and how often it was asked for. */
async function asked() {
  const database = await temporaryDatabase();
  let times = 0;
  const secretOf = remembered([secrets], async (q, name: string) => {
    times += 1;
    const [row] = await q.select().from(secrets).where(eq(secrets.name, name));
    return row?.value;
  });
  await database.write((tx) => tx.insert(secrets).values({ name: 'a', value: 'first' }));
  const change = (value: string) =>
    database.write((tx) => tx.update(secrets).set({ value }).where(eq(secrets.name, 'a')));
  const read = () => database.read((q) => secretOf(q, 'a'));
  return { database, secretOf, change, read, times: () => times };
}

test('what did not change is asked for once, also behind the other door', async () => {
  const { database, secretOf, read, times } = await asked();
  expect(await read()).toBe('first');
  expect(await database.write((tx) => secretOf(tx, 'a'))).toBe('first');
  expect(times()).toBe(1);
  expect(await database.read((q) => secretOf(q, 'b'))).toBeUndefined();
  expect(times()).toBe(2);
});

test('a commit that changes the table is seen at once; one of another table forgets nothing', async () => {
  const { database, change, read, times } = await asked();
  await read();
  await database.write((tx) => tx.delete(inbox));
  await change('second');
  expect(await read()).toBe('second');
  await database.write((tx) => tx.insert(secrets).values({ name: 'b', value: 'other' }));
  await read();
  expect(times()).toBe(3);
});

test('a transaction sees what it wrote itself, and nobody else does before the commit', async () => {
  const { database, secretOf, read } = await asked();
  await read();
  await database.write(async (tx) => {
    await tx.update(secrets).set({ value: 'second' }).where(eq(secrets.name, 'a'));
    expect(await secretOf(tx, 'a')).toBe('second');
    await expect(read()).rejects.toThrow('inside');
  });
  expect(await read()).toBe('second');
});

test('what was undone was never remembered', async () => {
  const { database, secretOf, read } = await asked();
  const failing = database.write(async (tx) => {
    await tx.update(secrets).set({ value: 'never' }).where(eq(secrets.name, 'a'));
    await secretOf(tx, 'a');
    throw new Error('after all not');
  });
  await expect(failing).rejects.toThrow('after all not');
  expect(await read()).toBe('first');
});

test('those that are committed together see what the ones before them wrote', async () => {
  const { database, secretOf, change } = await asked();
  const [, seen] = await Promise.all([change('second'), database.write((tx) => secretOf(tx, 'a'))]);
  expect(seen).toBe('second');
});

test('a read that began before a commit remembers nothing older than it', async () => {
  const { database, secretOf, change, read } = await asked();
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const early = database.read(async (q) => {
    await held;
    return secretOf(q, 'a');
  });
  await change('second');
  goOn();
  expect(await early).toBe('first');
  expect(await read()).toBe('second');
});

test('what another process has changed is asked for again once it says so', async () => {
  const { database, read, times } = await asked();
  await read();
  database.changedElsewhere(['inbox']);
  await read();
  expect(times()).toBe(1);
  database.changedElsewhere(['secrets']);
  await read();
  expect(times()).toBe(2);
});
