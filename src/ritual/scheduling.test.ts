import { describe, expect, test } from 'vitest';
import { growingSteps } from '../../test/query-plans.ts';
import { at, type Life, putPerson, recording, squadLife } from '../../test/squad-life.ts';
import { defaultRitualSettings, type RitualSettings } from '../calendar/ritual-settings.ts';
import type { Change } from '../database/change.ts';
import { absences } from '../database/schema/index.ts';
import { setTimer } from '../schedule/timers.ts';
import type { Squad } from '../squad/squad.ts';
import { changeSquad, setMembers } from '../squad/store.ts';
import { outcomeOf, previousOutcome } from './outcome-store.ts';
import { standupTimes } from './plan.ts';
import { type Ritual, timerKey } from './ritual.ts';
import {
  latestOccurrence,
  occurrenceById,
  occurrenceOn,
  occurrencesOfSprint,
  openOccurrence,
  openStandups,
  sprintOf,
} from './store.ts';

const berlin = defaultRitualSettings('Europe/Berlin');
const early = { at: at('2026-11-23 08:00') };

/** Declares days off, worked days or absences, and reschedules. */
async function declare(
  life: Life,
  kind: 'away' | 'day-off' | 'working-day',
  from: string,
  to = from,
  userId: string | null = null,
): Promise<void> {
  const squad = await life.squad();
  await life.change(async (change) => {
    await change.tx.insert(absences).values({
      id: change.newId(),
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      kind,
      userId,
      from,
      to,
      recordedBy: 'ann',
      recordedAt: change.at,
    });
    await life.rituals().reschedule(change, squad);
  });
}

async function save(life: Life, fields: Partial<Pick<Squad, 'rituals' | 'state'>>): Promise<void> {
  const squad = await life.squad();
  await life.change(async (change) => {
    await life.rituals().reschedule(change, await changeSquad(change, squad, fields, 'ann'));
  });
}

const planningAt = (time: string, closes: string): RitualSettings => ({
  ...berlin,
  planning: { weekday: 1, at: time, closes },
});

/** When the occurrences of a ritual open, in UTC. */
async function openings(life: Life, monday: string): Promise<string[]> {
  const squad = await life.squad();
  const all = await life.read((q) => occurrencesOfSprint(q, { squadId: squad.id, week: monday }));
  return all.map(({ ritual, opensAt }) => `${ritual} ${new Date(opensAt).toISOString().slice(0, 16)}`);
}

describe('when a squad is set up', () => {
  test('on Monday morning it has the whole week', async () => {
    const life = await squadLife(early);
    expect(await life.occurrences()).toEqual([
      'planning 2026-11-23 scheduled',
      'standup 2026-11-24 scheduled',
      'standup 2026-11-25 scheduled',
      'standup 2026-11-26 scheduled',
      'standup 2026-11-27 scheduled',
      'retro 2026-11-27 scheduled',
    ]);
    const timers = await life.timers();
    expect(timers.slice(0, 2)).toEqual([
      '2026-11-23T08:30 planning 2026-11-23 open',
      '2026-11-23T11:00 planning 2026-11-23 close',
    ]);
    expect(timers.at(-1)).toBe('2026-11-29T23:00 squad week 2026-11-30');
    expect(timers).toHaveLength(13);
  });

  test('a second start of the week changes nothing', async () => {
    const life = await squadLife(early);
    const [occurrences, timers] = [await life.occurrences(), await life.timers()];
    const squad = await life.squad();
    await life.change((change) => life.rituals().startWeek(change, squad, '2026-11-23'));
    expect(await life.occurrences()).toEqual(occurrences);
    expect(await life.timers()).toEqual(timers);
  });

  test('on Wednesday at noon it has what is ahead, and the day that may still open late', async () => {
    const life = await squadLife({ at: at('2026-11-25 12:00') });
    expect(await life.occurrences()).toEqual([
      'standup 2026-11-25 open',
      'standup 2026-11-26 scheduled',
      'standup 2026-11-27 scheduled',
      'retro 2026-11-27 scheduled',
    ]);
  });

  test('on Saturday it waits for Monday, and has its sprint', async () => {
    const life = await squadLife({ at: at('2026-11-28 12:00') });
    const squad = await life.squad();
    expect(await life.occurrences()).toEqual([]);
    expect(await life.read((q) => sprintOf(q, squad.id, '2026-11-23'))).toBeDefined();
    await life.moveTo(at('2026-11-30 09:30'));
    expect(life.told).toEqual(['planning 2026-11-30 opened round 1']);
  });
});

