import { expect, test } from 'vitest';
import { whomIn } from './whom.ts';

const nameOf = (id: string) => ({ U1: 'Ben', U2: 'Ben Berg', U3: '王磊' })[id] ?? id;
const whom = (text: string) => whomIn(text, ['U1', 'U2', 'U3'], nameOf, 'U8');

test.each([
  ['<@U9> until Friday', ['U9'], 'until Friday'],
  ['<@U9|ben> until Friday', ['U9'], 'until Friday'],
  // The longest name that fits.
  ['@ben berg until Friday', ['U2'], 'until Friday'],
  ['@王磊到周五', ['U3'], '到周五'],
  ['tomorrow @Ben', ['U1'], 'tomorrow'],
  ['tomorrow', [], 'tomorrow'],
  ['<@U1> <@U2> until Friday', ['U1', 'U2'], 'until Friday'],
  ['<@U1>, <@U2> and @王磊 tomorrow', ['U1', 'U2', 'U3'], ',   and   tomorrow'],
  ['<@U1>、<@U3>明天', ['U1', 'U3'], '、 明天'],
  ['me and <@U1> until Friday', ['U8', 'U1'], 'and   until Friday'],
  ['<@U1> and I tomorrow', ['U8', 'U1'], 'and I tomorrow'],
  ['我和 <@U3> 明天', ['U8', 'U3'], '我和   明天'],
  ['<@U1> <@U1> tomorrow', ['U1'], 'tomorrow'],
])('%s', (text, userIds, rest) => expect(whom(text)).toEqual({ userIds, rest }));

test.each([
  ['@Nobody tomorrow', { unknown: 'Nobody' }],
  ['@Ben and @Nobody tomorrow', { unknown: 'Nobody' }],
  ['<!subteam^S1|@team> until Friday', { group: 'team' }],
  ['<!subteam^S1> until Friday', { group: '' }],
  ['<!channel> tomorrow', { everybody: true }],
  ['<!here|here> tomorrow', { everybody: true }],
  ['@everyone tomorrow', { everybody: true }],
])('%s is nobody whom one can note', (text, expected) => expect(whom(text)).toEqual(expected));
