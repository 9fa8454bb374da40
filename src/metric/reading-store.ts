import { and, asc, desc, eq, inArray, max, ne, sql } from 'drizzle-orm';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { nullsLast } from '../database/portable.ts';
import { readings } from '../database/schema/index.ts';
import { type Decimal, isDecimal } from '../number/decimal.ts';
import type { CourseReading, Metric, Reading, ReadingSource, WeekReading } from './metric.ts';

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

/** @throws RangeError if the value is no decimal number */
export function checked(value: Decimal): Decimal {
  if (!isDecimal(value)) throw new RangeError(`not a decimal number: ${value}`);
  return value;
}
