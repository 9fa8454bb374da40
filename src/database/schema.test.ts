import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { shippedMigrations, temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import * as schema from './schema/index.ts';

test('the shipped migrations make the tables that the code works with', async () => {
  const meta = join(shippedMigrations, 'meta');
  const newest = readdirSync(meta)
    .filter((name) => name.endsWith('_snapshot.json'))
    .toSorted()
    .at(-1);
  const shipped = JSON.parse(readFileSync(join(meta, newest ?? ''), 'utf8'));
  const wanted = await generateSQLiteDrizzleJson(schema, shipped.id, 'snake_case');
  expect(await generateSQLiteMigration(shipped, wanted)).toEqual([]);
});

test('no deletion takes other rows with it', async () => {
  const database = await temporaryDatabase();
  const rules = await database.read((q) =>
    q.values(
      sql`select distinct f.on_delete, f.on_update from sqlite_schema t, pragma_foreign_key_list(t.name) f`,
    ),
  );
  expect(rules).toEqual([['NO ACTION', 'NO ACTION']]);
});
