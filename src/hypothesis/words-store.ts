import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { indexedWords, wordsOf } from '../database/words.ts';
import type { Hypothesis } from './hypothesis.ts';

/** Candidates weighed one by one: those that share the rarest words. */
const CANDIDATES = 30;
/** Most words of a title or a search that are looked for. */
const WORDS = 40;

interface Part {
  readonly limit: number;
  readonly offset: number;
}

const idsSchema = z.array(z.tuple([z.string()]));

/** A word as the full-text index reads it: it consists of letters and digits only, or is one of our ids. */
const quoted = (word: string): string => `"${word}"`;

const inSquads = (squadIds: readonly string[]): string => `squad : (${squadIds.map(quoted).join(' OR ')})`;

/** Puts a hypothesis's words in the place of those it had. */
export async function keepWords(change: Change, hypothesis: Hypothesis): Promise<void> {
  await dropWords(change, hypothesis.id);
  await addWords(change, hypothesis);
}

/** A hypothesis is found by no words any more. */
export async function dropWords(change: Change, id: string): Promise<void> {
  const own = `id : ${quoted(id)}`;
  await change.tx.run(
    sql`delete from hypothesis_words where rowid in (select rowid from hypothesis_words where hypothesis_words match ${own})`,
  );
}

/** Makes a new hypothesis found by its words. */
export async function addWords(
  change: Change,
  { id, squadId, title, effect, because }: Hypothesis,
): Promise<void> {
  const rest = indexedWords(`${effect ?? ''} ${because ?? ''}`);
  await change.tx.run(
    sql`insert into hypothesis_words (id, squad, title, rest) values (${id}, ${squadId}, ${indexedWords(title)}, ${rest})`,
  );
}

/** Those of the squad's that share words with a title, whatever their state; who shares the rarest first. */
export const idsLike = (q: Query, squadId: string, title: string): Promise<string[]> =>
  idsLikeIn(q, [squadId], title);

/** The same of several squads. */
export async function idsLikeIn(q: Query, squadIds: readonly string[], title: string): Promise<string[]> {
  const words = wordsOf(title).slice(0, WORDS);
  if (words.length === 0) return [];
  const match = `${inSquads(squadIds)} AND title : (${words.map(quoted).join(' OR ')})`;
  return await matching(q, match, { limit: CANDIDATES, offset: 0 });
}

/** Those of the squad's in which all these words stand, or words that begin with them; the best match first. */
export const idsWith = (q: Query, squadId: string, text: string, page: Part): Promise<string[]> =>
  idsWithIn(q, [squadId], text, page);

/** The same of several squads. */
export async function idsWithIn(
  q: Query,
  squadIds: readonly string[],
  text: string,
  page: Part = { limit: CANDIDATES, offset: 0 },
): Promise<string[]> {
  const words = wordsOf(text).slice(0, WORDS);
  if (words.length === 0) return [];
  const all = words.map((word) => `${quoted(word)} *`).join(' AND ');
  return await matching(q, `${inSquads(squadIds)} AND {title rest} : (${all})`, page);
}

async function matching(q: Query, match: string, { limit, offset }: Part): Promise<string[]> {
  // By `rank` the index sorts by itself; its weights were given with it.
  const rows = await q.values(
    sql`select id from hypothesis_words where hypothesis_words match ${match} order by rank limit ${limit} offset ${offset}`,
  );
  return idsSchema.parse(rows).map(([id]) => id);
}
