import { and, eq } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { sources } from '../database/schema/index.ts';
import type { Decimal } from '../number/decimal.ts';
import { type Problem, problemSchema } from './problem.ts';

type Row = Readonly<typeof sources.$inferSelect>;

/** Where a squad's number is fetched from, and what came of it last. */
export interface Source extends Omit<Row, 'problem'> {
  readonly problem: Problem | null;
}

/** What somebody decides of a source. */
export type Setting = Pick<
  Row,
  'kind' | 'address' | 'pick' | 'dates' | 'mark' | 'header' | 'secret' | 'secretBy' | 'secretAt' | 'dailyAt'
>;

const sourceIn = ({ problem, ...row }: Row): Source => ({
  ...row,
  problem: problem === null ? null : problemSchema.parse(problem),
});

/** The source of a number; undefined: it has none. */
export async function sourceOf(q: Query, metricId: string): Promise<Source | undefined> {
  const [row] = await q.select().from(sources).where(eq(sources.metricId, metricId)).limit(1);
  return row && sourceIn(row);
}

export async function sourceById(q: Query, workspaceId: string, id: string): Promise<Source | undefined> {
  const own = and(eq(sources.id, id), eq(sources.workspaceId, workspaceId));
  const [row] = await q.select().from(sources).where(own).limit(1);
  return row && sourceIn(row);
}

/** Makes this the source of a number, instead of what was. */
export async function setSource(
  change: Change,
  of: Pick<Source, 'workspaceId' | 'squadId' | 'metricId' | 'setBy'>,
  setting: Setting,
): Promise<Source> {
  await removeSource(change, of.metricId);
  const row = { id: change.newId(), ...of, ...setting, setAt: change.at };
  const [source] = await change.tx.insert(sources).values(row).returning();
  if (!source) throw new Error('A source was not kept');
  return sourceIn(source);
}

export async function removeSource(change: Change, metricId: string): Promise<void> {
  await change.tx.delete(sources).where(eq(sources.metricId, metricId));
}

/** What came of asking it. */
export async function noteAsked(
  change: Change,
  id: string,
  came: {
    readonly value?: Decimal;
    readonly week?: LocalDate;
    readonly asOf?: number;
    readonly problem: Problem | null;
    readonly failures: number;
  },
): Promise<void> {
  await change.tx.update(sources).set(came).where(eq(sources.id, id));
}

/** When its keeper was told that it is silent, UTC milliseconds; null: it answers again. */
export async function noteTold(change: Change, id: string, toldAt: number | null): Promise<void> {
  await change.tx.update(sources).set({ toldAt }).where(eq(sources.id, id));
}
