import { describe, expect, test } from 'vitest';
import { growingSteps } from '../../test/support/database/query-plans.ts';
import { answers } from '../../test/support/fixtures/standup.ts';
import { at, type Life, type LifeOptions, squadLife } from '../../test/support/rigs/squad-life.ts';
import { drop, launch, takeIn } from '../commitments/commitment-store.ts';
import { commitmentOf } from '../commitments/store.ts';
import { type Hypothesis, justTitle } from '../hypothesis/hypothesis.ts';
import { addEstimate, addHypothesis } from '../hypothesis/store.ts';
import { enterReading } from '../metric/reading-store.ts';
import { setMetric, setTarget } from '../metric/store.ts';
import { sprintOn } from '../ritual/store.ts';
import { personOf } from '../slack/people-store.ts';
import { setMembers } from '../squad/member-store.ts';
import { saveSquad } from '../squad/store.ts';
import { addEntry } from '../standup/store.ts';
import { homeFacts, type SquadOnHome } from './facts.ts';

const WEEK = '2026-11-23';
const started: LifeOptions = {
  at: at(`${WEEK} 08:00`),
  members: {
    ann: { zone: 'Europe/Berlin', roles: ['engineer'] },
    bob: { zone: 'Asia/Shanghai', roles: ['product'] },
  },
};

const factsFor = async (life: Life, userId: string) =>
  life.read(async (q) => {
    const person = await personOf(q, 'T1', userId);
    if (!person) throw new Error(`${userId} is unknown`);
    return homeFacts(q, person, life.now());
  });

const homeOf = async (life: Life, userId: string): Promise<SquadOnHome> => {
  const [first] = (await factsFor(life, userId)).squads;
  if (!first) throw new Error(`${userId} is in no squad`);
  return first;
};

const kinds = async (life: Life, userId: string): Promise<string[]> =>
  (await homeOf(life, userId)).waiting.map(({ kind }) => kind);

const log = async (life: Life, title: string): Promise<Hypothesis> => {
  const squad = await life.squad();
  const given = { workspaceId: 'T1', squadId: squad.id, authorId: 'bob', wording: justTitle(title) };
  return life.change((change) => addHypothesis(change, given));
};

/** @returns the commitment */
const take = async (life: Life, hypothesis: Hypothesis, liveBy: string): Promise<string> => {
  const squad = await life.squad();
  return life.change(async (change) => {
    const sprint = await sprintOn(change.tx, squad.id, WEEK);
    const taken = await takeIn(change, {
      workspaceId: 'T1',
      squadId: squad.id,
      sprintId: sprint?.id ?? '',
      hypothesisId: hypothesis.id,
      variant: 'simple',
      days: null,
      ownerId: 'ann',
      others: [],
      liveBy,
      by: 'ann',
    });
    if (!taken.taken) throw new Error('It could not be taken in.');
    return taken.commitmentId;
  });
};

const act = (life: Life, id: string, deed: typeof launch): Promise<boolean> =>
  life.change(async (change) => {
    const commitment = await commitmentOf(change.tx, 'T1', id);
    if (!commitment) throw new Error(`There is no commitment ${id}.`);
    return deed(change, commitment, 'ann');
  });

