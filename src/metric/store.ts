import { and, asc, desc, eq, inArray, isNull, lte, max, ne, sql } from 'drizzle-orm';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { nullsLast } from '../database/portable.ts';
import { metrics, readings, targets } from '../database/schema/index.ts';
import { type Decimal, isDecimal } from '../number/decimal.ts';
import type { Squad } from '../squad/squad.ts';
import type {
  CourseReading,
  Metric,
  MetricDirection,
  MetricSettings,
  Reading,
  ReadingSource,
  WeekReading,
} from './metric.ts';

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

/**
 * Keeps the value of a week so far; the one there is stays stored.
 * @param asOf the instant it is the value of, UTC milliseconds; now if not given
 * @param counts whether it is the week's number from now on; it is if not given
 * @throws RangeError if the value is no decimal number
 */
export async function enterReading(
  change: Change,
  given: {
    readonly metric: Pick<Metric, 'id' | 'workspaceId'>;
    readonly week: LocalDate;
    readonly value: Decimal;
    readonly by: string;
    readonly source?: ReadingSource;
    readonly origin?: string | null | undefined;
    readonly asOf?: number;
    readonly counts?: boolean;
  },
): Promise<{ reading: Reading; replaced: Reading | undefined }> {
  const { metric, week, by, source = 'typed', origin = null, asOf = change.at, counts = true } = given;
  const value = checked(given.value);
  const current = await currentRow(change.tx, metric.id, week);
  await change.tx.insert(readings).values({
    id: change.newId(),
    workspaceId: metric.workspaceId,
    metricId: metric.id,
    week,
    value,
    by,
    at: change.at,
    replaces: (counts && current?.id) || null,
    source,
    origin,
    asOf,
    counts,
  });
  return { reading: { value, at: asOf, by, source, origin }, replaced: current && toReading(current) };
}

/** The value of a week so far; undefined as long as nobody has entered one. */
export async function readingOf(q: Query, metricId: string, week: LocalDate): Promise<Reading | undefined> {
  const row = await currentRow(q, metricId, week);
  return row && toReading(row);
}

/** The value that somebody entered at an instant, for one of these weeks. */
export async function enteredAt(
  q: Query,
  metricId: string,
  weeks: readonly LocalDate[],
  { userId, at }: { readonly userId: string; readonly at: number },
): Promise<Decimal | undefined> {
  const theirs = and(eq(readings.by, userId), eq(readings.at, at));
  const [row] = await q
    .select({ value: readings.value })
    .from(readings)
    .where(and(eq(readings.metricId, metricId), inArray(readings.week, weeks), theirs))
    .limit(1);
  return row?.value;
}

/** Each reading that counts replaces the one before it, so the newest is the one that nothing replaces. */
const currentRow = remembered([readings], async (q, metricId: string, week: LocalDate) => {
  const [row] = await q
    .select()
    .from(readings)
    .where(and(eq(readings.metricId, metricId), eq(readings.week, week), eq(readings.counts, true)))
    .orderBy(desc(readings.id))
    .limit(1);
  return row;
});

/** The last value of a week that came by itself, whether it counts or not. */
export async function arrivedLast(q: Query, metricId: string, week: LocalDate): Promise<Reading | undefined> {
  const [row] = await q
    .select()
    .from(readings)
    .where(and(eq(readings.metricId, metricId), eq(readings.week, week), ne(readings.source, 'typed')))
    .orderBy(nullsLast(readings.asOf), desc(readings.id))
    .limit(1);
  return row && toReading(row);
}

function toReading({ value, at, asOf, by, source, origin }: typeof readings.$inferSelect): Reading {
  return { value, at: asOf ?? at, by, source, origin };
}

/**
 * The values of the last weeks, oldest first, for a chart; weeks without one are left out.
 * @param week the last of these weeks
 */
export async function lastReadings(
  q: Query,
  metricId: string,
  week: LocalDate,
  weeks = 8,
): Promise<WeekReading[]> {
  const wanted = Array.from({ length: weeks }, (_, back) => addDays(week, -7 * back));
  const newest = q
    .select({ id: max(readings.id) })
    .from(readings)
    .where(and(eq(readings.metricId, metricId), inArray(readings.week, wanted), eq(readings.counts, true)))
    .groupBy(readings.week);
  const rows = await q
    .select()
    .from(readings)
    .where(inArray(readings.id, newest))
    .orderBy(asc(readings.week));
  return rows.map((row) => ({ week: row.week, ...toReading(row) }));
}

const DAY_MS = 86_400_000;

/**
 * How the weeks before one went: of each day on which a value was entered or came, the last one that counts and the
 * last one that does not; in the order in which they were stored.
 */
export const courseBefore = remembered(
  [readings],
  async (q, metricId: string, week: LocalDate, weeks: number): Promise<CourseReading[]> => {
    const wanted = Array.from({ length: weeks }, (_, back) => addDays(week, -7 * (back + 1)));
    const day = sql`coalesce(${readings.asOf}, ${readings.at}) / ${sql.raw(String(DAY_MS))}`;
    const ofDays = q
      .select({ id: max(readings.id) })
      .from(readings)
      .where(and(eq(readings.metricId, metricId), inArray(readings.week, wanted)))
      .groupBy(readings.week, readings.counts, day);
    const rows = await q
      .select()
      .from(readings)
      .where(inArray(readings.id, ofDays))
      .orderBy(asc(readings.id));
    return rows.map((row) => ({ week: row.week, counts: row.counts, ...toReading(row) }));
  },
);

function checked(value: Decimal): Decimal {
  if (!isDecimal(value)) throw new RangeError(`not a decimal number: ${value}`);
  return value;
}
