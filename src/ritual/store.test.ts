import { describe, expect, test } from 'vitest';
import { growingSteps } from '../../test/support/database/query-plans.ts';
import { planningAt, save } from '../../test/support/rigs/squad-changes.ts';
import { at, squadLife } from '../../test/support/rigs/squad-life.ts';
import { outcomeOf, previousClosed } from './outcome-store.ts';
import {
  insertOccurrence,
  latestOccurrence,
  occurrenceById,
  occurrenceOn,
  openOccurrence,
  openStandups,
  sprintOn,
} from './store.ts';

const monday = (time: string) => at(`2026-11-23 ${time}`);
const started = { at: monday('08:00') };

test('a sprint has its first and last day and its number, and is found by any day in it', async () => {
  const life = await squadLife(started);
  const squad = await life.squad();
  await life.moveTo(at('2026-11-30 09:00'));
  const on = (date: string) => life.read((q) => sprintOn(q, squad.id, date));
  const first = { number: 1, from: '2026-11-23', to: '2026-11-29' };
  for (const date of ['2026-11-23', '2026-11-26', '2026-11-29']) expect(await on(date)).toMatchObject(first);
  expect(await on('2026-11-30')).toMatchObject({ number: 2, from: '2026-11-30', to: '2026-12-06' });
  expect(await on('2026-11-22')).toBeUndefined();
  expect(await on('2026-12-07')).toBeUndefined();
});

describe('what a screen asks for', () => {
  test('is what is open, and what took place last', async () => {
    const life = await squadLife(started);
    const squad = await life.squad();
    const open = () => life.read((q) => openOccurrence(q, squad.id, 'planning'));
    const latest = () => life.read((q) => latestOccurrence(q, squad.id, 'planning'));
    expect(await open()).toBeUndefined();
    expect(await latest()).toBeUndefined();
    await life.moveTo(monday('09:30'));
    expect(await open()).toMatchObject({ date: '2026-11-23' });
    await life.moveTo(at('2026-11-30 09:00'));
    expect(await open()).toBeUndefined();
    expect(await latest()).toMatchObject({ date: '2026-11-23', state: 'closed' });
    await life.moveTo(at('2026-11-30 10:00'));
    expect(await latest()).toMatchObject({ date: '2026-11-30', state: 'open' });
  });

  test('is every stand-up that is open, where members live far apart', async () => {
    const life = await squadLife({
      at: monday('00:00'),
      members: { ana: { zone: 'Pacific/Auckland' }, sam: { zone: 'America/Los_Angeles' } },
    });
    const squad = await life.squad();
    await life.moveTo(at('2026-11-25 10:00', 'Pacific/Auckland'));
    expect((await life.read((q) => openStandups(q, squad.id))).map(({ date }) => date)).toEqual([
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  test('is not shown to another workspace', async () => {
    const life = await squadLife(started);
    const { id } = await life.occurrence('planning', '2026-11-23');
    expect(await life.read((q) => occurrenceById(q, 'T2', id))).toBeUndefined();
  });
});

test('nothing that a screen or a timer asks for grows with history', async () => {
  const statements: string[] = [];
  const life = await squadLife({ ...started, verbose: (sql) => statements.push(sql) });
  const squad = await life.squad();
  await life.moveTo(at('2026-11-30 10:00'));
  await save(life, { rituals: planningAt('11:00', '13:00') });
  const planning = await life.occurrence('planning', '2026-11-30');
  statements.length = 0;
  await life.read(async (q) => {
    await sprintOn(q, squad.id, '2026-11-30');
    await occurrenceById(q, squad.workspaceId, planning.id);
    await occurrenceOn(q, squad.id, 'planning', '2026-12-01');
    await occurrenceOn(q, squad.id, 'standup', '2026-12-01');
    await openOccurrence(q, squad.id, 'planning');
    await openStandups(q, squad.id);
    await latestOccurrence(q, squad.id, 'retro');
    await outcomeOf(q, planning.id);
    await outcomeOf(q, planning.id, 1);
    await previousClosed(q, planning);
  });
  expect(statements.length).toBeGreaterThan(9);
  expect(growingSteps(life.file, statements)).toEqual([]);
  statements.length = 0;
  await life.change((change) => life.rituals().reschedule(change, squad));
  await life.change((change) => life.rituals().close(change, squad, planning.id, 'ann'));
  expect(statements.length).toBeGreaterThan(20);
  // Sorted are one week's occurrences, one squad's members, and its absences from a day on.
  const bounded = /ORDER BY in .*("occurrences"|"members"|"absences")."id" asc$/;
  expect(growingSteps(life.file, statements, bounded)).toEqual([]);
});

describe('what is once', () => {
  test.each([
    ['planning', '2026-11-23'],
    ['retro', '2026-11-27'],
    ['standup', '2026-11-24'],
  ] as const)('a second %s beside the one there is cannot be stored', async (ritual, date) => {
    const life = await squadLife(started);
    const there = await life.occurrence(ritual, date);
    await expect(
      life.change((change) => insertOccurrence(change, { ...there, id: change.newId() })),
    ).rejects.toThrow('SQLITE_CONSTRAINT_UNIQUE');
  });
});
