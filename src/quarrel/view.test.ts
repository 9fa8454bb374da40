import { blocksAsText } from '@growth-squad/local-slack';
import { expect, test } from 'vitest';
import type { Quarrel } from '../hypothesis/quarrel-store.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import type { Language } from '../language/language.ts';
import { speechTo } from '../language/speech.ts';
import { weightOf } from '../slack/fitted.ts';
import { answerMessage, sidesMessage } from './view.ts';

const quarrel: Quarrel = {
  ...{ id: 'q', workspaceId: 'w', squadId: 's', hypothesisId: 'h', openedBy: 'U3', openedAt: 0 },
  ...{ one: 'vulgar', oneBy: 'U1', other: 'festive', otherBy: 'U2', backs: 'other' },
  ...{ minds: null, otherMind: null, askedUntil: 100 },
};
const names = (id: string): string => ({ U1: 'Ann', U2: 'Ben', U3: 'Cy' })[id] ?? id;
const speech = (language: Language = 'en') => ({ ...speechTo({ language }), names });

function told(verdict: Verdict, given: Partial<Quarrel> = {}, language: Language = 'en'): string {
  const answer = { short: '', whole: '', before: null, noThread: false, bet: { title: 'Red' } };
  const all = {
    ...answer,
    quarrel: { ...quarrel, ...given },
    result: { verdict, learned: 'the offer counts' },
  };
  return blocksAsText(answerMessage(all, speech(language)).blocks, { user: names, channel: (id) => id });
}

test('the numbers are with a text, never with or against somebody', () => {
  expect(told('won')).toContain('The numbers are with “festive”.');
  expect(told('lost')).toContain('The numbers are with “vulgar”.');
  expect(told('won', { backs: 'one' })).toContain('The numbers are with “vulgar”.');
  expect(told('lost', { backs: 'one' })).toContain('The numbers are with “festive”.');
  expect(told('lost', { backs: 'one', other: null, otherBy: null })).toContain(
    'The numbers are with the other side.',
  );
  expect(told('inconclusive')).toContain('The numbers can’t tell the two sides apart.');
  expect(told('invalid', {}, 'zh-CN')).toContain('这次测试不能说明哪一方更对，问题还没有答案。');
});

test('both learned: who wrote the sides, or in the place of one who opened it', () => {
  expect(told('lost')).toContain('Ann and @Ben learned: the offer counts.');
  expect(told('lost', { oneBy: null })).toContain('Cy and @Ben learned');
  expect(told('lost', { oneBy: 'U3', other: null, otherBy: null })).toContain('@Cy learned');
});

test('the longest texts fit, of both sides and with what would change a mind', () => {
  const long = '<&>'.repeat(166);
  const mean = { ...quarrel, one: long, other: long, minds: long, otherMind: long };
  for (const language of ['en', 'zh-CN'] as const) {
    const sides = { quarrel: mean, bet: { title: long, state: 'idea' as const } };
    const more = { underway: null, until: null, noThread: true };
    expect(weightOf(sidesMessage({ ...sides, ...more }, speech(language)).blocks)).toBeLessThan(10_000);
  }
});
