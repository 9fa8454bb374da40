import { describe, expect, test } from 'vitest';
import type { WorthItFrom } from '../commitments/arms.ts';
import { effectOf, isRuledOut, suggest } from './rules.ts';
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

describe('the suggestion', () => {
  test.each([
    ['won: surely more than nothing, and as much as it had to bring', effect(0.17, 0.03, 0.31), 'won'],
    [
      'too early: surely more than nothing, but less than it had to bring',
      effect(0.02, 0.01, 0.05),
      'too-early',
    ],
    ['too early: much, but perhaps nothing', effect(0.2, -0.01, 0.5), 'too-early'],
    ['lost: at best less than it had to bring', effect(-0.06, -0.15, 0.026), 'lost'],
    ['too early: it may still bring what it had to', effect(-0.06, -0.15, 0.03), 'too-early'],
    ['too early: too few for an interval', effect(0.5), 'too-early'],
  ])('is %s', (_, measured, expected) => {
    expect(suggest(measured, worth('3'))).toBe(expected);
  });

  test('is mirrored where the number was to go down', () => {
    const down = worth('3', { direction: 'down' });
    expect(suggest(effect(-0.17, -0.31, -0.03), down)).toBe('won');
    expect(suggest(effect(0.06, -0.026, 0.15), down)).toBe('lost');
  });

  test('asks for more than nothing where nobody had said what it must bring', () => {
    expect(suggest(effect(0.02, 0.01, 0.03), worth(null))).toBe('won');
    expect(suggest(effect(-0.02, -0.03, -0.01), worth(null))).toBe('lost');
  });

  test('compares what was fixed as a difference with the difference', () => {
    const points: Effect = { measure: 'points', point: 2, interval: { low: 0.5, high: 3.5 } };
    expect(suggest(points, worth('1.5', { kind: 'absolute' }))).toBe('won');
    expect(suggest(points, worth('4', { kind: 'absolute' }))).toBe('lost');
  });

  test('is not given where effect and promise have different measures', () => {
    const points: Effect = { measure: 'points', point: 2, interval: { low: 1, high: 3 } };
    expect(suggest(points, worth('3'))).toBe('too-early');
  });
});

describe('"ruled out"', () => {
  test('is said of a lost one whose upper bound lies below what it had to bring', () => {
    expect(isRuledOut('lost', effect(-0.06, -0.15, 0.026), worth('3'))).toBe(true);
    expect(isRuledOut('lost', effect(-0.06, -0.15, 0.03), worth('3'))).toBe(false);
  });

  test('goes by the plain difference where there is no interval', () => {
    expect(isRuledOut('lost', effect(0.02), worth('3'))).toBe(true);
    expect(isRuledOut('lost', effect(0.04), worth('3'))).toBe(false);
  });

  test('is never said of another verdict, or without numbers', () => {
    expect(isRuledOut('inconclusive', effect(-0.06, -0.15, 0.026), worth('3'))).toBe(false);
    expect(isRuledOut('lost', undefined, worth('3'))).toBe(false);
  });

  test('looks at the lower bound where the number was to go down', () => {
    const down = worth('3', { direction: 'down' });
    expect(isRuledOut('lost', effect(0.06, -0.026, 0.15), down)).toBe(true);
    expect(isRuledOut('lost', effect(0.06, -0.04, 0.15), down)).toBe(false);
  });
});

test('the effect is told in the measure in which it was promised, and else as a difference', () => {
  const absolute: Effect = { measure: 'points', point: 2, interval: null };
  const relative = effect(0.2);
  expect(effectOf({ relative, absolute, sample: 10 }, worth('3'))).toBe(relative);
  expect(effectOf({ relative, absolute, sample: 10 }, worth('3', { kind: 'absolute' }))).toBe(absolute);
  expect(effectOf({ relative: null, absolute, sample: 10 }, worth('3'))).toBe(absolute);
});
