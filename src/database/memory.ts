import { getTableName, type Table } from 'drizzle-orm';
import type { Query } from './database.ts';
import { runningTransaction } from './transaction.ts';

/** So many answers are remembered; then all are forgotten, which costs each a question more. */
const MOST = 10_000;

interface Remembered {
  readonly answer: unknown;
  /** The state of the database that it is true of. */
  readonly at: number;
}

/**
 * What was read and has not changed since, for what is asked with nearly every deed: who people are, squads, members.
 * It knows by table when something was committed, and belongs to one database: another process that writes to the
 * same tables has to tell which (`forget`), for example by LISTEN and NOTIFY of PostgreSQL.
 */
export class Memory {
  #now = 0;
  /** When each table changed last. */
  readonly #changed = new Map<string, number>();
  #allChanged = 0;
  readonly #answers = new Map<string, Remembered>();

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

  /** The answer, if it is true of the database as it was at `at`. */
  recall(key: string, tables: readonly string[], at: number): Remembered | undefined {
    const known = this.#answers.get(key);
    return known && this.#changedLast(tables) <= Math.min(known.at, at) ? known : undefined;
  }

  /** Keeps an answer that was read of the database as it was at `at`, unless that is over. */
  keep(key: string, tables: readonly string[], remembered: Remembered): void {
    if (this.#changedLast(tables) > remembered.at) return;
    if (this.#answers.size >= MOST) this.#answers.clear();
    this.#answers.set(key, remembered);
  }

  #changedLast(tables: readonly string[]): number {
    return Math.max(this.#allChanged, ...tables.map((table) => this.#changed.get(table) ?? 0));
  }
}

let count = 0;

/**
 * The same question, asked of the database only if one of the tables it reads has changed since. What a transaction has
 * written itself it reads anew. Its answers are shared: nobody may change one.
 * @param tables all that `ask` reads
 */
export function remembered<Given extends readonly (string | number)[], Answer>(
  tables: readonly Table[],
  ask: (q: Query, ...given: Given) => Promise<Answer>,
): (q: Query, ...given: Given) => Promise<Answer> {
  count += 1;
  const question = count;
  const names = tables.map(getTableName);
  // Answers come from no other place than `keep` below.
  const isAnswer = (_: unknown): _ is Answer => true;
  return async (q, ...given) => {
    const transaction = runningTransaction();
    if (!transaction) return ask(q, ...given);
    const { memory, since, dirty } = transaction;
    const isDirty = (): boolean => dirty.has(undefined) || names.some((name) => dirty.has(name));
    if (isDirty()) return ask(q, ...given);
    const key = `${question}/${JSON.stringify(given)}`;
    const known = memory.recall(key, names, since);
    if (known && isAnswer(known.answer)) return known.answer;
    const answer = await ask(q, ...given);
    if (!isDirty()) memory.keep(key, names, { answer, at: since });
    return answer;
  };
}
