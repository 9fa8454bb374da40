import { describe, expect, test } from 'vitest';
import type { Member, Role } from '../squad/squad.ts';
import { calledOn, decidersOn, durationOf } from './topic-rules.ts';

const TODAY = '2026-11-25';
const member = (userId: string, ...roles: Role[]): Member => ({
  userId,
  roles,
  prompt: null,
  leftAt: null,
});
const squad = { ownerId: 'owner' };
const away = (userId: string) => ({ id: userId, userId, from: TODAY, to: TODAY });
const five = [
  member('paula', 'product'),
  member('owner', 'marketing'),
  member('fatima', 'engineer'),
  member('ben', 'engineer'),
  member('dana', 'designer'),
];

describe('who decides', () => {
  test('is the product manager, while there is one today', () => {
    expect(decidersOn(squad, five, [], TODAY)).toEqual({ who: ['paula'], why: 'product', away: false });
  });

  test('is the owner where the product manager is away, or where there is none', () => {
    expect(decidersOn(squad, five, [away('paula')], TODAY)).toEqual({
      who: ['owner'],
      why: 'owner',
      away: true,
    });
    expect(decidersOn(squad, five.slice(1), [], TODAY)).toEqual({
      who: ['owner'],
      why: 'owner',
      away: false,
    });
  });

  test('is anybody where both are away, and where the owner is no member', () => {
    const both = [away('paula'), away('owner')];
    expect(decidersOn(squad, five, both, TODAY)).toMatchObject({ why: 'anybody', away: true });
    expect(decidersOn({ ownerId: 'gone' }, five.slice(1), [], TODAY)).toMatchObject({ why: 'anybody' });
  });
});

test('called are who decides and everybody who is in today, never who asks', () => {
  const deciders = decidersOn(squad, five, [away('ben')], TODAY);
  expect(calledOn(deciders, five, [away('ben')], TODAY, 'owner')).toEqual(['paula', 'fatima', 'dana']);
  expect(calledOn(deciders, five, [], TODAY, 'fatima')).toEqual(['paula', 'owner', 'ben', 'dana']);
});

test.each([
  [0, { unit: 'moment' }],
  [14 * 60_000 + 59_000, { unit: 'minutes', n: 14 }],
  [60 * 60_000, { unit: 'hours', n: 1, minutes: 0 }],
  [125 * 60_000, { unit: 'hours', n: 2, minutes: 5 }],
  [47 * 3_600_000, { unit: 'days', n: 2 }],
])('%d ms', (ms, duration) => {
  expect(durationOf(ms)).toEqual(duration);
});
