import { beforeEach, describe, expect, test } from 'vitest';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import { type Change, createChange, type MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import { createIds } from '../database/ids.ts';
import { once } from '../database/inbox.ts';
import { estimates, hypothesisVersions, transitions } from '../database/schema/index.ts';
import { keepWorkspace } from '../slack/people-store.ts';
import { saveSquad } from '../squad/store.ts';
import { estimatesOf } from './estimate-store.ts';
import { type Hypothesis, justTitle, type Wording } from './hypothesis.ts';
import { LOGGED, loggedSchema, loggedSince } from './logged-store.ts';
import {
  addEstimate,
  addHypothesis,
  hypothesisOf,
  ideaCounts,
  ideasByScore,
  ideasToEstimate,
  reword,
  transition,
} from './store.ts';

const workspaceId = 'T1';
const clock = { at: 1_000_000, now: () => clock.at };
let database: Database;
let change: MakeChange;
let squadId: string;

const setUpSquad = (c: Change, channelId: string) =>
  saveSquad(
    c,
    {
      workspaceId,
      channelId,
      name: 'Growth',
      language: 'en',
      rituals: defaultRitualSettings('Europe/Berlin'),
      ownerId: 'U1',
      numberKeeperId: 'U1',
      state: 'active',
    },
    'U1',
  );

beforeEach(async () => {
  clock.at = 1_000_000;
  database = await temporaryDatabase();
  // The counter alone keeps ids apart.
  const ids = createIds(clock, (bytes) => new Uint8Array(bytes));
  change = createChange(database, clock, ids);
  await change((c) =>
    keepWorkspace(c, { id: workspaceId, name: 'Acme', url: 'https://a.slack.com/', botUserId: 'B' }),
  );
  squadId = (await change((c) => setUpSquad(c, 'C1'))).id;
});

const log = (title: string, wording: Partial<Wording> = {}, parentId?: string): Promise<Hypothesis> =>
  change((c) =>
    addHypothesis(c, {
      workspaceId,
      squadId,
      authorId: 'U1',
      wording: { ...justTitle(title), ...wording },
      ...(parentId === undefined ? {} : { parentId }),
    }),
  );

const estimate = (
  hypothesis: Hypothesis,
  userId: string,
  simple: number | null,
  full: number | null = null,
): Promise<Hypothesis> =>
  change((c) => addEstimate(c, hypothesis, { userId, roles: ['engineer'], simple, full, costs: null }));

const read = (id: string): Promise<Hypothesis | undefined> =>
  database.read((q) => hypothesisOf(q, workspaceId, id));

describe('a logged idea', () => {
  test('is found with what was written, and only in its workspace', async () => {
    const { id } = await log('Group buying');
    expect(await read(id)).toMatchObject({
      title: 'Group buying',
      state: 'idea',
      score: null,
      authorId: 'U1',
    });
    expect(await database.read((q) => hypothesisOf(q, 'T2', id))).toBeUndefined();
  });

  test('is ready at once when it says which number moves and from what on it is worth it', async () => {
    const { id, state } = await log('Group buying', { effect: 'sign-ups rise', worthItFrom: '3' });
    expect(state).toBe('ready');
    expect((await read(id))?.state).toBe('ready');
    const steps = await database.read((q) => q.select().from(transitions).orderBy(transitions.id));
    expect(steps.map(({ from, to }) => [from, to])).toEqual([
      [null, 'idea'],
      ['idea', 'ready'],
    ]);
  });

  test('reworded keeps its first wording; the same wording again writes nothing', async () => {
    const first = await log('Group buying');
    const second = await change((c) => reword(c, first, { ...justTitle('Group buying for three') }, 'U2'));
    await change((c) => reword(c, second, { ...justTitle('Group buying for three') }, 'U2'));
    expect((await read(first.id))?.title).toBe('Group buying for three');
    const versions = await database.read((q) =>
      q.select().from(hypothesisVersions).orderBy(hypothesisVersions.id),
    );
    expect(versions.map(({ title, by }) => [title, by])).toEqual([
      ['Group buying', 'U1'],
      ['Group buying for three', 'U2'],
    ]);
  });
});

describe('estimates', () => {
  test('add up by variant, the newest of each member counting, and the earlier ones stay', async () => {
    const idea = await log('Group buying');
    await estimate(idea, 'U3', 50);
    await estimate(idea, 'U4', 20, 90);
    await estimate(idea, 'U3', 20);
    const days = (await database.read((q) => estimatesOf(q, [idea.id]))).get(idea.id);
    expect(days?.simple?.total).toBe(40);
    expect(days?.simple?.parts.map(({ userId, days }) => [userId, days])).toEqual([
      ['U4', 20],
      ['U3', 20],
    ]);
    expect(days?.full).toMatchObject({ total: 90, parts: [{ userId: 'U4', roles: ['engineer'] }] });
    expect(await database.read((q) => q.select().from(estimates))).toHaveLength(4);
  });

  test('make an idea ready and its score whole', async () => {
    const idea = await log('Group buying', { impact: 9, confidence: 7 });
    const ready = await estimate(idea, 'U3', 40);
    expect(ready.state).toBe('ready');
    expect((await read(idea.id))?.score).toBeCloseTo((9 + 7 + 6) / 3);
    await estimate(idea, 'U4', 100);
    expect((await read(idea.id))?.score).toBeCloseTo((9 + 7 + 3) / 3);
  });

  test('a reworded impact changes the stored score', async () => {
    const idea = await log('Group buying', { impact: 9, confidence: 7 });
    const scored = await estimate(idea, 'U3', 40);
    await change((c) => reword(c, scored, { ...justTitle('Group buying'), impact: 1, confidence: 1 }, 'U1'));
    expect((await read(idea.id))?.score).toBeCloseTo((1 + 1 + 6) / 3);
  });
});

describe('the list of ideas', () => {
  test('has the best first, then those without a score by age, without what was taken in or makes a won one bigger', async () => {
    const old = await log('Old, no score');
    const good = await estimate(await log('Good', { impact: 5, confidence: 5 }), 'U3', 40);
    const best = await estimate(await log('Best', { impact: 9, confidence: 9 }), 'U3', 40);
    const young = await log('Young, no score');
    const taken = await estimate(await log('Taken', { impact: 9, confidence: 9 }), 'U3', 5);
    await change((c) => transition(c, taken.id, 'committed', 'U1'));
    await log('Bigger', {}, best.id);
    const ideas = await database.read((q) => ideasByScore(q, squadId, 10));
    expect(ideas.map(({ id }) => id)).toEqual([best.id, good.id, old.id, young.id]);
    expect(await database.read((q) => ideasByScore(q, squadId, 2))).toHaveLength(2);
    expect(await database.read((q) => ideaCounts(q, squadId))).toEqual({ ideas: 4, withoutEstimate: 2 });
    const waiting = (after?: string) => database.read((q) => ideasToEstimate(q, squadId, 10, after));
    expect((await waiting()).map(({ id }) => id)).toEqual([old.id, young.id]);
    expect((await waiting(old.id)).map(({ id }) => id)).toEqual([young.id]);
    const others = await database.read((q) => ideasByScore(q, squadId, 2, { but: [good.id], offset: 1 }));
    expect(others.map(({ id }) => id)).toEqual([old.id, young.id]);
  });

  test("shows no other squad's ideas", async () => {
    await log('Ours');
    const other = await change((c) => setUpSquad(c, 'C2'));
    expect(await database.read((q) => ideasByScore(q, other.id, 10))).toEqual([]);
    expect(await database.read((q) => ideaCounts(q, other.id))).toEqual({ ideas: 0, withoutEstimate: 0 });
  });
});

describe('a step', () => {
  test('that the table forbids writes nothing and tells where the hypothesis stands', async () => {
    const idea = await log('Group buying');
    expect(await change((c) => transition(c, idea.id, 'won', 'U1'))).toEqual({ moved: false, from: 'idea' });
    expect((await read(idea.id))?.state).toBe('idea');
    expect(await database.read((q) => q.select().from(transitions))).toHaveLength(1);
  });

  test('is recorded with who and why', async () => {
    const idea = await log('Group buying');
    expect(await change((c) => transition(c, idea.id, 'dropped', 'U2', 'too dear'))).toMatchObject({
      moved: true,
    });
    const steps = await database.read((q) => q.select().from(transitions).orderBy(transitions.id));
    expect(steps.at(-1)).toMatchObject({
      from: 'idea',
      to: 'dropped',
      by: 'U2',
      why: 'too dear',
      at: clock.at,
    });
  });
});

describe('what was logged a moment ago', () => {
  const say = (key: string, said: string, userId: string): Promise<unknown> =>
    change((c) =>
      once(c.tx, { workspaceId, key, kind: LOGGED, userId, at: c.at }, loggedSchema, async () => {
        const made = { workspaceId, squadId, authorId: userId, wording: justTitle(said) };
        return { accepted: { hypothesisId: (await addHypothesis(c, made)).id, said } };
      }),
    );
  const found = async (said: string, since: number, of = squadId): Promise<string | undefined> => {
    const which = { workspaceId, squadId: of, userId: 'U1', said, since };
    return (await database.read((q) => loggedSince(q, which)))?.title;
  };

  test('is found by its words for its person and squad, not for others, and not from before', async () => {
    await say('1', 'Early', 'U1');
    clock.at += 60_000;
    await say('2', 'Mine', 'U1');
    await say('3', 'Theirs', 'U2');
    expect(await found('Mine', clock.at)).toBe('Mine');
    expect(await found('Early', clock.at)).toBeUndefined();
    expect(await found('Early', 0)).toBe('Early');
    expect(await found('Theirs', 0)).toBeUndefined();
    expect(await found('Mine', 0, 'another squad')).toBeUndefined();
  });

  test('is still found when its wording was changed since', async () => {
    await say('1', 'Mine', 'U1');
    const [idea] = await database.read((q) => ideasByScore(q, squadId, 1));
    if (idea) await change((c) => reword(c, idea, justTitle('Reworded'), 'U1'));
    expect(await found('Mine', 0)).toBe('Reworded');
  });
});
