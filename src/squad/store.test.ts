import { describe, expect, test } from 'vitest';
import { growingSteps } from '../../test/support/database/query-plans.ts';
import { at, type Life, putPerson, squadLife } from '../../test/support/rigs/squad-life.ts';
import { absences, members, textVersions } from '../database/schema/index.ts';
import { absencesOf, daysOffOf } from './absence-store.ts';
import { clocksOf, membersOf, setMembers } from './member-store.ts';
import type { Member, Role } from './squad.ts';
import { changeSquad, saveSquad, squadInChannel, squadOf, squadPage, squadsOf } from './store.ts';

const start = { at: at('2026-11-23 08:00') };
const fields = {
  workspaceId: 'T1',
  channelId: 'C1',
  name: 'Sign-ups',
  language: 'en' as const,
  ownerId: 'ann',
  numberKeeperId: 'ann',
  state: 'active' as const,
};

async function put(life: Life, wanted: { userId: string; roles: Role[] }[]): Promise<Member[]> {
  const squad = await life.squad();
  return life.change((change) => setMembers(change, squad, wanted));
}

describe('a squad', () => {
  test('is read as it was saved, by its id, its channel and its members', async () => {
    const life = await squadLife(start);
    const squad = await life.squad();
    expect(squad).toMatchObject(fields);
    expect(await life.read((q) => squadOf(q, 'T1', squad.id))).toEqual(squad);
    expect(await life.read((q) => squadOf(q, 'T2', squad.id))).toBeUndefined();
    expect(await life.read((q) => membersOf(q, { ...squad, workspaceId: 'T2' }))).toEqual([]);
    expect(await life.read((q) => squadsOf(q, 'T1', 'ann'))).toEqual([squad]);
    expect(await life.read((q) => squadsOf(q, 'T1', 'ben'))).toEqual([]);
    expect(await life.read((q) => squadsOf(q, 'T2', 'ann'))).toEqual([]);
    expect(await life.read((q) => squadInChannel(q, 'T2', 'C1'))).toBeUndefined();
  });

  test('saved again in its channel stays the same one, and keeps each name it had', async () => {
    const life = await squadLife(start);
    const squad = await life.squad();
    for (const name of ['Growth', 'Growth', 'Growth 2']) {
      const saved = await life.change((change) =>
        saveSquad(change, { ...fields, rituals: squad.rituals, name }, 'ben'),
      );
      expect(saved).toEqual({ ...squad, name, version: saved.version });
      expect(saved.version).toBeGreaterThan(squad.version);
    }
    const names = await life.read(async (q) => q.select().from(textVersions));
    expect(names.map(({ text, by, subject }) => [text, by, subject])).toEqual([
      ['Sign-ups', 'ann', 'squad.name'],
      ['Growth', 'ben', 'squad.name'],
      ['Growth 2', 'ben', 'squad.name'],
    ]);
  });

  test('that ended leaves its channel to a new one', async () => {
    const life = await squadLife(start);
    const old = await life.squad();
    await life.change((change) => changeSquad(change, old, { state: 'ended' }, 'ann'));
    expect(await life.read((q) => squadInChannel(q, 'T1', 'C1'))).toBeUndefined();
    expect(await life.read((q) => squadsOf(q, 'T1', 'ann'))).toEqual([]);
    const next = await life.change((change) => saveSquad(change, { ...fields, rituals: old.rituals }, 'ann'));
    expect(next.id).not.toBe(old.id);
    expect(await life.read((q) => squadOf(q, 'T1', old.id))).toMatchObject({ state: 'ended' });
  });

  test('is met once in going through all of them', async () => {
    const life = await squadLife(start);
    const { rituals } = await life.squad();
    for (const channelId of ['C2', 'C3']) {
      await life.change((change) => saveSquad(change, { ...fields, rituals, channelId }, 'ann'));
    }
    const first = await life.read((q) => squadPage(q, undefined, 2));
    const second = await life.read((q) => squadPage(q, first.at(-1)?.id, 2));
    expect([...first, ...second].map(({ channelId }) => channelId)).toEqual(['C1', 'C2', 'C3']);
    expect(await life.read((q) => squadPage(q, second.at(-1)?.id, 2))).toEqual([]);
  });
});

