import { describe, expect, test } from 'vitest';
import { growingSteps } from '../../test/support/database/query-plans.ts';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import { readings, targets } from '../database/schema/index.ts';
import type { Metric } from './metric.ts';
import { enterReading, lastReadings, readingOf } from './reading-store.ts';
import { metricOf, setMetric, setTarget, targetOf } from './store.ts';

const start = { at: at('2026-11-23 08:00') };
const WEEK = '2026-11-23';

async function withMetric(verbose?: (sql: string) => void): Promise<{ life: Life; metric: Metric }> {
  const life = await squadLife({ ...start, ...(verbose ? { verbose } : {}) });
  const squad = await life.squad();
  const metric = await life.change((change) => setMetric(change, squad, { name: 'sign-ups', kind: 'total' }));
  return { life, metric };
}

const enter = (life: Life, metric: Metric, week: string, value: string) =>
  life.change((change) => enterReading(change, { metric, week, value, by: 'ann' }));

describe('the North Star metric', () => {
  test('saved again as it is stays the same one', async () => {
    const { life, metric } = await withMetric();
    const squad = await life.squad();
    const again = await life.change((change) =>
      setMetric(change, squad, { name: 'sign-ups', kind: 'total' }),
    );
    expect(again).toEqual(metric);
    expect(await life.read((q) => metricOf(q, squad.id))).toEqual(metric);
  });

  test('changed is a new one, and the old one keeps its numbers', async () => {
    const { life, metric } = await withMetric();
    const squad = await life.squad();
    await enter(life, metric, WEEK, '312');
    const next = await life.change((change) => setMetric(change, squad, { name: 'sign-ups', kind: 'level' }));
    expect(await life.read((q) => metricOf(q, squad.id))).toEqual(next);
    expect(await life.read((q) => readingOf(q, next.id, WEEK))).toBeUndefined();
    expect(await life.read((q) => readingOf(q, metric.id, WEEK))).toMatchObject({ value: '312' });
  });
});

describe('a target', () => {
  test('goes on until another is set, and none is a target too', async () => {
    const { life, metric } = await withMetric();
    const set = (week: string, value: string | null) =>
      life.change((change) => setTarget(change, metric, week, value, 'ann'));
    const target = (week: string) => life.read((q) => targetOf(q, metric.id, week));
    expect(await target(WEEK)).toBeNull();
    await set(WEEK, '1500');
    await set('2026-12-07', '1800');
    await set('2026-12-14', null);
    expect(await target('2026-11-16')).toBeNull();
    expect(await target(WEEK)).toBe('1500');
    expect(await target('2026-11-30')).toBe('1500');
    expect(await target('2026-12-07')).toBe('1800');
    expect(await target('2026-12-21')).toBeNull();
    await set('2026-12-07', '1700');
    expect(await target('2026-12-07')).toBe('1700');
  });

  test('kept for another week is that week’s own; kept again writes nothing', async () => {
    const { life, metric } = await withMetric();
    const set = (week: string, value: string) =>
      life.change((change) => setTarget(change, metric, week, value, 'ann'));
    await set(WEEK, '1500');
    await set('2026-11-30', '1500');
    await set('2026-11-30', '1500');
    await set(WEEK, '1200');
    expect(await life.read((q) => targetOf(q, metric.id, '2026-11-30'))).toBe('1500');
    expect(await life.read(async (q) => q.select().from(targets))).toHaveLength(3);
  });
});

describe('a reading', () => {
  test('entered again corrects it, and the first one stays stored', async () => {
    const { life, metric } = await withMetric();
    expect(await enter(life, metric, WEEK, '312')).toEqual({
      reading: { value: '312', at: start.at, by: 'ann', source: 'typed', origin: null },
      replaced: undefined,
    });
    await life.moveTo(start.at + 60_000);
    const second = await enter(life, metric, WEEK, '321');
    expect(second.replaced).toMatchObject({ value: '312' });
    expect(await life.read((q) => readingOf(q, metric.id, WEEK))).toEqual(second.reading);
    const rows = await life.read(async (q) => q.select().from(readings));
    expect(rows.map(({ value, replaces }) => [value, replaces])).toEqual([
      ['312', null],
      ['321', rows[0]?.id],
    ]);
  });

  test('belongs to its week and its metric alone', async () => {
    const { life, metric } = await withMetric();
    await enter(life, metric, WEEK, '312');
    expect(await life.read((q) => readingOf(q, metric.id, '2026-11-30'))).toBeUndefined();
    expect(await life.read((q) => readingOf(q, 'another', WEEK))).toBeUndefined();
  });

  test('that is no decimal number is refused as the bug it is', async () => {
    const { life, metric } = await withMetric();
    await expect(enter(life, metric, WEEK, '1,284')).rejects.toThrow(RangeError);
    await expect(life.change((change) => setTarget(change, metric, WEEK, 'many', 'ann'))).rejects.toThrow(
      RangeError,
    );
  });
});

test('the last weeks have one value each, as corrected, oldest first', async () => {
  const { life, metric } = await withMetric();
  for (const [week, value] of [
    ['2026-09-28', '1'],
    ['2026-10-05', '2'],
    ['2026-11-16', '900'],
    ['2026-11-16', '950'],
    [WEEK, '312'],
    ['2026-11-30', '5'],
  ] as const) {
    await enter(life, metric, week, value);
  }
  const last = await life.read((q) => lastReadings(q, metric.id, WEEK, 8));
  expect(last.map(({ week, value }) => [week, value])).toEqual([
    ['2026-10-05', '2'],
    ['2026-11-16', '950'],
    [WEEK, '312'],
  ]);
});

test('nothing that is read of a number grows with history', async () => {
  const statements: string[] = [];
  const { life, metric } = await withMetric((sql) => statements.push(sql));
  await enter(life, metric, WEEK, '312');
  statements.length = 0;
  await life.read(async (q) => {
    await metricOf(q, metric.squadId);
    await targetOf(q, metric.id, WEEK);
    await readingOf(q, metric.id, WEEK);
    await lastReadings(q, metric.id, WEEK);
  });
  expect(statements).toHaveLength(4);
  // Sorted are the eight values of a chart.
  expect(growingSteps(life.file, statements, /ORDER BY in .*"readings"."week" asc$/)).toEqual([]);
});
