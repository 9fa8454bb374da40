import { describe, expect, test } from 'vitest';
import { growingSteps } from '../../test/support/database/query-plans.ts';
import { answers } from '../../test/support/fixtures/standup.ts';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import { dayOf } from './day.ts';
import type { Answers } from './entry.ts';
import { addEntry, entriesOf, entryOf, lastPlan } from './store.ts';

const members = { ann: { zone: 'Europe/Berlin' }, ben: { zone: 'Asia/Shanghai' } };
const started = { at: at('2026-11-23 08:00'), members };
const plan = (today: string): Answers => answers({ today });

async function answer(life: Life, date: string, userId: string, today: string): Promise<void> {
  const occurrence = await life.occurrence('standup', date);
  await life.change((change) => addEntry(change, occurrence, userId, plan(today)));
}

describe('answers', () => {
  test('the newest of each member counts, the earlier ones stay stored', async () => {
    const life = await squadLife(started);
    const { id } = await life.occurrence('standup', '2026-11-24');
    await answer(life, '2026-11-24', 'ann', 'first');
    await answer(life, '2026-11-24', 'ben', 'other');
    await answer(life, '2026-11-24', 'ann', 'second');
    const entries = await life.read((q) => entriesOf(q, id));
    expect(entries.map((entry) => [entry.userId, entry.today])).toEqual([
      ['ben', 'other'],
      ['ann', 'second'],
    ]);
    expect(await life.read((q) => entryOf(q, id, 'ann'))).toMatchObject({ today: 'second' });
    expect(await life.read((q) => entryOf(q, id, 'cem'))).toBeUndefined();
  });

  test('the last plan is of the newest day before, also when an earlier day was corrected after it', async () => {
    const life = await squadLife(started);
    await answer(life, '2026-11-24', 'ann', 'of Tuesday');
    await answer(life, '2026-11-25', 'ann', 'of Wednesday');
    await answer(life, '2026-11-24', 'ann', 'of Tuesday, corrected');
    const { id: squadId } = await life.squad();
    const planBefore = (date: string) => life.read((q) => lastPlan(q, squadId, 'ann', date));
    expect(await planBefore('2026-11-26')).toEqual({
      id: expect.any(String),
      date: '2026-11-25',
      today: 'of Wednesday',
      commitmentId: null,
    });
    expect(await planBefore('2026-11-25')).toMatchObject({
      date: '2026-11-24',
      today: 'of Tuesday, corrected',
    });
    expect(await planBefore('2026-11-24')).toBeUndefined();
    expect(await life.read((q) => lastPlan(q, squadId, 'ben', '2026-11-26'))).toBeUndefined();
  });
});

test('a day knows who is asked when, by their own clock, and whether it is in the calendar', async () => {
  const life = await squadLife(started);
  const squad = await life.squad();
  const occurrence = await life.occurrence('standup', '2026-11-24');
  const day = await life.read((q) => dayOf(q, squad, occurrence));
  expect(day).toMatchObject({ memberIds: ['ann', 'ben'], awayIds: [], isPlanned: true, entries: [] });
  expect(day.prompts['ben']).toEqual({
    promptAt: at('2026-11-24 10:00', 'Asia/Shanghai'),
    nudgeAt: at('2026-11-24 10:45', 'Asia/Shanghai'),
  });
  const saturday = { ...occurrence, date: '2026-11-28' };
  expect(await life.read((q) => dayOf(q, squad, saturday))).toMatchObject({ isPlanned: false });
});

test('reading costs the same however long the squad has lived', async () => {
  const statements: string[] = [];
  const life = await squadLife({ ...started, verbose: (sql) => statements.push(sql) });
  const squad = await life.squad();
  const occurrence = await life.occurrence('standup', '2026-11-24');
  statements.length = 0;
  await life.read(async (q) => {
    await dayOf(q, squad, occurrence);
    await entryOf(q, occurrence.id, 'ann');
    await lastPlan(q, squad.id, 'ann', '2026-11-25');
  });
  expect(growingSteps(life.file, statements, /USE TEMP B-TREE FOR (LAST TERM OF )?ORDER BY/)).toEqual([]);
});
