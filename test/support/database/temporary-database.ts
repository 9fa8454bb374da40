import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Database } from '../../../src/database/database.ts';
import { type DatabaseOptions, openDatabase } from '../../../src/database/open.ts';
import { scratchFolder } from '../../../src/demo/scratch.ts';

/** The migrations that are shipped. */
export const shippedMigrations = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** A folder that is gone when the running test has ended. */
export function temporaryFolder(): string {
  const folder = scratchFolder('growth-squad-');
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database on a real file, closed when the running test has ended; an empty one with the shipped tables by default. */
export async function temporaryDatabase(options: Partial<DatabaseOptions> = {}): Promise<Database> {
  const file = options.file ?? join(temporaryFolder(), 'squad.sqlite');
  const database = await openDatabase({ migrations: shippedMigrations, now: () => 0, ...options, file });
  onTestFinished(() => database.close());
  return database;
}

/** A folder of migrations as drizzle-kit writes it, named "0000_step", "0001_step" and so on. */
export function writeMigrations(folder: string, ...steps: string[]): string {
  const entries = steps.map((sql, idx) => {
    const tag = `${String(idx).padStart(4, '0')}_step`;
    mkdirSync(join(folder, 'meta'), { recursive: true });
    writeFileSync(join(folder, `${tag}.sql`), sql);
    return { idx, version: '6', when: idx, tag, breakpoints: true };
  });
  writeFileSync(
    join(folder, 'meta', '_journal.json'),
    JSON.stringify({ version: '7', dialect: 'sqlite', entries }),
  );
  return folder;
}
