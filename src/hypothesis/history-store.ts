import { desc, eq, inArray, max } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { estimates, hypothesisVersions, transitions } from '../database/schema/index.ts';
import type { Wording } from './hypothesis.ts';

type Place = 'id' | 'workspaceId' | 'hypothesisId';

/** One step of a hypothesis through its life. */
export type Transition = Readonly<Omit<typeof transitions.$inferSelect, Place>>;

/** The step by which each of these came to where it stands. */
export async function lastTransitions(q: Query, ids: readonly string[]): Promise<Map<string, Transition>> {
  if (ids.length === 0) return new Map();
  const newest = q
    .select({ id: max(transitions.id) })
    .from(transitions)
    .where(inArray(transitions.hypothesisId, [...ids]))
    .groupBy(transitions.hypothesisId);
  const rows = await q.select().from(transitions).where(inArray(transitions.id, newest));
  return new Map(rows.map((row) => [row.hypothesisId, row]));
}

/** A wording that counted once, or still does. */
export type Version = Wording &
  Readonly<Pick<typeof hypothesisVersions.$inferSelect, 'differs' | 'by' | 'at'>>;

/** What one member once said of their own part. */
export type Estimated = Readonly<Omit<typeof estimates.$inferSelect, Place | 'roles'>>;

/** What is known of a hypothesis's life, each list newest first. */
export interface HypothesisLife {
  readonly steps: readonly Transition[];
  readonly versions: readonly Version[];
  readonly estimates: readonly Estimated[];
}

/** A hypothesis's life: the newest `most` of each sort. */
export async function lifeOf(q: Query, hypothesisId: string, most: number): Promise<HypothesisLife> {
  const steps = await q
    .select()
    .from(transitions)
    .where(eq(transitions.hypothesisId, hypothesisId))
    .orderBy(desc(transitions.id))
    .limit(most);
  const versions = await q
    .select()
    .from(hypothesisVersions)
    .where(eq(hypothesisVersions.hypothesisId, hypothesisId))
    .orderBy(desc(hypothesisVersions.id))
    .limit(most);
  const parts = await q
    .select()
    .from(estimates)
    .where(eq(estimates.hypothesisId, hypothesisId))
    .orderBy(desc(estimates.id))
    .limit(most);
  return { steps, versions, estimates: parts };
}
