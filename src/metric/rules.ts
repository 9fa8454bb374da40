import { addDays } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import { addDecimals, compareDecimals, type Decimal, percentOf } from '../number/decimal.ts';
import type { Metric, MetricDirection, Progress, Reading, WeekReading } from './metric.ts';

/** Where the number stands, from the week's reading and target. One that is to fall has no per cent of its target. */
export function standing(
  reading: Omit<Reading, 'by'> | undefined,
  target: Decimal | null,
  direction: MetricDirection = 'up',
): Progress {
  return {
    value: reading?.value,
    target: target ?? undefined,
    of:
      reading === undefined || target === null || direction === 'down'
        ? undefined
        : percentOf(reading.value, target),
    asOf: reading?.at,
    source: reading?.source,
    origin: reading?.origin,
  };
}

/** Whether a week's value was entered before the week was over, and so may still become another; a level is as it is. */
export const isSoFar = (
  { kind }: Pick<Metric, 'kind'>,
  { week, at }: Pick<WeekReading, 'week' | 'at'>,
  zone: Zone,
): boolean => kind === 'total' && dateAt(at, zone) < addDays(week, 7);

/** By how much a number lies above the most that it may be; '0': it does not. */
export function above(value: Decimal, most: Decimal): Decimal {
  if (compareDecimals(value, most) <= 0) return '0';
  return addDecimals(value, most.startsWith('-') ? most.slice(1) : `-${most}`) ?? value;
}
