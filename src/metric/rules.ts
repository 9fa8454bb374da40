import { type Decimal, percentOf } from '../number/decimal.ts';
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
