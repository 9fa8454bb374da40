import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { declare, planningAt, save } from '../../test/support/rigs/squad-changes.ts';
import { at, type Life, putPerson, recording, squadLife } from '../../test/support/rigs/squad-life.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { setTimer } from '../schedule/store.ts';
import { setMembers } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { standupTimes } from './plan.ts';
import { type Ritual, timerKey } from './ritual.ts';

const berlin = defaultRitualSettings('Europe/Berlin');
const early = { at: at('2026-11-23 08:00') };

describe('when something changes', () => {
  test('what is scheduled gets its new hour, and only that', async () => {
    const life = await squadLife(early);
    await save(life, { rituals: planningAt('10:30', '13:00') });
    await life.moveTo(at('2026-11-23 10:29'));
    expect(life.told).toEqual([]);
    await life.moveTo(at('2026-11-23 10:30'));
    expect(life.told).toEqual(['planning 2026-11-23 opened round 1']);
  });

  test('what is open closes at the new hour and is not opened again', async () => {
    const life = await squadLife(early);
    await life.moveTo(at('2026-11-23 10:00'));
    await save(life, { rituals: planningAt('10:30', '14:00') });
    await life.moveTo(at('2026-11-23 13:59'));
    expect(life.told).toEqual(['planning 2026-11-23 opened round 1']);
    await life.moveTo(at('2026-11-23 14:00'));
    expect(life.told).toContain('planning 2026-11-23 closed by its hour');
  });

  test('what is closed or skipped stays as it is', async () => {
    const life = await squadLife(early);
    await life.downUntil(at('2026-11-24 13:00'));
    const { id } = await life.occurrence('standup', '2026-11-24');
    const squad = await life.squad();
    await life.change((change) => life.rituals().close(change, squad, id, 'ann'));
    await save(life, { rituals: { ...planningAt('15:00', '17:00'), zone: 'America/Los_Angeles' } });
    expect((await life.occurrences()).slice(0, 2)).toEqual([
      'planning 2026-11-23 skipped',
      'standup 2026-11-24 closed',
    ]);
  });

  test('a ritual moved to an hour that is over is cancelled, not skipped', async () => {
    const life = await squadLife({ at: at('2026-11-23 08:00'), rituals: planningAt('15:00', '17:00') });
    await life.moveTo(at('2026-11-23 14:00'));
    await save(life, { rituals: planningAt('09:30', '12:00') });
    expect((await life.occurrences())[0]).toBe('planning 2026-11-23 cancelled');
    expect((await life.timers()).join()).not.toContain('planning 2026-11-23');
  });

  test('a day that is a stand-up day no more is cancelled, and a new one appears', async () => {
    const life = await squadLife(early);
    await save(life, { rituals: { ...berlin, standup: { ...berlin.standup, weekdays: [1, 3] } } });
    expect((await life.occurrences()).filter((each) => !each.endsWith('cancelled'))).toEqual([
      'planning 2026-11-23 scheduled',
      'standup 2026-11-23 scheduled',
      'standup 2026-11-25 scheduled',
      'retro 2026-11-27 scheduled',
    ]);
  });

  test('a member further east, or away, moves the opening of a stand-up', async () => {
    const life = await squadLife(early);
    const squad = await life.squad();
    await life.change(async (change) => {
      await putPerson(change, 'mei', 'Asia/Shanghai');
      await setMembers(
        change,
        squad,
        ['ann', 'mei'].map((userId) => ({ userId, roles: [] })),
      );
      await life.rituals().reschedule(change, squad);
    });
    const opensAt = async (date: string) => (await life.occurrence('standup', date)).opensAt;
    expect(await opensAt('2026-11-24')).toBe(at('2026-11-24 10:00', 'Asia/Shanghai'));
    await declare(life, 'away', '2026-11-25', '2026-11-26', 'mei');
    expect(await opensAt('2026-11-25')).toBe(at('2026-11-25 10:00'));
    expect(await opensAt('2026-11-27')).toBe(at('2026-11-27 10:00', 'Asia/Shanghai'));
    const times = await life.read((q) => standupTimes(q, squad, '2026-11-26'));
    expect(Object.keys(times.prompts)).toEqual(['ann']);
  });

  test('a new zone on a Sunday evening, by which it is Monday already, starts the new week', async () => {
    const life = await squadLife(early);
    await life.moveTo(at('2026-11-29 20:00'));
    await save(life, { rituals: defaultRitualSettings('Asia/Shanghai') });
    await life.moveTo(at('2026-11-30 09:30', 'Asia/Shanghai'));
    expect(life.told.at(-1)).toBe('planning 2026-11-30 opened round 1');
  });

  test('a new zone by which it is Sunday again moves the week that had begun', async () => {
    const shanghai = defaultRitualSettings('Asia/Shanghai');
    const life = await squadLife({ at: at('2026-11-23 08:00', 'Asia/Shanghai'), rituals: shanghai });
    await life.moveTo(at('2026-11-30 06:00', 'Asia/Shanghai'));
    await save(life, { rituals: berlin });
    await life.moveTo(at('2026-11-30 09:29'));
    expect(life.told.at(-1)).toMatch('2026-11-27');
    await life.moveTo(at('2026-11-30 09:30'));
    expect(life.told.at(-1)).toBe('planning 2026-11-30 opened round 1');
  });

  test('a new zone by which the week is over still moves what is left of it', async () => {
    const zone = 'America/Los_Angeles';
    const life = await squadLife({
      at: at('2026-11-27 20:00', zone),
      members: { sam: { zone } },
      rituals: defaultRitualSettings(zone),
    });
    await declare(life, 'working-day', '2026-11-29');
    await life.moveTo(at('2026-11-29 09:00', zone));
    expect((await life.occurrence('standup', '2026-11-29')).closesAt).toBe(at('2026-11-29 18:00', zone));
    await save(life, { rituals: defaultRitualSettings('Asia/Shanghai') });
    expect((await life.occurrence('standup', '2026-11-29')).closesAt).toBe(at('2026-11-29 14:00', zone));
  });

  test('a squad that ends has nothing due any more', async () => {
    const life = await squadLife(early);
    await save(life, { state: 'ended' });
    expect(await life.timers()).toEqual([]);
    expect((await life.occurrences()).every((each) => each.endsWith('cancelled'))).toBe(true);
  });
});

