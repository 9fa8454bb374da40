import { getTableName, type Table } from 'drizzle-orm';
import type { Query } from './database.ts';
import { runningTransaction } from './transaction.ts';

/** So many answers to one question are remembered; then all of them are forgotten, which costs each a question more. */
const MOST = 2_000;

/**
 * What of the database has changed when, for what is asked with nearly every deed and remembered: who people are,
 * squads, members. It knows by table when something was committed, and belongs to one database: another process that
 * writes to the same tables has to tell which (`forget`), for example by LISTEN and NOTIFY of PostgreSQL.
 */
export class Memory {
  #now = 0;
  /** When each table changed last. */
  readonly #changed = new Map<string, number>();
  #allChanged = 0;

  /** Counts what was committed. */
  get now(): number {
    return this.#now;
  }

  /** These tables have other rows now; undefined among them: perhaps all have. */
  forget(tables: Iterable<string | undefined>): void {
    this.#now += 1;
    for (const table of tables) {
      if (table === undefined) this.#allChanged = this.#now;
      else this.#changed.set(table, this.#now);
    }
  }

  /** Whether nothing in these tables has changed since the database was as at `at`. */
  isStill(at: number, tables: readonly string[]): boolean {
    return Math.max(this.#allChanged, ...tables.map((table) => this.#changed.get(table) ?? 0)) <= at;
  }
}

interface Remembered<Answer> {
  readonly answer: Answer;
  /** The state of the database (`Memory.now`) that it is true of. */
  readonly at: number;
}

/**
 * The same question, asked of the database only if one of the tables it reads has changed since. What a transaction has
 * written itself it reads anew. Its answers are shared: nobody may change one.
 * @param tables all that `ask` reads
 */
export function remembered<Given extends readonly (string | number)[], Answer>(
  tables: readonly Table[],
  ask: (q: Query, ...given: Given) => Promise<Answer>,
): (q: Query, ...given: Given) => Promise<Answer> {
  const names = tables.map(getTableName);
  /** By database. */
  const known = new WeakMap<Memory, Map<string, Remembered<Answer>>>();
  return async (q, ...given) => {
    const transaction = runningTransaction();
    if (!transaction) return ask(q, ...given);
    const { memory, since, dirty } = transaction;
    const isDirty = (): boolean => dirty.has(undefined) || names.some((name) => dirty.has(name));
    if (isDirty()) return ask(q, ...given);
    const answers = known.get(memory) ?? new Map<string, Remembered<Answer>>();
    known.set(memory, answers);
    const key = JSON.stringify(given);
    const before = answers.get(key);
    if (before && memory.isStill(Math.min(before.at, since), names)) return before.answer;
    const answer = await ask(q, ...given);
    if (!isDirty() && memory.isStill(since, names)) {
      if (answers.size >= MOST) answers.clear();
      answers.set(key, { answer, at: since });
    }
    return answer;
  };
}
