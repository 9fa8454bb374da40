import { asc, desc, eq, inArray, max } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { looks, measurementPlans } from '../database/schema/index.ts';
import { type Counted, countedSchema, type Look } from './counted.ts';
import { type Plan, type PlanVersion, planSchema, type TestPlan } from './plan.ts';

type Row = typeof measurementPlans.$inferSelect;
type About = Pick<Row, 'workspaceId' | 'squadId' | 'hypothesisId' | 'by'>;

const versionOf = ({ id, plan, reason, by, at }: Row): PlanVersion => ({
  id,
  plan: planSchema.parse(plan),
  reason,
  by,
  at,
});

/** Fixes how a hypothesis gets its answer, in place of what was fixed before. @returns the version's id */
export async function addPlan(
  change: Change,
  about: About,
  plan: Plan,
  reason: string | null = null,
): Promise<string> {
  const id = change.newId();
  await change.tx.insert(measurementPlans).values({ id, ...about, plan, reason, at: change.at });
  return id;
}

/** The plan that counts for each of these hypotheses, by its id; those without one are left out. */
export async function plansOf(q: Query, hypothesisIds: readonly string[]): Promise<Map<string, PlanVersion>> {
  if (hypothesisIds.length === 0) return new Map();
  const newest = q
    .select({ id: max(measurementPlans.id) })
    .from(measurementPlans)
    .where(inArray(measurementPlans.hypothesisId, [...hypothesisIds]))
    .groupBy(measurementPlans.hypothesisId);
  const rows = await q.select().from(measurementPlans).where(inArray(measurementPlans.id, newest));
  return new Map(rows.map((row) => [row.hypothesisId, versionOf(row)]));
}

/** The plan that counts for a hypothesis. */
export async function planOf(q: Query, hypothesisId: string): Promise<PlanVersion | undefined> {
  return (await plansOf(q, [hypothesisId])).get(hypothesisId);
}

/** All versions of a hypothesis's plan, newest first, at most so many. */
export async function plansEver(q: Query, hypothesisId: string, most: number): Promise<PlanVersion[]> {
  const rows = await q
    .select()
    .from(measurementPlans)
    .where(eq(measurementPlans.hypothesisId, hypothesisId))
    .orderBy(desc(measurementPlans.id))
    .limit(most);
  return rows.map(versionOf);
}

/** The tests among the last plans of a squad, newest first. @param most plans that are read */
export async function lastTests(q: Query, squadId: string, most: number): Promise<TestPlan[]> {
  const rows = await q
    .select()
    .from(measurementPlans)
    .where(eq(measurementPlans.squadId, squadId))
    .orderBy(desc(measurementPlans.id))
    .limit(most);
  return rows.flatMap((row) => {
    const { plan } = versionOf(row);
    return plan.way === 'test' ? [plan] : [];
  });
}

/** Keeps numbers that were entered while it was too early. */
export async function addLook(
  change: Change,
  about: About & Pick<typeof looks.$inferSelect, 'commitmentId'>,
  counted: Counted,
): Promise<void> {
  await change.tx.insert(looks).values({ id: change.newId(), ...about, counted, at: change.at });
}

/** The last looks at a hypothesis, oldest first, at most so many. */
export async function looksOf(q: Query, hypothesisId: string, most: number): Promise<Look[]> {
  const last = q
    .select({ id: looks.id })
    .from(looks)
    .where(eq(looks.hypothesisId, hypothesisId))
    .orderBy(desc(looks.id))
    .limit(most);
  const rows = await q.select().from(looks).where(inArray(looks.id, last)).orderBy(asc(looks.id));
  return rows.map(({ counted, by, at }) => ({ counted: countedSchema.parse(counted), by, at }));
}
