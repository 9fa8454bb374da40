import { describe, expect, test } from 'vitest';
import { holderWithout, inOrder, isMember, mayChangeSetup, presentOn } from './rules.ts';
import { type Member, type Role, rolesSchema } from './squad.ts';

const member = (userId: string, roles: Role[] = [], leftAt: number | null = null): Member => ({
  userId,
  roles,
  prompt: null,
  leftAt,
});
const away = (userId: string, from: string, to = from) => ({ id: `${userId}-${from}`, userId, from, to });

const five = [
  member('pia', ['product']),
  member('max', ['marketing']),
  member('eva', ['engineer']),
  member('emil', ['engineer']),
  member('dora', ['designer']),
];

describe('set-up', () => {
  test('is changed by the owner and the product manager, and by nobody else', () => {
    const may = (userId: string) => mayChangeSetup({ ownerId: 'max' }, five, userId);
    expect(['pia', 'max', 'eva', 'stranger'].map(may)).toEqual([true, true, false, false]);
  });

  test('is not changed by a product manager who left', () => {
    expect(mayChangeSetup({ ownerId: 'max' }, [member('pia', ['product'], 5)], 'pia')).toBe(false);
  });
});

test('somebody who left is no member', () => {
  expect(isMember(five, 'eva')).toBe(true);
  expect(isMember([member('eva', ['engineer'], 5)], 'eva')).toBe(false);
});

test('roles are kept once each, in one order; unknown ones are refused', () => {
  expect(rolesSchema.parse(['designer', 'product', 'designer'])).toEqual(['product', 'designer']);
  expect(rolesSchema.safeParse(['boss']).success).toBe(false);
});

test('members are listed by their first role, those without one last, then as they came', () => {
  const mixed = [
    member('new'),
    member('dora', ['designer']),
    member('both', ['marketing', 'designer']),
    member('eva', ['engineer']),
    member('pia', ['product']),
    member('emil', ['engineer']),
  ];
  expect(inOrder(mixed).map(({ userId }) => userId)).toEqual(['pia', 'both', 'eva', 'emil', 'dora', 'new']);
});

describe('when somebody leaves who owns the squad or keeps its number', () => {
  test('the product manager takes it over', () => {
    expect(holderWithout('max', five, 'max')).toBe('pia');
  });

  test('of the product manager, the next in order does', () => {
    expect(holderWithout('pia', five, 'pia')).toBe('max');
  });

  test('of somebody else, or with nobody left, it stays', () => {
    expect(holderWithout('max', five, 'eva')).toBe('max');
    expect(holderWithout('pia', [member('pia', ['product'])], 'pia')).toBe('pia');
    expect(holderWithout('pia', [member('max', [], 5)], 'pia')).toBe('pia');
  });
});

test('a stand-up asks who is neither away nor gone', () => {
  const members = [...five.slice(0, 3), member('gone', ['engineer'], 5)];
  const present = presentOn(members, [away('max', '2026-11-20', '2026-11-24')], '2026-11-24');
  expect(present.map(({ userId }) => userId)).toEqual(['pia', 'eva']);
});
