import { spawn } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Random } from '../../test/support/random.ts';
import type { Problem } from '../check/problems.ts';
import type { Tally } from './kinds.ts';

/** Tables of which no row ever goes away. */
const KEPT = ['entries', 'readings', 'estimates', 'retro_notes', 'hypothesis_versions', 'inbox'] as const;

/** Pages that SQLite's online backup copies in one turn of the event loop, and their size in bytes. */
const PAGES = 100;
const PAGE = 4_096;

/** Backups that are killed while they run, and made anew. */
export class Backups {
  readonly #random: Random;
  readonly #tally: Tally;
  readonly #program: string;
  readonly problems: Problem[] = [];

  constructor(random: Random, tally: Tally, program: string) {
    this.#random = random;
    this.#tally = tally;
    this.#program = program;
  }

  /** Kills one, starts it again, and holds what it made against the database, which may grow meanwhile. */
  async happen(file: string): Promise<void> {
    const target = join(dirname(file), 'backup', 'squad.sqlite');
    const turns = Math.ceil(statSync(file).size / (PAGES * PAGE));
    const killed = await this.#run(file, target, this.#random.whole(1, Math.max(1, turns)));
    if (killed.signal === 'SIGKILL') this.#tally.add('killed in a backup');
    if (existsSync(target)) this.#wrong('a killed backup bears the name of a whole one');
    const before = idsOf(file);
    const { code, said } = await this.#run(file, target);
    if (code !== 0) this.#wrong(`the next one failed: ${said}`);
    else this.#compare(before, idsOf(target), idsOf(file));
    const left = readdirSync(dirname(target)).filter((name) => name !== basename(target));
    if (left.length > 0) this.#wrong(`the next one left ${left.join(', ')}`);
    rmSync(dirname(target), { recursive: true, force: true });
  }

  #compare(before: Ids, backup: Ids, after: Ids): void {
    for (const table of KEPT) {
      const lost = missing(before.get(table), backup.get(table));
      const invented = missing(backup.get(table), after.get(table));
      if (lost + invented > 0) this.#wrong(`of ${table}, ${lost} are lost and ${invented} nobody knows`);
    }
  }

  #wrong(what: string): void {
    this.problems.push({ kind: 'wrong', what: `after a kill in a backup: ${what}` });
  }

  #run(
    file: string,
    target: string,
    dieAt?: number,
  ): Promise<{ code: number | null; signal: NodeJS.Signals | null; said: string }> {
    const args = [this.#program, file, target, ...(dieAt === undefined ? [] : [String(dieAt)])];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    return new Promise((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal, said: Buffer.concat(said).toString() }));
    });
  }
}

type Ids = ReadonlyMap<string, ReadonlySet<unknown>>;

/** How many of these are not among those. */
const missing = (these: ReadonlySet<unknown> = new Set(), those: ReadonlySet<unknown> = new Set()): number =>
  [...these].filter((id) => !those.has(id)).length;

function idsOf(file: string): Ids {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return new Map(
      KEPT.map((table) => [table, new Set(sqlite.prepare(`select rowid from ${table}`).pluck().all())]),
    );
  } finally {
    sqlite.close();
  }
}
