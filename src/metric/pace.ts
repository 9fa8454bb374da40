import type { LocalDate } from '../calendar/date.ts';
import { type Decimal, isWhole, toDecimal } from '../number/decimal.ts';
import { median } from '../statistics/median.ts';
import type { CourseReading, MetricDirection, MetricKind } from './metric.ts';

/** A value within a week, and how much of the week had gone: 0 at its beginning, 1 at its end. */
export interface Moment {
  readonly gone: number;
  readonly value: number;
}

/** Where a weekly total should be by now, if this week goes as the last ones went. */
export interface Pace {
  readonly expected: Decimal;
  /** How many weeks that is read from. */
  readonly weeks: number;
  /** It is there, or better. */
  readonly isKept: boolean;
}

/**
 * Weeks as they went, from their readings in the order in which these were stored: the last one that counts is the
 * week's total, at whatever instant it was counted.
 * @param goneAt how much of a week had gone at an instant; above 1 after its end
 */
export function coursesOf(
  readings: readonly CourseReading[],
  goneAt: (week: LocalDate, instant: number) => number,
): Moment[][] {
  return [...Map.groupBy(readings, ({ week }) => week)].flatMap(([week, all]) => {
    const total = all.findLast(({ counts }) => counts)?.value;
    if (total === undefined) return [];
    const within = all
      .map(({ at, value }) => ({ gone: goneAt(week, at), value: Number(value) }))
      .filter(({ gone }) => gone <= 1)
      .toSorted((a, b) => a.gone - b.gone);
    return [[...within, { gone: 1, value: Number(total) }]];
  });
}

/** Weeks of which a shape is read, and how few are too few. */
export const SHAPE_WEEKS = 8;
const FEWEST_WEEKS = 3;
/** A week tells a shape if its number is known at so many points, its end among them. */
const FEWEST_MOMENTS = 4;

/**
 * Where a weekly total should stand against its target, by how the last weeks went: the median of the share of their
 * total that had been reached at the same point of the week, between two values in a straight line.
 * @param gone how much of this week had gone when the value was counted, from 0 to 1
 * @param weeks earlier weeks, as they went (`coursesOf`)
 * @returns undefined for a level, without a target above 0, and where fewer than three weeks tell a shape
 */
export function paceOf(
  metric: { readonly kind: MetricKind; readonly direction: MetricDirection },
  now: { readonly value: Decimal; readonly target: Decimal; readonly gone: number },
  weeks: readonly (readonly Moment[])[],
): Pace | undefined {
  const target = Number(now.target);
  if (metric.kind === 'level' || target <= 0) return undefined;
  const shares = weeks.flatMap((week) => shareAt(week, now.gone) ?? []);
  if (shares.length < FEWEST_WEEKS) return undefined;
  const reached = target * median(shares);
  // No more exact than what it is measured against; and no count of a tenth.
  const expected = toDecimal(reached.toFixed(isWhole(now.target) && target >= 10 ? 0 : 1)) ?? now.target;
  const lead = Number(now.value) - Number(expected);
  return { expected, weeks: shares.length, isKept: metric.direction === 'up' ? lead >= 0 : lead <= 0 };
}

/** The share of a week's total that was reached when so much of it had gone; undefined: it tells no shape. */
function shareAt(week: readonly Moment[], gone: number): number | undefined {
  const total = week.at(-1)?.value ?? 0;
  if (week.length < FEWEST_MOMENTS || total <= 0) return undefined;
  let before: Moment = { gone: 0, value: 0 };
  for (const moment of week) {
    if (moment.gone >= gone) {
      const way = moment.gone === before.gone ? 1 : (gone - before.gone) / (moment.gone - before.gone);
      // A total that somebody set lower than what had been counted was reached, not passed.
      return Math.min(1, Math.max(0, (before.value + way * (moment.value - before.value)) / total));
    }
    before = moment;
  }
  return 1;
}