describe('a ritual with timers of its own', () => {
  const prompting = (name: Ritual['name'], told: string[]): Ritual => ({
    ...recording(name, told),
    ...(name === 'standup' && {
      async scheduled(change: Change, squad: Squad, { id, date }) {
        const { prompts } = await standupTimes(change.tx, squad, date);
        for (const [userId, { promptAt }] of Object.entries(prompts)) {
          const key = timerKey(id, `prompt/${userId}`);
          const { workspaceId } = squad;
          const kind = defineKind('test', z.object({}));
          const timer = { workspaceId, squadId: squad.id, key, at: promptAt, kind, subject: {} };
          if (promptAt > change.at) await setTimer(change, timer);
        }
      },
    }),
  });
  const prompts = async (life: Life, date: string) =>
    (await life.timers()).filter((timer) => timer.includes(`${date} prompt`));

  test('has them beside its own, and moved with it', async () => {
    const life = await squadLife({ ...early, ritual: prompting });
    expect(await prompts(life, '2026-11-24')).toEqual(['2026-11-24T09:00 standup 2026-11-24 prompt ann']);
    await life.change((change) => putPerson(change, 'ann', 'Asia/Shanghai'));
    const squad = await life.squad();
    await life.change((change) => life.rituals().reschedule(change, squad));
    expect(await prompts(life, '2026-11-24')).toEqual(['2026-11-24T02:00 standup 2026-11-24 prompt ann']);
  });

  test('loses them when it is cancelled', async () => {
    const life = await squadLife({ ...early, ritual: prompting });
    await declare(life, 'day-off', '2026-11-24');
    expect(await prompts(life, '2026-11-24')).toEqual([]);
    expect(await prompts(life, '2026-11-25')).toHaveLength(1);
  });

  test('gets those still ahead again when it is opened by hand', async () => {
    const members = { ann: { zone: 'Europe/Berlin' }, sam: { zone: 'America/Los_Angeles' } };
    const life = await squadLife({ at: at('2026-11-24 13:00'), members, ritual: prompting });
    const squad = await life.squad();
    const { id } = await life.occurrence('standup', '2026-11-24');
    await life.change((change) => life.rituals().close(change, squad, id, 'ann'));
    expect(await prompts(life, '2026-11-24')).toEqual([]);
    await life.change((change) => life.rituals().openNow(change, squad, 'standup', '2026-11-24', 'ann'));
    expect(await prompts(life, '2026-11-24')).toEqual(['2026-11-24T18:00 standup 2026-11-24 prompt sam']);
  });
});
