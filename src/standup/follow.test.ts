import { like } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { answers } from '../../test/support/fixtures/standup.ts';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import { deliveries } from '../database/schema/index.ts';
import { openStandups } from '../ritual/store.ts';
import { dayOf } from './day.ts';
import { beforeIt, follow } from './follow.ts';
import { cutIn } from './shorten.ts';
import { addEntry } from './store.ts';

const userIds = Array.from({ length: 40 }, (_, index) => `member-${index}`);
const members = Object.fromEntries(userIds.map((userId) => [userId, { zone: 'Europe/Berlin' }]));

/** Tuesday after the channel's hour, with the stand-up open. */
async function tuesday(): Promise<Life> {
  const life = await squadLife({ at: at('2026-11-24 09:00'), members });
  await life.moveTo(at('2026-11-24 11:30'));
  return life;
}

async function answer(life: Life, userId: string, today: string): Promise<void> {
  const squad = await life.squad();
  await life.change(async (change) => {
    const [occurrence] = await openStandups(change.tx, squad.id);
    if (!occurrence) throw new Error('No stand-up is open.');
    const before = await beforeIt(change, squad, occurrence);
    const entry = await addEntry(change, occurrence, userId, answers({ today }));
    await follow(change, squad, occurrence, { settled: { userId, entry, ...before } });
  });
}

/** Whose whole answers the thread has or will have, with the revisions wanted. */
const replies = (life: Life) =>
  life.read(async (q) => {
    const rows = await q.select().from(deliveries).where(like(deliveries.key, '%/whole/%'));
    return new Map(rows.map((row) => [row.key.split('/').slice(-2).join('/'), row.wantedRevision]));
  });

describe('whole answers in the thread', () => {
  test('whoever is cut because others wrote much has the whole text there too', async () => {
    const life = await tuesday();
    await answer(life, 'member-0', 'a'.repeat(350));
    expect((await replies(life)).size).toBe(0);
    for (const userId of userIds.slice(1)) await answer(life, userId, 'b'.repeat(350));
    const squad = await life.squad();
    const day = await life.read(async (q) => {
      const [occurrence] = await openStandups(q, squad.id);
      return occurrence && dayOf(q, squad, occurrence);
    });
    const cut = day ? cutIn(day) : [];
    expect(cut).toContain('member-0');
    expect([...(await replies(life)).keys()].sort()).toEqual(cut.map((userId) => `${userId}/1`).sort());
  });

  test('an answer of somebody else raises no reply that stands already', async () => {
    const life = await tuesday();
    await answer(life, 'member-0', 'a'.repeat(2000));
    await answer(life, 'member-1', 'short');
    expect(await replies(life)).toEqual(new Map([['member-0/1', 1]]));
    await answer(life, 'member-0', 'b'.repeat(2000));
    expect((await replies(life)).get('member-0/1')).toBeGreaterThan(1);
  });
});
