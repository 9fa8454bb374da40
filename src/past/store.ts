import { and, desc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import { unarmed } from '../commitments/result-store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { backdated } from '../database/ids.ts';
import {
  commitments,
  estimates,
  hotTopics,
  hypotheses,
  hypothesisVersions,
  imports,
  measurementPlans,
  quarrels,
  repeats,
  results,
  transitions,
} from '../database/schema/index.ts';
import { justTitle } from '../hypothesis/hypothesis.ts';
import { addWords, dropWords } from '../hypothesis/words-store.ts';
import type { Squad } from '../squad/squad.ts';
import { asTitle, type PastBet } from './bets.ts';
import type { Answer } from './meaning.ts';
import { type Table, tableSchema } from './table.ts';

/** A table that was read and not taken in is forgotten after so many milliseconds, once another one is read. */
const FORGOTTEN_MS = 24 * 60 * 60_000;

/** A table that somebody handed in. */
export interface Import extends Readonly<Omit<typeof imports.$inferSelect, 'rows'>> {
  /** Null: it was taken in. */
  readonly table: Table | null;
}

const importFrom = ({ rows, ...row }: typeof imports.$inferSelect): Import => ({
  ...row,
  table: rows === null ? null : tableSchema.parse(rows),
});

/** Keeps what was read until it is taken in. @returns its id */
export async function keepTable(change: Change, squad: Squad, table: Table, by: string): Promise<string> {
  const { tx, at } = change;
  await tx
    .delete(imports)
    .where(and(eq(imports.squadId, squad.id), isNull(imports.takenAt), lt(imports.at, at - FORGOTTEN_MS)));
  const id = change.newId();
  await tx.insert(imports).values({
    ...{ id, workspaceId: squad.workspaceId, squadId: squad.id, rows: table, by, at },
  });
  return id;
}

/** The table of that id; undefined: the workspace has none. */
export async function importOf(q: Query, workspaceId: string, id: string): Promise<Import | undefined> {
  const [row] = await q
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.workspaceId, workspaceId)))
    .limit(1);
  return row && importFrom(row);
}

/** The last that the squad took in and has not taken back. */
export async function lastTaken(q: Query, squadId: string): Promise<Import | undefined> {
  const [row] = await q
    .select()
    .from(imports)
    .where(and(eq(imports.squadId, squadId), isNotNull(imports.takenAt), isNull(imports.takenBackAt)))
    .orderBy(desc(imports.id))
    .limit(1);
  return row && importFrom(row);
}

/** All titles that the squad ever had, as `asTitle` compares them. */
export async function titlesKnown(q: Query, squadId: string): Promise<ReadonlySet<string>> {
  const rows = await q
    .select({ title: hypothesisVersions.title })
    .from(hypotheses)
    .innerJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(eq(hypotheses.squadId, squadId));
  return new Set(rows.map(({ title }) => asTitle(title)));
}

/** An old bet, and what became of it. @property at when that was, UTC milliseconds */
export interface Taken {
  readonly bet: PastBet;
  readonly state: Answer | 'idea';
  readonly at: number;
}

/** Puts old bets among the squad's own; they sort among those of their time. */
export async function takeBets(
  change: Change,
  { id: importId, workspaceId, squadId }: Import,
  taken: readonly Taken[],
  by: string,
): Promise<void> {
  for (const { bet, state, at } of taken) {
    const [id, versionId] = [backdated(change.newId(), at), backdated(change.newId(), at)];
    const wording = { ...justTitle(bet.title), effect: bet.effect, because: bet.because };
    const idea = { id, workspaceId, squadId, state, authorId: by, createdAt: at, importId };
    await change.tx.insert(hypotheses).values({ ...idea, versionId });
    const said = { ...wording, workspaceId, hypothesisId: id, by, at };
    await change.tx.insert(hypothesisVersions).values({ id: versionId, ...said });
    const step = { id: backdated(change.newId(), at), workspaceId, hypothesisId: id, by, at };
    await change.tx.insert(transitions).values({ ...step, from: null, to: state, why: null });
    const nothing = { parentId: null, sourceUrl: null, score: null, differs: null };
    await addWords(change, { ...idea, ...wording, ...nothing });
    if (state === 'idea') continue;
    const answer = { ...unarmed, rule: 'none', verdict: state, learned: bet.learned } as const;
    // Nobody had said here what it must bring, so it lost, and is not ruled out.
    const result = { id: backdated(change.newId(), at), ...answer, ruledOut: false };
    await change.tx.insert(results).values({ ...result, workspaceId, squadId, hypothesisId: id, by, at });
  }
  await change.tx
    .update(imports)
    .set({ rows: null, takenAt: change.at, taken: taken.length })
    .where(eq(imports.id, importId));
}

/** Takes back what was brought in with a table, but for what the squad has worked with since. @returns how many stay */
export async function takeBack(change: Change, { id: importId }: Import, by: string): Promise<number> {
  const { tx, at } = change;
  const all = await tx
    .select({ id: hypotheses.id })
    .from(hypotheses)
    .where(eq(hypotheses.importId, importId));
  const untouched = await tx
    .select({ id: hypotheses.id })
    .from(hypotheses)
    .where(and(eq(hypotheses.importId, importId), isUntouched));
  const ids = untouched.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    await tx.delete(results).where(inArray(results.hypothesisId, some));
    await tx.delete(transitions).where(inArray(transitions.hypothesisId, some));
    await tx.delete(hypothesisVersions).where(inArray(hypothesisVersions.hypothesisId, some));
    for (const id of some) await dropWords(change, id);
    await tx.delete(hypotheses).where(inArray(hypotheses.id, some));
  }
  await tx.update(imports).set({ takenBackBy: by, takenBackAt: at }).where(eq(imports.id, importId));
  return all.length - ids.length;
}
const AT_ONCE = 200;

/** Nobody has said or done anything about it since it was brought in. */
const isUntouched = and(
  ...[estimates, hotTopics, quarrels, commitments, measurementPlans, repeats].map(
    (of) => sql`not exists (select 1 from ${of} where ${of.hypothesisId} = ${hypotheses.id})`,
  ),
  sql`not exists (select 1 from ${repeats} where ${repeats.ofId} = ${hypotheses.id})`,
  sql`not exists (select 1 from ${hypotheses} as bigger where bigger.parent_id = ${hypotheses.id})`,
  ...[transitions, hypothesisVersions].map(
    (of) => sql`(select count(*) from ${of} where ${of.hypothesisId} = ${hypotheses.id}) = 1`,
  ),
);
