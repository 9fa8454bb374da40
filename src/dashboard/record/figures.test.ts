import { describe, expect, test } from 'vitest';
import { betweenCrafts, recordFrom, type Waited } from './figures.ts';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

type Person = [string, Waited['craft']];

const waited = ([userId, craft]: Person, [helperId, helperCraft]: Person, hours: number): Waited => ({
  userId,
  craft,
  helperId,
  helperCraft,
  ms: hours * HOUR_MS,
});

describe('the record', () => {
  test('of nothing has no medians', () => {
    const nothing = { bets: 0, answered: [], repeatsStopped: 0, taken: [], answerTimes: [], waited: [] };
    expect(recordFrom(nothing)).toEqual({
      ...{ bets: 0, answered: 0, won: 0, ruledOut: 0, repeatsStopped: 0, waits: [] },
      ...{ weeksToAnswer: undefined, days: undefined, asked: undefined },
    });
  });

  test('counts verdicts, takes the middle of the times, adds up the days', () => {
    const answered = (verdict: 'won' | 'lost' | 'inconclusive', weeks: number, ruledOut = false) => ({
      ...{ verdict, ruledOut, loggedAt: 5, firstAt: 5 + weeks * WEEK_MS },
    });
    const record = recordFrom({
      bets: 4,
      answered: [
        answered('won', 3),
        answered('lost', 1, true),
        answered('lost', 2),
        answered('inconclusive', 8),
      ],
      repeatsStopped: 2,
      taken: [
        { estimated: 20, taken: 30 },
        { estimated: 15, taken: 10 },
      ],
      answerTimes: [5, 100, 7],
      waited: [],
    });
    expect(record).toEqual({
      ...{ bets: 4, answered: 4, won: 1, ruledOut: 1, weeksToAnswer: 2.5, repeatsStopped: 2, waits: [] },
      ...{ days: { bets: 2, estimated: 35, taken: 40 }, asked: { times: 3, medianMs: 7 } },
    });
  });
});

describe('what is in the way between crafts', () => {
  const a: Person = ['A', 'engineer'];
  const b: Person = ['B', 'engineer'];
  const designer: Person = ['D', 'designer'];
  const product: Person = ['P', 'product'];

  test('names a craft of two, and nobody who is the only one of theirs', () => {
    expect(betweenCrafts([waited(a, designer, 1), waited(b, designer, 3)])).toEqual([
      { craft: 'engineer', helperCraft: null, times: 2, medianMs: 2 * HOUR_MS },
    ]);
  });

  test('names no craft for one person who waits often', () => {
    expect(betweenCrafts([waited(a, designer, 1), waited(a, product, 3), waited(a, designer, 5)])).toEqual([
      { craft: null, helperCraft: null, times: 3, medianMs: 3 * HOUR_MS },
    ]);
  });

  test('puts what is left of several together, which may be of two', () => {
    expect(betweenCrafts([waited(a, designer, 1), waited(b, product, 3)])).toEqual([
      { craft: 'engineer', helperCraft: null, times: 2, medianMs: 2 * HOUR_MS },
    ]);
  });

  test('tells the longest first, and nothing of one craft among itself', () => {
    const waits = betweenCrafts([
      waited(a, b, 90),
      waited(designer, a, 2),
      waited(product, b, 2),
      waited(designer, b, 8),
      waited(a, ['M', null], 40),
      waited(b, ['N', null], 20),
    ]);
    expect(waits).toEqual([
      { craft: 'engineer', helperCraft: null, times: 2, medianMs: 30 * HOUR_MS },
      { craft: null, helperCraft: 'engineer', times: 2, medianMs: 5 * HOUR_MS },
      { craft: null, helperCraft: null, times: 1, medianMs: 2 * HOUR_MS },
    ]);
  });
});
