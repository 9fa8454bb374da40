import { describe, expect, test } from 'vitest';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import { awkwardTimes } from './awkward.ts';

const MONDAY = '2026-11-30';
const awkward = (home: string, zones: Record<string, string>) =>
  awkwardTimes(
    defaultRitualSettings(home),
    Object.entries(zones).map(([userId, zone]) => ({ userId, zone })),
    MONDAY,
  ).map(({ ritual, userId }) => `${ritual} ${userId}`);

describe('a meeting outside the working day', () => {
  test('is one on a Sunday evening, in the night, or on a Saturday', () => {
    expect(awkward('Asia/Shanghai', { lou: 'America/Los_Angeles' })).toEqual(['planning lou', 'retro lou']);
    expect(awkward('Europe/Berlin', { dana: 'Asia/Shanghai' })).toEqual(['retro dana']);
    expect(awkward('America/Los_Angeles', { mei: 'Asia/Shanghai' })).toEqual(['planning mei', 'retro mei']);
  });

  test('is none an hour or two away', () => {
    expect(awkward('Europe/Berlin', { ben: 'Europe/Lisbon', paula: 'Europe/Berlin' })).toEqual([]);
  });
});
