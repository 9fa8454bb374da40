import { describe, expect, test } from 'vitest';
import { at, day, entry, occurrence } from '../../test/support/fixtures/standup.ts';
import { isPublic, nudgeAtOf, pendingOf, sinceOf, takingOf } from './rules.ts';

describe('the channel reads it', () => {
  const one = [entry('ann')];
  const all = ['ann', 'ben', 'cem'].map((userId) => entry(userId));

  test('at its hour, with one answer or more', () => {
    expect(isPublic(day({ entries: one }), at('10:59'))).toBe(false);
    expect(isPublic(day({ entries: one }), at('11:00'))).toBe(true);
  });

  test('never without an answer', () => {
    expect(isPublic(day(), at('17:59'))).toBe(false);
  });

  test('before its hour as soon as all who are there have answered', () => {
    expect(isPublic(day({ entries: all }), at('10:10'))).toBe(true);
    expect(isPublic(day({ entries: one, awayIds: ['ben', 'cem'] }), at('10:10'))).toBe(true);
  });

  test('at once on a day on which nobody is asked', () => {
    expect(isPublic(day({ entries: one, isPlanned: false }), at('07:00'))).toBe(true);
  });
});

test('who is away is not waited for, and may answer all the same', () => {
  expect(pendingOf(day({ awayIds: ['ben'], entries: [entry('ben')] }))).toEqual(['ann', 'cem']);
});

test('somebody who left is shown, but not waited for', () => {
  expect(pendingOf(day({ memberIds: ['ann'], entries: [entry('gone')] }))).toEqual(['ann']);
});

test('after a late question there is as much time before the second one as on any day', () => {
  const prompt = { promptAt: at('10:00'), nudgeAt: at('10:45') };
  expect(nudgeAtOf(prompt, at('10:00'))).toBe(at('10:45'));
  expect(nudgeAtOf(prompt, at('10:01'))).toBe(at('10:45'));
  expect(nudgeAtOf(prompt, at('10:50'))).toBe(at('11:35'));
});

test('an answer is taken while it is open, opens what was not, and is too late once it closed', () => {
  expect(takingOf(undefined)).toBe('open');
  const states = ['scheduled', 'open', 'closed', 'skipped', 'cancelled'] as const;
  expect(states.map((state) => takingOf({ ...occurrence, state }))).toEqual([
    'open',
    'take',
    'closed',
    'open',
    'open',
  ]);
});

test('a plan is of yesterday, of a weekday, or of a date', () => {
  expect(sinceOf('2026-11-23', '2026-11-24')).toBe('yesterday');
  expect(sinceOf('2026-11-20', '2026-11-24')).toBe('weekday');
  expect(sinceOf('2026-11-17', '2026-11-24')).toBe('date');
});
