import type { Arms } from '../../src/commitments/arms.ts';
import { effectOf } from '../../src/results/rules.ts';
import { compare } from '../../src/results/statistics.ts';
import type { Decided, Digest } from '../../src/retro/snapshot.ts';

/** A week in which nothing happened, to be filled by a test. */
export const quietWeek: Digest = {
  schema: 'digest',
  version: 2,
  week: '2026-11-23',
  metric: { name: 'new sign-ups', kind: 'total', value: null, at: null, by: null, target: null, weeks: [] },
  won: [],
  lost: [],
  inconclusive: [],
  invalid: [],
  tooEarly: [],
  live: [],
  carried: [],
  done: [],
  dropped: [],
  launches: 0,
  notes: { wentWell: [], didnt: [], tryNext: [] },
  actions: [],
  next: {
    scaleUps: 0,
    resultsDue: 0,
    ideas: 0,
    withoutEstimate: 0,
    estimateFirst: null,
    opensAt: Date.parse('2026-11-30T01:30:00Z'),
  },
  corrections: [],
};

/** A bet that was measured as a rate over these days, and had to bring 3 %. */
export function measuredRate(
  counts: { a: [number, number]; b: [number, number] },
  days: { from: string; to: string },
  unit: string | null,
): NonNullable<Decided['measured']> {
  const arms: Arms = {
    a: { count: counts.a[0], outOf: counts.a[1], ...days },
    b: { count: counts.b[0], outOf: counts.b[1], ...days },
    metric: null,
    unit,
  };
  const worthItFrom = { direction: 'up', kind: 'relative', value: '3' } as const;
  if (arms.a === null || arms.b === null) throw new Error('both arms were given');
  const effect = effectOf(compare('rate', arms.a, arms.b), worthItFrom);
  return { effect, method: 'variants', kind: 'rate', arms, worthItFrom };
}
