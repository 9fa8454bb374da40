import { compareDecimals, type Decimal, percentOf } from './decimal.ts';
import type { Progress, Reading } from './metric.ts';

/** Where the number stands, from the week's reading and target. */
export function standing(reading: Reading | undefined, target: Decimal | null): Progress {
  return {
    value: reading?.value,
    target: target ?? undefined,
    of: reading === undefined || target === null ? undefined : percentOf(reading.value, target),
    asOf: reading?.at,
  };
}

/** Whether the target is reached; undefined where there is no value or no target. */
export function isReached({ value, target }: Pick<Progress, 'value' | 'target'>): boolean | undefined {
  if (value === undefined || target === undefined) return undefined;
  return compareDecimals(value, target) >= 0;
}
