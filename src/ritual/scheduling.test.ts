import { describe, expect, test } from 'vitest';
import { declare } from '../../test/support/rigs/squad-changes.ts';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import { sprintDays } from './rules.ts';
import { occurrencesOfSprint, sprintOn } from './store.ts';

const early = { at: at('2026-11-23 08:00') };

/** When the occurrences of a ritual open, in UTC. */
async function openings(life: Life, monday: string): Promise<string[]> {
  const squad = await life.squad();
  const all = await life.read((q) => occurrencesOfSprint(q, { squadId: squad.id, ...sprintDays(monday) }));
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
    expect(await life.read((q) => sprintOn(q, squad.id, '2026-11-23'))).toBeDefined();
    await life.moveTo(at('2026-11-30 09:30'));
    expect(life.told).toEqual(['planning 2026-11-30 opened round 1']);
  });
});

describe('the next week', () => {
  test('begins on Monday at midnight of the squad, whatever the clocks do in between', async () => {
    const life = await squadLife({ at: at('2026-03-23 08:00') });
    await life.moveTo(at('2026-03-30 00:00') - 1);
    const squad = await life.squad();
    expect(await life.read((q) => sprintOn(q, squad.id, '2026-03-30'))).toBeUndefined();
    await life.moveTo(at('2026-03-30 00:00'));
    expect(await life.read((q) => sprintOn(q, squad.id, '2026-03-30'))).toBeDefined();
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
    const sprint = (week: string) => life.read((q) => sprintOn(q, squad.id, week));
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
