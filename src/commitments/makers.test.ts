import { describe, expect, test } from 'vitest';
import { estimated } from '../../test/support/fixtures/planning.ts';
import { likelyMakers, makersSaid } from './makers.ts';

const member = (userId: string) => ({ userId, roles: [], prompt: null, leftAt: null });
const members = ['marc', 'fatima', 'dana'].map(member);

describe('who made it, as long as nobody says otherwise', () => {
  const bet = { ownerId: 'fatima', others: ['dana'], variant: 'simple' } as const;

  test('are its owner, who works on it beside them, and who has a part of its estimate, whatever their craft', () => {
    const days = estimated({ marc: 10, fatima: 20, dana: 0 }, { ben: 40 });
    expect(likelyMakers(bet, days, members)).toEqual(['fatima', 'dana', 'marc']);
    expect(likelyMakers({ ...bet, variant: null }, estimated({}, { marc: 10 }), members)).toContain('marc');
  });

  test('is nobody who estimated no days, or has left', () => {
    const days = estimated({ marc: 0, gone: 30 });
    expect(likelyMakers({ ...bet, others: [] }, days, members)).toEqual(['fatima']);
  });
});

describe('who made it, as somebody says', () => {
  test('made it, each once', () => {
    const made = { builtBy: [], designedBy: [], madeBy: ['marc', 'dana'] };
    expect(makersSaid(['marc', 'dana', 'marc'])).toEqual(made);
  });

  test('keeps what an older launch says that they did', () => {
    const before = { builtBy: ['fatima', 'ben'], designedBy: ['dana'], madeBy: [] };
    const now = { builtBy: ['fatima'], designedBy: ['dana'], madeBy: ['marc'] };
    expect(makersSaid(['marc', 'fatima', 'dana'], before)).toEqual(now);
  });
});