describe('members', () => {
  test('are listed by role, then by joining', async () => {
    const life = await squadLife(start);
    const listed = await put(life, [
      { userId: 'ann', roles: [] },
      { userId: 'dora', roles: ['designer'] },
      { userId: 'eva', roles: ['engineer'] },
      { userId: 'emil', roles: ['engineer'] },
      { userId: 'pia', roles: ['marketing', 'product'] },
    ]);
    expect(listed.map(({ userId }) => userId)).toEqual(['pia', 'eva', 'emil', 'dora', 'ann']);
    expect(listed[0]).toEqual({ userId: 'pia', roles: ['product', 'marketing'], prompt: null, leftAt: null });
  });

  test('who leave keep their row, and who come back get it again', async () => {
    const life = await squadLife(start);
    const both: { userId: string; roles: Role[] }[] = [
      { userId: 'ann', roles: [] },
      { userId: 'ben', roles: ['engineer'] },
    ];
    const rows = () => life.read(async (q) => q.select().from(members));
    await put(life, both);
    const before = await rows();
    await life.moveTo(start.at + 60_000);
    expect(await put(life, both.slice(0, 1))).toHaveLength(1);
    expect((await rows()).map(({ leftAt }) => leftAt)).toEqual([null, start.at + 60_000]);
    const squad = await life.squad();
    expect(await life.read((q) => squadsOf(q, 'T1', 'ben'))).toEqual([]);
    await put(life, both);
    const [ann, ben] = before;
    expect(await rows()).toEqual([ann, { ...ben, joinedAt: start.at + 60_000 }]);
    expect(await life.read((q) => membersOf(q, squad))).toHaveLength(2);
  });

  test('have their own zone, or that of the squad until Slack has told a known one', async () => {
    const life = await squadLife({ ...start, members: { mei: { zone: 'Asia/Shanghai' } } });
    await life.change((change) => putPerson(change, 'odd', 'Atlantis/Capital'));
    const squad = await life.squad();
    await put(
      life,
      ['mei', 'new', 'odd'].map((userId) => ({ userId, roles: [] })),
    );
    expect([...(await life.read((q) => clocksOf(q, squad)))]).toEqual([
      ['mei', { zone: 'Asia/Shanghai', prompt: null, holidays: null }],
      ['new', { zone: 'Europe/Berlin', prompt: null, holidays: null }],
      ['odd', { zone: 'Europe/Berlin', prompt: null, holidays: null }],
    ]);
  });
});

describe('absences and days off', () => {
  const declare = async (
    life: Life,
    kind: 'away' | 'day-off' | 'working-day',
    from: string,
    to: string,
    more: { userId?: string; cancelledAt?: number } = {},
  ): Promise<void> => {
    const { id: squadId, workspaceId } = await life.squad();
    await life.change(async ({ tx, newId, at: recordedAt }) => {
      const row = { id: newId(), workspaceId, squadId, kind, from, to, recordedBy: 'ann', recordedAt };
      await tx.insert(absences).values({ ...row, ...more });
    });
  };

  test('are those that touch the days asked for and were not taken back', async () => {
    const life = await squadLife(start);
    await declare(life, 'away', '2026-11-20', '2026-11-23', { userId: 'ann' });
    await declare(life, 'away', '2026-11-30', '2026-12-04', { userId: 'ann' });
    await declare(life, 'away', '2026-11-25', '2026-11-25', { userId: 'ben', cancelledAt: 5 });
    await declare(life, 'day-off', '2026-11-26', '2026-12-01');
    await declare(life, 'day-off', '2026-10-01', '2026-10-07');
    await declare(life, 'working-day', '2026-11-28', '2026-11-29');
    const { id } = await life.squad();
    expect(await life.read((q) => daysOffOf(q, id, '2026-11-23', '2026-11-29'))).toEqual({
      off: [{ from: '2026-11-26', to: '2026-12-01' }],
      working: ['2026-11-28', '2026-11-29'],
    });
    const away = await life.read((q) => absencesOf(q, id, '2026-11-23', '2026-11-29'));
    expect(away.map(({ userId, from, to }) => [userId, from, to])).toEqual([
      ['ann', '2026-11-20', '2026-11-23'],
    ]);
  });
});

test('nothing that is read of a squad grows with what there was before', async () => {
  const statements: string[] = [];
  const life = await squadLife({ ...start, verbose: (sql) => statements.push(sql) });
  const squad = await life.squad();
  const { id } = squad;
  life.database().changedElsewhere();
  statements.length = 0;
  await life.read(async (q) => {
    await squadOf(q, 'T1', id);
    await squadInChannel(q, 'T1', 'C1');
    await squadsOf(q, 'T1', 'ann');
    await squadPage(q, undefined, 10);
    await membersOf(q, squad);
    await daysOffOf(q, id, '2026-11-23', '2026-11-29');
  });
  expect(statements).toHaveLength(6);
  // Sorted are the squads of one person, the members of one squad, and its absences from a day on.
  const bounded = /ORDER BY in .*("squads"|"members"|"absences")."id" asc$/;
  expect(growingSteps(life.file, statements, bounded)).toEqual([]);
});
