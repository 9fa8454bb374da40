import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import { setMembers } from '../squad/member-store.ts';
import { changeSquad, saveSquad } from '../squad/store.ts';
import { type Deed, type OwnDeed, perform, performOwn } from './deed.ts';
import { type Actor, type DeedName, permissions } from './permissions.ts';

let life: Life;
let squadId: string;
let acted = 0;

/** A deed of that name which always can be done. */
const deed = (
  name: DeedName,
  more: { readonly authorId?: string; readonly alsoIn?: string } = {},
): Deed<{ squadId: string }, undefined, { done: true }> => ({
  name,
  accepted: z.object({ done: z.literal(true) }),
  find: async (_q, _workspaceId, given) => ({
    squadIds: [given.squadId, ...(more.alsoIn === undefined ? [] : [more.alsoIn])],
    subject: undefined,
    ...(more.authorId === undefined ? {} : { authorId: more.authorId }),
  }),
  act: async () => {
    acted += 1;
    return { accepted: { done: true } };
  },
});

const somebody = (userId: string, more: Partial<Actor> = {}): Actor => ({
  userId,
  ...{ isGuest: false, isBot: false, isDeactivated: false },
  ...more,
});

let keys = 0;
const doing = (person: Actor, workspaceId = 'T1', key = `key ${++keys}`) => ({
  ...{ core: { change: life.change }, workspaceId, person, key },
});

/** What came of it: "done", or why it was barred. */
async function outcome(
  person: Actor,
  one: ReturnType<typeof deed>,
  where: { readonly workspaceId?: string; readonly squadId?: string } = {},
): Promise<string> {
  const before = acted;
  const done = await perform(doing(person, where.workspaceId), one, { squadId: where.squadId ?? squadId });
  expect(acted - before).toBe('accepted' in done ? 1 : 0);
  return 'barred' in done ? done.barred : 'done';
}

/** All but the owner are taken out of the squad. */
async function leave(): Promise<void> {
  const squad = await life.squad();
  await life.change((change) => setMembers(change, squad, [{ userId: 'owner', roles: [] }]));
}

beforeEach(async () => {
  const zone = 'Europe/Berlin';
  const members = { owner: { zone }, product: { zone, roles: ['product'] as const }, member: { zone } };
  life = await squadLife({ at: at('2026-11-23 08:00'), members });
  squadId = (await life.squad()).id;
});

describe('who may is looked up in the transaction of the deed itself', () => {
  test('for members alone', async () => {
    const planning = deed('planning.close');
    expect(await outcome(somebody('member'), planning)).toBe('done');
    expect(await outcome(somebody('colleague'), planning)).toBe('not-a-member');
    await leave();
    expect(await outcome(somebody('member'), planning)).toBe('not-a-member');
  });

  test('for who is in charge, which a role in no squad does not make', async () => {
    const setUp = deed('setup.change');
    expect(await outcome(somebody('owner'), setUp)).toBe('done');
    expect(await outcome(somebody('product'), setUp)).toBe('done');
    expect(await outcome(somebody('member'), setUp)).toBe('not-in-charge');
    expect(await outcome(somebody('colleague'), setUp)).toBe('not-in-charge');
  });

  test('for whoever proposed the idea, who need not be a member', async () => {
    expect(await outcome(somebody('colleague'), deed('ideas.withdraw'))).toBe('not-a-member');
    expect(await outcome(somebody('colleague'), deed('ideas.withdraw', { authorId: 'colleague' }))).toBe(
      'done',
    );
  });

  test.each([[{ isGuest: true }], [{ isBot: true }], [{ isDeactivated: true }]])(
    'never for a visitor, whatever else they are: %j',
    async (visitor) => {
      const { name, accepted } = deed('person.language');
      const act = async () => ({ accepted: { done: true as const } });
      const own: OwnDeed<undefined, { done: true }> = { name, accepted, act };
      expect(await outcome(somebody('member', visitor), deed('planning.close'))).toBe('visitor');
      expect(await performOwn(doing(somebody('member', visitor)), own, undefined)).toEqual({
        barred: 'visitor',
      });
    },
  );

  test('in each of the squads that it is about', async () => {
    const { id: _, ...fields } = await life.squad();
    const other = await life.change((change) => saveSquad(change, { ...fields, channelId: 'C2' }, 'owner'));
    const both = deed('planning.close', { alsoIn: other.id });
    expect(await outcome(somebody('member'), both)).toBe('not-a-member');
    await life.change((change) => setMembers(change, other, [{ userId: 'member', roles: [] }]));
    expect(await outcome(somebody('member'), both)).toBe('done');
  });
});

test('what is of another workspace, or of a squad that has ended, is gone', async () => {
  const planning = deed('planning.close');
  expect(await outcome(somebody('member'), planning, { workspaceId: 'T2' })).toBe('gone');
  expect(await outcome(somebody('member'), planning, { squadId: 'none' })).toBe('gone');
  const squad = await life.squad();
  await life.change((change) => changeSquad(change, squad, { state: 'ended' }, 'owner'));
  expect(await outcome(somebody('member'), planning)).toBe('gone');
});

test('a key that was accepted is answered again before anybody asks who may', async () => {
  const first = doing(somebody('member'));
  await perform(first, deed('planning.close'), { squadId });
  await leave();
  expect(await perform(first, deed('planning.close'), { squadId })).toMatchObject({ repeated: true });
});

test('all that a squad does is for its members alone, but for this', () => {
  const others = Object.entries(permissions).filter(([, who]) => who.join() !== 'member');
  expect(Object.fromEntries(others.map(([name, who]) => [name, who.join(' ')]))).toEqual({
    'setup.create': 'owner member author colleague',
    'squad.choose': 'owner member author colleague',
    'hypothesis.log': 'owner member author colleague',
    'person.language': 'owner member author colleague',
    'setup.change': 'owner product',
    'squad.move': 'owner product',
    'squad.share': 'owner',
    'stakeholders.choose': 'owner product',
    'sources.set': 'owner product keeper',
    'sources.remove': 'owner product keeper',
    'token.make': 'owner product',
    'token.revoke': 'owner product',
    'page.wall': 'owner product',
    'page.revoke-wall': 'owner product',
    'hypothesis.reword': 'member author',
    'ideas.withdraw': 'member author',
    'ideas.differs': 'member author',
    'ideas.drop': 'member author',
  });
});
