import { describe, expect, test } from 'vitest';
import { at, recording, squadLife } from '../../test/support/rigs/squad-life.ts';
import { changeSquad } from '../squad/store.ts';
import { outcomeOf, previousClosed } from './outcome-store.ts';
import type { Ritual } from './ritual.ts';
import { createRituals } from './rituals.ts';
import { latestOccurrence } from './store.ts';

const monday = (time: string) => at(`2026-11-23 ${time}`);
const started = { at: monday('08:00') };

const wholeWeek = [
  'planning 2026-11-23 opened round 1',
  'planning 2026-11-23 closed by its hour',
  'planning 2026-11-23 announced {"round":1,"by":null}',
  ...['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].flatMap((date) => [
    `standup ${date} opened round 1`,
    ...(date === '2026-11-27' ? ['retro 2026-11-27 opened round 1'] : []),
    `standup ${date} closed by its hour`,
    `standup ${date} announced {"round":1,"by":null}`,
  ]),
  'retro 2026-11-27 closed by its hour',
  'retro 2026-11-27 announced {"round":1,"by":null}',
];

describe('a week', () => {
  test('opens and closes each ritual once at its hour, and goes over into the next', async () => {
    const life = await squadLife(started);
    await life.moveTo(at('2026-11-29 23:59'));
    expect(life.told).toEqual(wholeWeek);
    await life.moveTo(at('2026-11-30 09:30'));
    expect(life.told.at(-1)).toBe('planning 2026-11-30 opened round 1');
  });

  test('is the same with a restart before each step', async () => {
    const life = await squadLife(started);
    for (let hour = 0; hour < 24 * 6; hour += 1) {
      await life.restart();
      await life.moveTo(started.at + hour * 3_600_000);
    }
    expect(life.told).toEqual(wholeWeek);
  });

  test('opens nothing a second time', async () => {
    const life = await squadLife(started);
    await life.moveTo(monday('09:30'));
    const [squad, { id }] = [await life.squad(), await life.occurrence('planning', '2026-11-23')];
    const again = await life.change((change) => life.rituals().open(change, squad, id, { late: false }));
    expect(again).toMatchObject({ opened: false, occurrence: { round: 1 } });
    expect(life.told).toEqual(['planning 2026-11-23 opened round 1']);
  });

  test('is done all or not at all: what fails while opening leaves it scheduled', async () => {
    const failing = (name: Ritual['name'], told: string[]): Ritual => ({
      ...recording(name, told),
      opened: () => Promise.reject(new Error('no messages today')),
    });
    const life = await squadLife({ ...started, ritual: failing });
    await expect(life.moveTo(monday('09:30'))).rejects.toThrow('A timer failed');
    expect(await life.occurrence('planning', '2026-11-23')).toMatchObject({ state: 'scheduled', round: 0 });
    expect(await life.timers()).toContain('2026-11-23T08:30 planning 2026-11-23 open');
  });
});

describe('when the bot was down', () => {
  test('a planning is opened late, once, and says so', async () => {
    const life = await squadLife(started);
    await life.downUntil(monday('09:50'));
    expect(life.told).toEqual(['planning 2026-11-23 opened round 1 late']);
    expect(await life.occurrence('planning', '2026-11-23')).toMatchObject({
      openedLate: true,
      openedAt: monday('09:50'),
      opensAt: monday('09:30'),
      closesAt: monday('12:00'),
    });
    await life.restart();
    await life.moveTo(monday('12:00'));
    expect(life.told.slice(1, 2)).toEqual(['planning 2026-11-23 closed by its hour']);
  });

  test('less than half an hour before its closing it is skipped, and nothing of it is due any more', async () => {
    const life = await squadLife(started);
    await life.downUntil(monday('11:45'));
    expect(life.told).toEqual(['planning 2026-11-23 skipped']);
    expect((await life.timers()).join()).not.toContain('planning 2026-11-23');
  });

  test('what was missed is still skipped, and not called off, where members are looked up before', async () => {
    const life = await squadLife(started);
    await life.downUntil(at('2026-11-25 09:00'), async () => {
      const squad = await life.squad();
      await life.change((change) => life.rituals().reschedule(change, squad));
    });
    expect(life.told).toEqual(['planning 2026-11-23 skipped', 'standup 2026-11-24 skipped']);
  });

  test('what is missed is skipped, and the rest of the week goes on', async () => {
    const life = await squadLife(started);
    await life.downUntil(at('2026-11-25 09:00'));
    expect(life.told).toEqual(['planning 2026-11-23 skipped', 'standup 2026-11-24 skipped']);
    expect((await life.timers()).join()).not.toMatch('2026-11-24');
    await life.moveTo(at('2026-11-25 10:00'));
    expect(life.told.at(-1)).toBe('standup 2026-11-25 opened round 1');
  });

  test('what was open is closed by its hour', async () => {
    const life = await squadLife(started);
    await life.moveTo(monday('10:00'));
    await life.downUntil(monday('15:00'));
    expect(life.told.slice(1)).toEqual([
      'planning 2026-11-23 closed by its hour',
      'planning 2026-11-23 announced {"round":1,"by":null}',
    ]);
  });
});

