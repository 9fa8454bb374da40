import { asc } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import { speakerOf } from '../absences/meant.ts';
import { deliveries } from '../database/schema/index.ts';
import { perform } from '../deeds/deed.ts';
import { channelIs } from '../membership/channel-state.ts';
import { leftChannel } from '../membership/leaving.ts';
import { setMembers } from '../squad/member-store.ts';
import { changeSquad } from '../squad/store.ts';
import { pausing, resuming } from './pausing.ts';

const members = { ann: { zone: 'Europe/Berlin' }, ben: { zone: 'Europe/Berlin' } };

/** A life whose clock stands still. */
const start = (): Promise<Life> => squadLife({ at: at('2026-11-23 08:00'), members });

/** How many messages of each of these kinds are wanted. */
async function wanted(life: Life, ...kinds: string[]): Promise<number[]> {
  const rows = await life.read(async (q) => q.select().from(deliveries).orderBy(asc(deliveries.id)));
  return kinds.map((kind) => rows.filter((row) => row.kind === kind).length);
}

test('a squad that is paused twice in one moment says so twice, and each first word follows its own pause', async () => {
  const life = await start();
  const { id: squadId } = await life.squad();
  const given = { squadId, wish: '', ...speakerOf({ zone: 'Europe/Berlin', locale: 'en-GB' }) };
  const person = { userId: 'ann', isGuest: false, isBot: false, isDeactivated: false };
  for (const key of ['first', 'second']) {
    const doing = { core: { change: life.change }, workspaceId: 'T1', person };
    expect(await perform({ ...doing, key: `${key}/pause` }, pausing(life.rituals()), given)).toHaveProperty(
      'accepted',
    );
    expect(await perform({ ...doing, key: `${key}/resume` }, resuming(life.rituals()), given)).toHaveProperty(
      'accepted',
    );
  }
  expect(await wanted(life, 'setup.paused', 'setup.resumed')).toEqual([2, 2]);
});

test('who leaves the channel twice in one moment, and the bot that comes back to it twice, say so twice', async () => {
  const life = await start();
  const doing = { rituals: life.rituals(), by: 'UBOT' };
  const where = { workspaceId: 'T1', channel: 'C1' };
  for (let round = 0; round < 2; round += 1) {
    await life.change((change) => leftChannel(change, doing, { ...where, userId: 'ben' }));
    const before = await life.squad();
    await life.change(async (change) => {
      const squad = await changeSquad(change, before, { name: `Sign-ups ${round}` }, 'ann');
      await setMembers(change, squad, [
        { userId: 'ann', roles: [] },
        { userId: 'ben', roles: [] },
      ]);
    });
    for (const state of ['removed', 'open'] as const) {
      await life.change((change) => channelIs(change, doing, where, state));
    }
  }
  expect(await wanted(life, 'setup.left', 'setup.put-out', 'setup.welcome')).toEqual([2, 2, 2]);
});