describe('the next week', () => {
  test('begins on Monday at midnight of the squad, whatever the clocks do in between', async () => {
    const life = await squadLife({ at: at('2026-03-23 08:00') });
    await life.moveTo(at('2026-03-30 00:00') - 1);
    const squad = await life.squad();
    expect(await life.read((q) => sprintOf(q, squad.id, '2026-03-30'))).toBeUndefined();
    await life.moveTo(at('2026-03-30 00:00'));
    expect(await life.read((q) => sprintOf(q, squad.id, '2026-03-30'))).toBeDefined();
  });

  test('begins before that where a Monday stand-up asks somebody further east', async () => {
    const settings = defaultRitualSettings('America/Los_Angeles');
    const life = await squadLife({
      at: at('2026-11-23 08:00', 'America/Los_Angeles'),
      members: { mei: { zone: 'Asia/Shanghai' } },
      rituals: { ...settings, standup: { ...settings.standup, weekdays: [1, 2] } },
    });
    await life.moveTo(at('2026-11-30 10:00', 'Asia/Shanghai'));
    expect(life.told.at(-1)).toBe('standup 2026-11-30 opened round 1');
  });

  test('after weeks of standstill only the present one gets a sprint', async () => {
    const life = await squadLife(early);
    await life.downUntil(at('2026-12-16 09:00'));
    const squad = await life.squad();
    const sprint = (week: string) => life.read((q) => sprintOf(q, squad.id, week));
    expect(await sprint('2026-11-30')).toBeUndefined();
    expect(await sprint('2026-12-07')).toBeUndefined();
    expect(await sprint('2026-12-14')).toBeDefined();
    await life.moveTo(at('2026-12-21 09:30'));
    expect(life.told.at(-1)).toBe('planning 2026-12-21 opened round 1');
  });
});

describe('in each zone and season', () => {
  test.each([
    ['spring', '2026-03-23', '2026-03-23T08:30', '2026-03-30', '2026-03-30T07:30'],
    ['autumn', '2026-10-19', '2026-10-19T07:30', '2026-10-26', '2026-10-26T08:30'],
  ])(
    'planning stays at 09:30 over the change of the clocks in %s',
    async (_, first, before, second, then) => {
      const life = await squadLife({ at: at(`${first} 08:00`) });
      await life.moveTo(at(`${second} 09:30`));
      expect((await openings(life, first))[0]).toBe(`planning ${before}`);
      expect((await openings(life, second))[0]).toBe(`planning ${then}`);
      expect(life.told.at(-1)).toBe(`planning ${second} opened round 1`);
      expect((await life.occurrence('planning', second)).openedAt).toBe(at(`${second} 09:30`));
    },
  );

  test('a stand-up opens with the first member and closes after the last', async () => {
    const life = await squadLife({
      ...early,
      members: {
        mei: { zone: 'Asia/Shanghai' },
        ann: { zone: 'Europe/Berlin' },
        sam: { zone: 'America/Los_Angeles' },
      },
    });
    const standup = await life.occurrence('standup', '2026-11-24');
    expect(standup.opensAt).toBe(at('2026-11-24 10:00', 'Asia/Shanghai'));
    expect(standup.closesAt).toBe(at('2026-11-24 14:00', 'America/Los_Angeles'));
  });
});

describe('on days off', () => {
  test('a Monday holiday moves the planning to Tuesday', async () => {
    const life = await squadLife(early);
    await declare(life, 'day-off', '2026-11-23');
    await life.moveTo(at('2026-11-24 10:00'));
    expect(life.told).toEqual(['planning 2026-11-24 opened round 1', 'standup 2026-11-24 opened round 1']);
  });

  test('a week off cancels all of it, and taking part of it back brings that part again', async () => {
    const life = await squadLife(early);
    await declare(life, 'day-off', '2026-11-23', '2026-11-27');
    expect((await life.occurrences()).every((each) => each.endsWith('cancelled'))).toBe(true);
    expect(await life.timers()).toEqual(['2026-11-29T23:00 squad week 2026-11-30']);
    await declare(life, 'working-day', '2026-11-26');
    await life.moveTo(at('2026-11-26 20:00'));
    expect(life.told.filter((what) => what.includes('opened'))).toEqual([
      'planning 2026-11-26 opened round 1',
      'standup 2026-11-26 opened round 1',
      'retro 2026-11-26 opened round 1',
    ]);
  });

  test('a worked Saturday has its stand-up and the retro stays on Friday', async () => {
    const life = await squadLife(early);
    await declare(life, 'working-day', '2026-11-28');
    expect((await life.occurrences()).slice(-2)).toEqual([
      'retro 2026-11-27 scheduled',
      'standup 2026-11-28 scheduled',
    ]);
  });
});

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
          const timer = { workspaceId, squadId: squad.id, key, at: promptAt, kind: 'test', subject: {} };
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

test('nothing that a screen or a timer asks for grows with history', async () => {
  const statements: string[] = [];
  const life = await squadLife({ ...early, verbose: (sql) => statements.push(sql) });
  const squad = await life.squad();
  await life.moveTo(at('2026-11-30 10:00'));
  await save(life, { rituals: planningAt('11:00', '13:00') });
  const planning = await life.occurrence('planning', '2026-11-30');
  statements.length = 0;
  await life.read(async (q) => {
    await sprintOf(q, squad.id, '2026-11-30');
    await occurrenceById(q, squad.workspaceId, planning.id);
    await occurrenceOn(q, squad.id, 'planning', '2026-12-01');
    await occurrenceOn(q, squad.id, 'standup', '2026-12-01');
    await openOccurrence(q, squad.id, 'planning');
    await openStandups(q, squad.id);
    await latestOccurrence(q, squad.id, 'retro');
    await outcomeOf(q, planning.id);
    await outcomeOf(q, planning.id, 1);
    await previousOutcome(q, planning);
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