describe('closing', () => {
  test('by two at once gives one of them the outcome and the other what happened', async () => {
    const life = await squadLife(started);
    await life.moveTo(monday('10:00'));
    const { id } = await life.occurrence('planning', '2026-11-23');
    const squad = await life.squad();
    const closeBy = (by: string) => life.change((change) => life.rituals().close(change, squad, id, by));
    const [first, second] = await Promise.all([closeBy('ann'), closeBy('ben')]);
    expect(first).toMatchObject({ closed: true, outcome: { version: 1, snapshot: { round: 1, by: 'ann' } } });
    expect(second).toMatchObject({ closed: false, occurrence: { state: 'closed', closedBy: 'ann' } });
    expect(life.told.filter((what) => what.includes('closed'))).toEqual([
      'planning 2026-11-23 closed by ann',
    ]);
  });

  test('before its hour leaves nothing to be due for it', async () => {
    const life = await squadLife(started);
    await life.moveTo(monday('10:00'));
    const { id } = await life.occurrence('planning', '2026-11-23');
    const squad = await life.squad();
    await life.change((change) => life.rituals().close(change, squad, id, 'ann'));
    expect((await life.timers()).join()).not.toContain('planning 2026-11-23');
    await life.moveTo(monday('13:00'));
    expect(life.told.filter((what) => what.includes('closed'))).toHaveLength(1);
  });

  test('of what is not open changes nothing', async () => {
    const life = await squadLife(started);
    const { id } = await life.occurrence('planning', '2026-11-23');
    const squad = await life.squad();
    const closing = await life.change((change) => life.rituals().close(change, squad, id, 'ann'));
    expect(closing).toMatchObject({ closed: false, occurrence: { state: 'scheduled' } });
    expect(life.told).toEqual([]);
  });

  test('with the squad of another occurrence is refused as the bug it is', async () => {
    const life = await squadLife(started);
    const { id } = await life.occurrence('planning', '2026-11-23');
    const other = { ...(await life.squad()), id: 'another' };
    await expect(life.change((change) => life.rituals().close(change, other, id, 'ann'))).rejects.toThrow(
      'has no occurrence',
    );
  });
});

describe('opening by hand', () => {
  const openNow = async (
    life: Awaited<ReturnType<typeof squadLife>>,
    ritual: Ritual['name'],
    date: string,
  ) => {
    const squad = await life.squad();
    return life.change((change) => life.rituals().openNow(change, squad, ritual, date, 'ann'));
  };

  test('before its hour opens it once: nothing more at its hour, and it closes at its own', async () => {
    const life = await squadLife(started);
    const { opened } = await openNow(life, 'planning', '2026-11-23');
    expect(opened).toBe(true);
    await life.moveTo(monday('13:00'));
    expect(life.told.map((what) => what.replace(/ announced.*/, ' announced'))).toEqual([
      'planning 2026-11-23 opened round 1 by ann',
      'planning 2026-11-23 closed by its hour',
      'planning 2026-11-23 announced',
    ]);
  });

  test('a second time changes nothing', async () => {
    const life = await squadLife(started);
    await openNow(life, 'planning', '2026-11-23');
    const again = await openNow(life, 'planning', '2026-11-25');
    expect(again).toMatchObject({ opened: false, occurrence: { round: 1, date: '2026-11-23' } });
    expect(life.told).toHaveLength(1);
  });

  test('a skipped one gives it two and a half hours', async () => {
    const life = await squadLife(started);
    await life.downUntil(at('2026-11-25 09:00'));
    const { occurrence } = await openNow(life, 'planning', '2026-11-25');
    expect(occurrence).toMatchObject({
      date: '2026-11-23',
      state: 'open',
      round: 1,
      openedLate: false,
      closesAt: at('2026-11-25 11:30'),
    });
    await life.moveTo(at('2026-11-25 11:30'));
    expect(life.told).toContain('planning 2026-11-23 closed by its hour');
  });

  test('a closed one is its next round, and only the latest outcome counts', async () => {
    const life = await squadLife(started);
    await life.moveTo(monday('14:00'));
    const { occurrence } = await openNow(life, 'planning', '2026-11-23');
    expect(occurrence).toMatchObject({ round: 2, closesAt: monday('16:30'), closedAt: null });
    expect(await life.read((q) => outcomeOf(q, occurrence.id))).toMatchObject({ round: 1 });
    await life.moveTo(monday('16:30'));
    expect(await life.read((q) => outcomeOf(q, occurrence.id))).toMatchObject({ round: 2, version: 1 });
    expect(await life.read((q) => outcomeOf(q, occurrence.id, 1))).toMatchObject({ round: 1, version: 1 });
  });

  test('one that the calendar does not have makes it', async () => {
    const life = await squadLife(started);
    const { occurrence } = await openNow(life, 'standup', '2026-11-23');
    expect(occurrence).toMatchObject({ date: '2026-11-23', round: 1, closesAt: monday('18:00') });
    await life.moveTo(monday('18:00'));
    expect(life.told).toContain('standup 2026-11-23 closed by its hour');
  });

  test('the date after, which is already today for a member further east, belongs to its own week', async () => {
    const life = await squadLife({ at: at('2026-11-29 20:00') });
    await openNow(life, 'standup', '2026-11-30');
    await life.moveTo(at('2026-11-30 09:30'));
    expect(life.told).toEqual([
      'standup 2026-11-30 opened round 1 by ann',
      'planning 2026-11-30 opened round 1',
    ]);
  });
});

