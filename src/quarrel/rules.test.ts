import { expect, test } from 'vitest';
import type { Quarrel } from '../hypothesis/quarrel-store.ts';
import { mayNotWrite, nextWorkingDay } from './rules.ts';

const quarrel: Quarrel = {
  ...{ id: 'q', workspaceId: 'w', squadId: 's', hypothesisId: 'h', openedBy: 'opener', openedAt: 0 },
  ...{ one: 'vulgar', oneBy: 'writer', other: null, otherBy: null, backs: 'other' },
  ...{ minds: null, otherMind: null, askedUntil: 100 },
};

test('the other side is for everybody but who holds the first', () => {
  expect(mayNotWrite(quarrel, 'idea', 'somebody', 50)).toBeUndefined();
  expect(mayNotWrite(quarrel, 'launched', 'opener', 50)).toBeUndefined();
  expect(mayNotWrite(quarrel, 'idea', 'writer', 500)).toBe('own-side');
});

test('who opened a quarrel with a message of their own writes it once nobody has', () => {
  const own = { ...quarrel, oneBy: 'opener' };
  expect(mayNotWrite(own, 'idea', 'opener', 99)).toBe('own-side');
  expect(mayNotWrite(own, 'idea', 'opener', 100)).toBeUndefined();
});

test('it is written once, and never of what is over', () => {
  expect(mayNotWrite({ ...quarrel, other: 'festive' }, 'idea', 'somebody', 50)).toBe('written');
  for (const state of ['dropped', 'won', 'lost', 'inconclusive', 'invalid'] as const)
    expect(mayNotWrite(quarrel, state, 'somebody', 50)).toBe('over');
});

test('the next working day leaves out weekends and days off, and takes worked ones', () => {
  expect(nextWorkingDay('2026-11-24', { off: [], working: [] })).toBe('2026-11-25');
  expect(nextWorkingDay('2026-11-27', { off: [], working: [] })).toBe('2026-11-30');
  const monday = { from: '2026-11-30', to: '2026-11-30' };
  expect(nextWorkingDay('2026-11-27', { off: [monday], working: [] })).toBe('2026-12-01');
  expect(nextWorkingDay('2026-11-27', { off: [], working: ['2026-11-28'] })).toBe('2026-11-28');
  const long = { from: '2026-11-25', to: '2026-12-31' };
  expect(nextWorkingDay('2026-11-24', { off: [long], working: [] })).toBe('2026-12-01');
});