describe('Home of a member', () => {
  test('shows the number against the target, the channel and the next planning', async () => {
    const life = await squadLife(started);
    const squad = await life.squad();
    await life.change(async (change) => {
      const metric = await setMetric(change, squad, { name: 'new sign-ups', kind: 'total' });
      await setTarget(change, metric, WEEK, '1500', 'ann');
      await enterReading(change, { metric, week: WEEK, value: '312', by: 'ann' });
    });
    const home = await homeOf(life, 'ann');
    expect(home.current?.standing).toMatchObject({ value: '312', target: '1500', asOf: life.now() });
    expect(home.address).toBe('https://acme.slack.com/archives/C1');
    expect(home.next).toEqual({ ritual: 'planning', at: at(`${WEEK} 09:30`) });
  });

  test('shows this week’s commitments without what was dropped', async () => {
    const life = await squadLife(started);
    await take(life, await log(life, 'Group buying'), '2026-11-26');
    await act(life, await take(life, await log(life, 'Red button'), '2026-11-26'), drop);
    const { commitments, names } = await homeOf(life, 'bob');
    expect(commitments.map((one) => `${one.title}, ${names(one.ownerId)}`)).toEqual(['Group buying, ann']);
  });

  test('asks for the open plan until it is closed', async () => {
    const life = await squadLife(started);
    expect(await kinds(life, 'ann')).toEqual([]);
    await life.moveTo(at(`${WEEK} 10:00`));
    expect(await kinds(life, 'ann')).toEqual(['planning']);
    await life.moveTo(at(`${WEEK} 12:30`));
    expect(await kinds(life, 'ann')).toEqual([]);
  });

  test('asks for the stand-up until it is answered, and not for one opened off the calendar', async () => {
    const life = await squadLife(started);
    const squad = await life.squad();
    await life.change((change) => life.rituals().openNow(change, squad, 'standup', WEEK, 'bob'));
    expect(await kinds(life, 'ann')).toEqual([]);
    await life.moveTo(at('2026-11-24 10:05'));
    expect(await kinds(life, 'ann')).toContain('standup');
    const standup = await life.occurrence('standup', '2026-11-24');
    await life.change((change) => addEntry(change, standup, 'ann', answers({ today: 'Build' })));
    expect(await kinds(life, 'ann')).not.toContain('standup');
    expect(await kinds(life, 'bob')).toContain('standup');
  });

  test('asks each for their part, once it is live its owner for the result', async () => {
    const life = await squadLife(started);
    const hypothesis = await log(life, 'Group buying');
    expect(await kinds(life, 'ann')).toEqual(['estimate']);
    expect(await kinds(life, 'bob')).toEqual(['estimate']);
    await life.change((change) =>
      addEstimate(change, hypothesis, { userId: 'ann', roles: [], simple: 20, full: null, costs: null }),
    );
    expect(await kinds(life, 'ann')).toEqual([]);
    const id = await take(life, hypothesis, WEEK);
    expect(await kinds(life, 'ann')).toEqual(['launch']);
    await act(life, id, launch);
    expect(await kinds(life, 'ann')).toEqual(['result']);
    expect(await kinds(life, 'bob')).toEqual([]);
  });

  test('after the last ritual of the week comes the next week’s planning', async () => {
    const life = await squadLife(started);
    await life.moveTo(at('2026-11-27 18:30'));
    expect((await homeOf(life, 'ann')).next).toEqual({ ritual: 'planning', at: at('2026-11-30 09:30') });
  });
});

/** Several squads of the same members, each in a channel of its own. */
async function moreSquads(life: Life, count: number): Promise<void> {
  const { id: _, ...fields } = await life.squad();
  for (let n = 2; n < 2 + count; n += 1) {
    await life.change(async (change) => {
      const squad = await saveSquad(change, { ...fields, channelId: `C${n}`, name: `Squad ${n}` }, 'ann');
      await setMembers(change, squad, [{ userId: 'ann', roles: [] }]);
    });
  }
}

test('somebody without a squad has none, and nobody sees a squad of others', async () => {
  const life = await squadLife(started);
  const squad = await life.squad();
  await life.change((change) => setMembers(change, squad, [{ userId: 'bob', roles: [] }]));
  expect(await factsFor(life, 'ann')).toEqual({ squads: [], moreSquads: 0 });
});

test('of many squads five are shown, first the one in which the person answered last', async () => {
  const life = await squadLife(started);
  await moreSquads(life, 6);
  await life.moveTo(at('2026-11-24 10:05'));
  const standup = await life.occurrence('standup', '2026-11-24');
  await life.change((change) => addEntry(change, standup, 'ann', answers({ today: 'Build' })));
  const { squads, moreSquads: more } = await factsFor(life, 'ann');
  expect(squads.map(({ squad }) => squad.channelId)).toEqual(['C1', 'C7', 'C6', 'C5', 'C4']);
  expect(more).toBe(2);
});

test('costs the same queries after weeks as on the first day, none of which reads a whole table', async () => {
  const statements: string[] = [];
  const life = await squadLife({ ...started, verbose: (sql) => statements.push(sql) });
  await log(life, 'Group buying');
  const queries = async (): Promise<string[]> => {
    life.database().changedElsewhere();
    statements.length = 0;
    await factsFor(life, 'ann');
    return [...statements];
  };
  await life.moveTo(at('2026-11-24 10:05'));
  const first = await queries();
  for (let n = 0; n < 30; n += 1) await log(life, `Idea ${n}`);
  await life.moveTo(at('2026-12-15 10:05'));
  const later = await queries();
  expect(later).toHaveLength(first.length);
  // What is sorted is small: a squad's members, its week, what waits to be taken in.
  expect(growingSteps(life.file, later, /^USE TEMP B-TREE/)).toEqual([]);
});
