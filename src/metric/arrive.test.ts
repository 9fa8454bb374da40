import { describe, expect, test } from 'vitest';
import { growingSteps } from '../../test/support/database/query-plans.ts';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import { readings } from '../database/schema/index.ts';
import { type Arrived, takeReading } from './arrive.ts';
import type { Metric } from './metric.ts';
import { enterReading, lastReadings, readingOf } from './reading-store.ts';
import { setMetric } from './store.ts';

const WEEK = '2026-11-23';
const hour = (time: string): number => at(`2026-11-24 ${time}`);

async function withMetric(verbose?: (sql: string) => void): Promise<{ life: Life; metric: Metric }> {
  const life = await squadLife({ at: hour('18:00'), ...(verbose ? { verbose } : {}) });
  const squad = await life.squad();
  const metric = await life.change((change) => setMetric(change, squad, { name: 'sign-ups', kind: 'total' }));
  return { life, metric };
}

async function arrives(life: Life, metric: Metric, value: string, asOf: number, more: Partial<Arrived> = {}) {
  const squad = await life.squad();
  const arrived: Arrived = { squad, metric, week: WEEK, value, asOf, source: 'pull', by: 'ann', ...more };
  return (await life.change((change) => takeReading(change, life.rituals(), arrived))).outcome;
}

const stored = (life: Life) =>
  life.read(async (q) =>
    (await q.select().from(readings)).map(({ value, source, counts }) => [value, source, counts]),
  );

describe('a number that comes by itself', () => {
  test('is the week’s, as of the instant it is of', async () => {
    const { life, metric } = await withMetric();
    expect(await arrives(life, metric, '312', hour('09:00'))).toBe('taken');
    expect(await arrives(life, metric, '318', hour('10:00'), { source: 'push' })).toBe('taken');
    expect(await life.read((q) => readingOf(q, metric.id, WEEK))).toEqual({
      value: '318',
      at: hour('10:00'),
      by: 'ann',
      source: 'push',
      origin: null,
    });
  });

  test('is written once as long as it stays the same, and again on the next day', async () => {
    const { life, metric } = await withMetric();
    expect(await arrives(life, metric, '312', hour('09:00'))).toBe('taken');
    expect(await arrives(life, metric, '312', hour('10:00'))).toBe('same');
    expect(await arrives(life, metric, '312', at('2026-11-25 09:00'))).toBe('taken');
    expect(await stored(life)).toHaveLength(2);
  });

  test('does not replace a newer one, and is kept', async () => {
    const { life, metric } = await withMetric();
    await arrives(life, metric, '318', hour('10:00'));
    expect(await arrives(life, metric, '312', hour('09:00'))).toBe('older');
    expect(await life.read((q) => readingOf(q, metric.id, WEEK))).toMatchObject({ value: '318' });
    // What came late does not hide what came last.
    expect(await arrives(life, metric, '318', hour('11:00'))).toBe('same');
    expect(await stored(life)).toEqual([
      ['318', 'pull', true],
      ['312', 'pull', false],
    ]);
  });

  test('does not replace what somebody typed for that week, and is kept', async () => {
    const { life, metric } = await withMetric();
    await arrives(life, metric, '312', hour('09:00'));
    await life.change((change) => enterReading(change, { metric, week: WEEK, value: '330', by: 'ben' }));
    expect(await arrives(life, metric, '340', at('2026-11-25 09:00'))).toBe('overruled');
    expect(await arrives(life, metric, '340', at('2026-11-25 10:00'))).toBe('overruled');
    expect(await life.read((q) => readingOf(q, metric.id, WEEK))).toMatchObject({
      value: '330',
      source: 'typed',
    });
    expect(await stored(life)).toHaveLength(3);
    expect(await arrives(life, metric, '12', at('2026-11-30 09:00'), { week: '2026-11-30' })).toBe('taken');
    const weeks = await life.read((q) => lastReadings(q, metric.id, '2026-11-30'));
    expect(weeks.map(({ value }) => value)).toEqual(['330', '12']);
  });

  test('costs no more the more there is', async () => {
    const statements: string[] = [];
    const { life, metric } = await withMetric((sql) => void statements.push(sql));
    await arrives(life, metric, '312', hour('09:00'));
    statements.length = 0;
    await arrives(life, metric, '313', hour('09:30'));
    const ofOneWeek = /ORDER BY in .*"source" <> /;
    expect(growingSteps(life.file, statements, ofOneWeek)).toEqual([]);
  });
});
