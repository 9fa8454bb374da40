import { gt } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { put } from '../../test/support/database/fixtures.ts';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { built } from './built.ts';
import type { Query } from './database.ts';
import { secrets } from './schema/index.ts';

let puttingTogether = 0;
const namesAfter = built<{ name: string }>()((q, value) => {
  puttingTogether += 1;
  return q
    .select({ name: secrets.name })
    .from(secrets)
    .where(gt(secrets.name, value('name')));
});

test('is put together once for each connection, and asked with other values each time', async () => {
  const database = await temporaryDatabase();
  puttingTogether = 0;
  const seen = await database.write(async (tx) => {
    await put(tx, 'a');
    await put(tx, 'b');
    return [await namesAfter(tx, { name: '' }), await namesAfter(tx, { name: 'a' })];
  });
  expect(seen).toEqual([[{ name: 'a' }, { name: 'b' }], [{ name: 'b' }]]);
  for (const name of ['', 'a', 'b']) {
    await database.read(async (q) =>
      expect(await namesAfter(q, { name })).toEqual(seen[['', 'a'].indexOf(name)] ?? []),
    );
  }
  expect(puttingTogether).toBe(2);
});

test('is refused outside its transaction, like any other', async () => {
  const database = await temporaryDatabase();
  let kept: Query | undefined;
  await database.read(async (q) => {
    kept = q;
    await namesAfter(q, { name: '' });
  });
  await expect(async () => kept && (await namesAfter(kept, { name: '' }))).rejects.toThrow();
});
