import { expect, test } from 'vitest';
import { personFrom } from './people.ts';

/** What somebody is, as far as it keeps them from anything. */
const isWhat = (user: object): string[] => {
  const { isGuest, isBot, isDeactivated } = personFrom('T1', { id: 'U1', ...user });
  return Object.entries({ isGuest, isBot, isDeactivated }).flatMap(([name, is]) => (is ? [name] : []));
};

test.each([
  ['a full member', {}, []],
  ['a full member', { team_id: 'T1' }, []],
  [
    'a full member of another workspace of the company’s Grid',
    { team_id: 'T2', enterprise_user: { teams: ['T1'] } },
    [],
  ],
  ['of another company', { team_id: 'T2' }, ['isGuest']],
  ['of another company’s Grid', { team_id: 'T2', enterprise_user: { teams: ['T3'] } }, ['isGuest']],
  ['a stranger', { is_stranger: true }, ['isGuest']],
  ['a guest of several channels', { is_restricted: true }, ['isGuest']],
  ['a guest of one channel', { is_ultra_restricted: true }, ['isGuest']],
  ['an app', { is_bot: true }, ['isBot']],
  ['somebody whose account is closed', { deleted: true }, ['isDeactivated']],
])('%s: %j', (_, user, is) => {
  expect(isWhat(user)).toEqual(is);
});

test('a name is the first that can be seen', () => {
  const profile = { display_name: '\u200b', real_name: 'Ada Lovelace' };
  expect(personFrom('T1', { id: 'U1', name: 'ada', profile }).name).toBe('Ada Lovelace');
  expect(personFrom('T1', { id: 'U1' }).name).toBe('U1');
});
