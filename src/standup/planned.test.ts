import { describe, expect, test } from 'vitest';
import { commitment, daysBefore } from '../../test/support/fixtures/standup.ts';
import type { EarlierPlan } from './entry.ts';
import { plannedFor } from './planned.ts';

const pay = commitment('pay', 'Pay button', { liveBy: '2026-11-26' });
const copy = commitment('copy', 'Copy', { ownerId: 'ben', others: ['ann'], liveBy: '2026-11-25' });
const clean = commitment('clean', 'Clean-up');
const lines = [clean, pay, copy];

const plan = (today: string, commitmentId: string | null = null): EarlierPlan => ({
  date: daysBefore(1),
  today,
  commitmentId,
  id: 'e1',
});

describe('“As planned”', () => {
  test('says that yesterday’s plan is done, and goes on with what it was about', () => {
    expect(plannedFor('ann', plan('payment form', 'pay'), lines)).toEqual({
      yesterday: 'payment form',
      today: 'Pay button',
      commitmentId: 'pay',
    });
  });

  test('what it was about is live: the next of one’s own, due soonest', () => {
    expect(plannedFor('ann', plan('payment form', 'pay'), [clean, copy])).toMatchObject({
      yesterday: 'payment form',
      today: 'Copy',
    });
    expect(plannedFor('ann', plan('five interviews'), [clean])).toMatchObject({ today: 'Clean-up' });
  });

  test('what was carried over is the same line', () => {
    const carried = { ...pay, id: 'pay-2', carriedFrom: 'pay' };
    expect(plannedFor('ann', plan('payment form', 'pay'), [copy, carried])).toMatchObject({
      commitmentId: 'pay-2',
    });
  });

  test('says of no open line that it is done', () => {
    expect(plannedFor('ann', plan('Pay button', 'pay'), lines)).toMatchObject({
      yesterday: null,
      today: 'Pay button',
    });
    expect(plannedFor('ann', plan('Pay button', 'pay'), [copy])).toMatchObject({
      yesterday: 'Pay button',
      today: 'Copy',
    });
  });

  test('without an earlier plan, today is the first of one’s own; without a line of one’s own, nothing', () => {
    expect(plannedFor('ben', undefined, lines)).toMatchObject({ yesterday: null, today: 'Copy' });
    expect(plannedFor('cem', plan('five interviews'), lines)).toBeUndefined();
    expect(plannedFor('ann', plan('payment form', 'pay'), [])).toBeUndefined();
  });
});
