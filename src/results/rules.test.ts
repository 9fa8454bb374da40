import { expect, test } from 'vitest';
import type { WorthItFrom } from '../commitments/arms.ts';
import { effectOf } from './rules.ts';
import type { Effect } from './two-sided.ts';

const worth = (value: string | null, more: Partial<WorthItFrom> = {}): WorthItFrom => ({
  direction: 'up',
  kind: 'relative',
  value,
  ...more,
});
const effect = (point: number, low?: number, high?: number): Effect => ({
  measure: 'relative',
  point,
  interval: low === undefined || high === undefined ? null : { low, high },
});

test('the effect is told in the measure in which it was promised, and else as a difference', () => {
  const absolute: Effect = { measure: 'points', point: 2, interval: null };
  const relative = effect(0.2);
  expect(effectOf({ relative, absolute, sample: 10 }, worth('3'))).toBe(relative);
  expect(effectOf({ relative, absolute, sample: 10 }, worth('3', { kind: 'absolute' }))).toBe(absolute);
  expect(effectOf({ relative: null, absolute, sample: 10 }, worth('3'))).toBe(absolute);
});