describe('what is stored of an outcome', () => {
  test('a correction is the next version of the same round, and its ritual lets its messages follow', async () => {
    const told: string[] = [];
    const life = await squadLife({
      ...started,
      ritual: (name, all) => ({
        ...recording(name, all),
        revised: async (change, squad, what) => {
          const occurrence = await latestOccurrence(change.tx, squad.id, name);
          if (occurrence?.state !== 'closed' || !('hypothesisId' in what) || what.hypothesisId !== 'H1')
            return undefined;
          return { occurrence, snapshot: { bets: 2, left: undefined } };
        },
        corrected: async (_change, _squad, { ritual }, { version }) => {
          told.push(`${ritual} ${version}`);
        },
      }),
    });
    const correct = async (id: string) => {
      const squad = await life.squad();
      return life.change((change) => life.rituals().correct(change, squad, { hypothesisId: id }, 'ann'));
    };
    expect(await correct('H1')).toBeUndefined();
    await life.moveTo(monday('12:00'));
    expect(await correct('H2')).toBeUndefined();
    const { id } = await life.occurrence('planning', '2026-11-23');
    expect(await correct('H1')).toMatchObject({ id });
    expect(await life.read((q) => outcomeOf(q, id))).toMatchObject({
      ...{ round: 1, version: 2, snapshot: { bets: 2 }, by: 'ann' },
    });
    expect(told).toEqual(['planning 2']);
  });

  test('the one before is the last one that took place, over a skipped week', async () => {
    const life = await squadLife(started);
    await life.moveTo(at('2026-11-29 12:00'));
    await life.downUntil(at('2026-12-04 23:00'));
    await life.moveTo(at('2026-12-07 09:30'));
    const first = await life.occurrence('planning', '2026-11-23');
    const third = await life.occurrence('planning', '2026-12-07');
    expect(await life.read((q) => previousClosed(q, third))).toMatchObject({ id: first.id });
    expect(await life.read((q) => previousClosed(q, first))).toBeUndefined();
  });
});

describe('a squad that pauses', () => {
  test('has its rituals skipped in silence until it goes on', async () => {
    const life = await squadLife(started);
    const setState = async (state: 'active' | 'paused') => {
      const squad = await life.squad();
      await life.change(async (change) => {
        await life.rituals().reschedule(change, await changeSquad(change, squad, { state }, 'ann'));
      });
    };
    await setState('paused');
    await life.moveTo(at('2026-12-01 20:00'));
    expect(life.told).toEqual([]);
    expect(await life.occurrence('planning', '2026-11-30')).toMatchObject({ state: 'skipped' });
    await setState('active');
    await life.moveTo(at('2026-12-02 10:00'));
    expect(life.told).toEqual(['standup 2026-12-02 opened round 1']);
  });
});

test('two rituals of one name are refused', () => {
  expect(() => createRituals([recording('planning', []), recording('planning', [])])).toThrow('one name');
});
