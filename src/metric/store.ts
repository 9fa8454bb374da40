import { and, asc, desc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { metrics, targets } from '../database/schema/index.ts';
import type { Decimal } from '../number/decimal.ts';
import type { Squad } from '../squad/squad.ts';
import type { Metric, MetricDirection, MetricSettings } from './metric.ts';
import { checked } from './reading-store.ts';

/** The squad's numbers: its North Star metric, then the others in the order in which they were added. */
export const numbersOf = remembered([metrics], async (q, squadId: string): Promise<Metric[]> => {
  const rows = await q
    .select()
    .from(metrics)
    .where(and(eq(metrics.squadId, squadId), isNull(metrics.endedAt)))
    .orderBy(asc(metrics.id));
  const isFirst = ({ role }: Metric): boolean => role === 'northStar';
  const all = rows.map(toMetric);
  return [...all.filter(isFirst), ...all.filter((one) => !isFirst(one))];
});

/** The squad's North Star metric; undefined only before set-up. */
export async function metricOf(q: Query, squadId: string): Promise<Metric | undefined> {
  return (await numbersOf(q, squadId)).find(({ role }) => role === 'northStar');
}

/** One of the squad's numbers. @param metricId undefined: the North Star metric */
export async function numberOf(
  q: Query,
  squadId: string,
  metricId: string | undefined,
): Promise<Metric | undefined> {
  if (metricId === undefined) return metricOf(q, squadId);
  return (await numbersOf(q, squadId)).find(({ id }) => id === metricId);
}

function toMetric(row: typeof metrics.$inferSelect): Metric {
  const { createdAt: _, endedAt: __, ...metric } = row;
  return metric;
}

/**
 * Makes this the squad's North Star metric. The same name and kind keep the one there is, with its readings and
 * targets, also where it is to go the other way; anything else ends it and begins a new one, without any.
 */
export async function setMetric(
  change: Change,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
  wanted: Pick<Metric, 'name' | 'kind'> & { readonly direction?: MetricDirection },
): Promise<Metric> {
  const known = await metricOf(change.tx, squad.id);
  const { direction = 'up' } = wanted;
  if (known && known.name === wanted.name && known.kind === wanted.kind) {
    if (known.direction === direction) return known;
    await change.tx.update(metrics).set({ direction }).where(eq(metrics.id, known.id));
    return { ...known, direction };
  }
  if (known) {
    await change.tx.update(metrics).set({ endedAt: change.at }).where(eq(metrics.id, known.id));
  }
  const metric: Metric = {
    id: change.newId(),
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    name: wanted.name,
    kind: wanted.kind,
    direction,
    role: 'northStar',
    unit: null,
  };
  await change.tx.insert(metrics).values({ ...metric, createdAt: change.at });
  return metric;
}

/** Counts another number beside the North Star metric. */
export async function addMetric(
  change: Change,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
  wanted: MetricSettings,
): Promise<Metric> {
  const metric = { id: change.newId(), workspaceId: squad.workspaceId, squadId: squad.id, ...wanted };
  await change.tx.insert(metrics).values({ ...metric, createdAt: change.at });
  return metric;
}

/** Counts it under these settings; what was entered stays. */
export async function changeMetric(
  change: Change,
  metric: Pick<Metric, 'id'>,
  settings: Omit<MetricSettings, 'kind'>,
): Promise<void> {
  const { name, role, direction, unit } = settings;
  await change.tx.update(metrics).set({ name, role, direction, unit }).where(eq(metrics.id, metric.id));
}

/** Counts it no longer; what was entered stays stored. */
export async function endMetric(change: Change, metric: Pick<Metric, 'id'>): Promise<void> {
  await change.tx.update(metrics).set({ endedAt: change.at }).where(eq(metrics.id, metric.id));
}

/**
 * Sets the target of a week, and so of the weeks after it until another is set; null: from that week on there is none.
 * Setting again what was set last for that week writes nothing.
 * @throws RangeError if the value is no decimal number
 */
export async function setTarget(
  change: Change,
  metric: Pick<Metric, 'id' | 'workspaceId'>,
  week: LocalDate,
  value: Decimal | null,
  by: string,
): Promise<void> {
  if (value !== null) checked(value);
  const [last] = await change.tx
    .select({ value: targets.value })
    .from(targets)
    .where(and(eq(targets.metricId, metric.id), eq(targets.week, week)))
    .orderBy(desc(targets.id))
    .limit(1);
  if (last && last.value === value) return;
  await change.tx.insert(targets).values({
    id: change.newId(),
    workspaceId: metric.workspaceId,
    metricId: metric.id,
    week,
    value,
    by,
    at: change.at,
  });
}

/** A target as it was set: for which week and by whom; null: from that week on there is none. */
export interface TargetSet {
  readonly value: Decimal | null;
  readonly week: LocalDate;
  readonly by: string;
}

/** What was set last for a week, else for the nearest earlier one; undefined: nothing ever was. */
export const targetSet = remembered(
  [targets],
  async (q, metricId: string, week: LocalDate): Promise<TargetSet | undefined> => {
    const [row] = await q
      .select({ value: targets.value, week: targets.week, by: targets.by })
      .from(targets)
      .where(and(eq(targets.metricId, metricId), lte(targets.week, week)))
      .orderBy(desc(targets.week), desc(targets.id))
      .limit(1);
    return row;
  },
);

/** The target of a week: the one set last for it, else the one set last for the nearest earlier week; null: none. */
export async function targetOf(q: Query, metricId: string, week: LocalDate): Promise<Decimal | null> {
  return (await targetSet(q, metricId, week))?.value ?? null;
}

/** The target of each of these weeks, as `targetOf` has it: two queries, however many. @param weeks oldest first */
export async function targetsOf(
  q: Query,
  metricId: string,
  weeks: readonly LocalDate[],
): Promise<Map<LocalDate, Decimal | null>> {
  const [first = '', last = first] = [weeks[0], weeks.at(-1)];
  let holds = await targetOf(q, metricId, first);
  const set = await q
    .select({ value: targets.value, week: targets.week })
    .from(targets)
    .where(and(eq(targets.metricId, metricId), gt(targets.week, first), lte(targets.week, last)))
    .orderBy(asc(targets.week), asc(targets.id));
  const changes = new Map(set.map(({ week, value }) => [week, value]));
  return new Map(
    weeks.map((week) => {
      const change = changes.get(week);
      if (change !== undefined) holds = change;
      return [week, holds];
    }),
  );
}
