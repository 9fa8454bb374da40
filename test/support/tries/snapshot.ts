import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import type { Stage } from '../../../src/demo/stage.ts';
import { temporaryFolder } from '../database/temporary-database.ts';

const namesSchema = z.array(z.object({ name: z.string() }));

/** A stage while its bot is quiet: what is stored and written is brought back, and rows are watched for changes. */
export class Snapshots {
  readonly #file: string;
  readonly #stage: Stage;
  readonly #folder = temporaryFolder();
  readonly #watch: Sqlite.Database;
  #taken = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#file = stage.file;
    this.#watch = new Sqlite(this.#file, { readonly: true });
    onTestFinished(() => void this.#watch.close());
  }

  /** Keeps what is stored, and written in channels. @returns how to bring exactly that back, as often as wanted */
  async take(): Promise<() => Promise<void>> {
    const file = join(this.#folder, `${++this.#taken}.sqlite`);
    const writtenAgain = this.#stage.slack.keep();
    await copy(this.#file, file);
    return async () => {
      await this.#stage.clock.settle();
      await copy(file, this.#file);
      this.#stage.bot.core.database.changedElsewhere();
      writtenAgain();
    };
  }

  /** Grows when anybody commits a change of any row: equal ones say that all rows are as they were. */
  version(): unknown {
    return this.#watch.pragma('data_version', { simple: true });
  }

  /** All rows in which such words stand, as text. */
  rowsWith(words: RegExp): readonly string[] {
    const tables = namesSchema.parse(
      this.#watch
        .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
        .all(),
    );
    return tables.flatMap(({ name }) =>
      this.#watch
        .prepare(`select * from "${name}"`)
        .all()
        .map((row) => `${name} ${JSON.stringify(row)}`)
        .filter((row) => words.test(row))
        .toSorted(),
    );
  }

  /** Changes rows past the bot. */
  write(work: (database: Sqlite.Database) => void): void {
    const database = new Sqlite(this.#file);
    try {
      work(database);
    } finally {
      database.close();
    }
    this.#stage.bot.core.database.changedElsewhere();
  }
}

/** SQLite's own backup: one transaction for whoever has the other file open. */
async function copy(from: string, to: string): Promise<void> {
  const source = new Sqlite(from, { readonly: true });
  try {
    await source.backup(to);
  } finally {
    source.close();
  }
}
