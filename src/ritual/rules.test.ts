import { describe, expect, test } from 'vitest';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import type { OccurrenceState } from './occurrence.ts';
import { after, closingAfterChange, howToOpen, type OccurrenceEvent, timesByHand, weekAt } from './rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NINE_THIRTY = Date.UTC(2026, 10, 23, 9, 30);
const NOON = Date.UTC(2026, 10, 23, 12);
const planning = { opensAt: NINE_THIRTY, closesAt: NOON, lateUntil: NOON - 30 * MINUTE };

describe('an occurrence', () => {
  const states: OccurrenceState[] = ['scheduled', 'open', 'closed', 'skipped', 'cancelled'];
  const events: OccurrenceEvent[] = ['schedule', 'cancel', 'open', 'skip', 'open-by-hand', 'close'];
  const steps = states.flatMap((state) =>
    events.flatMap((event) => {
      const next = after(state, event);
      return next === undefined ? [] : [`${state}, ${event}: ${next}`];
    }),
  );

  test('takes these steps and no others', () => {
    expect(steps).toEqual([
      'scheduled, schedule: scheduled',
      'scheduled, cancel: cancelled',
      'scheduled, open: open',
      'scheduled, skip: skipped',
      'scheduled, open-by-hand: open',
      'open, close: closed',
      'closed, open-by-hand: open',
      'skipped, open-by-hand: open',
      'cancelled, schedule: scheduled',
      'cancelled, open-by-hand: open',
    ]);
  });
});

describe('when its hour has come', () => {
  test.each([
    ['in time', NINE_THIRTY, 'open'],
    ['two minutes after it', NINE_THIRTY + 2 * MINUTE, 'open'],
    ['later than that', NINE_THIRTY + 2 * MINUTE + 1, 'open-late'],
    ['half an hour before it closes', NOON - 30 * MINUTE, 'open-late'],
    ['later still', NOON - 30 * MINUTE + 1, 'skip'],
  ])('%s', (_, at, what) => {
    expect(howToOpen(planning, at)).toBe(what);
  });
});

describe('opened by hand', () => {
  test('it closes at its hour while half an hour is left', () => {
    expect(timesByHand(planning, NOON - 30 * MINUTE)).toEqual(planning);
  });

  test('it gets two and a half hours where less is left, or its hour is over', () => {
    for (const at of [NOON - 30 * MINUTE + 1, NOON, NOON + 48 * HOUR]) {
      const times = timesByHand(planning, at);
      expect(times).toEqual({
        opensAt: NINE_THIRTY,
        closesAt: at + 2.5 * HOUR,
        lateUntil: at + 2 * HOUR,
      });
    }
  });

  test('it gets two and a half hours where the calendar has none', () => {
    expect(timesByHand(undefined, NOON)).toEqual({
      opensAt: NOON,
      closesAt: NOON + 2.5 * HOUR,
      lateUntil: NOON + 2 * HOUR,
    });
  });
});

describe('when the calendar changes while it is open', () => {
  const open = { openedAt: NINE_THIRTY, closesAt: NOON };
  const until = (closesAt: number) => ({ ...planning, closesAt, lateUntil: closesAt - 30 * MINUTE });

  test('it closes at the new hour', () => {
    expect(closingAfterChange(open, until(NOON + HOUR), NOON - HOUR)).toBe(NOON + HOUR);
    expect(closingAfterChange(open, until(NOON - HOUR), NOON - 2 * HOUR)).toBe(NOON - HOUR);
  });

  test('it keeps its own where the new hour is over already', () => {
    expect(closingAfterChange(open, until(NOON - HOUR), NOON - HOUR)).toBe(NOON);
  });

  test('it keeps the hours it was given by hand', () => {
    const byHand = { openedAt: NOON - 10 * MINUTE, closesAt: NOON + 2 * HOUR };
    expect(closingAfterChange(byHand, planning, NOON - 5 * MINUTE)).toBe(NOON + 2 * HOUR);
  });
});

test('the week is that of the zone of the squad', () => {
  const sundayEveningInBerlin = Date.UTC(2026, 10, 22, 20);
  expect(weekAt({ rituals: defaultRitualSettings('Europe/Berlin') }, sundayEveningInBerlin)).toBe(
    '2026-11-16',
  );
  expect(weekAt({ rituals: defaultRitualSettings('Asia/Shanghai') }, sundayEveningInBerlin)).toBe(
    '2026-11-23',
  );
});
