import { describe, expect, test } from 'vitest';
import { at, type Life, squadLife } from '../../test/support/rigs/squad-life.ts';
import type { Change } from '../database/change.ts';
import { justTitle, type Wording } from '../hypothesis/hypothesis.ts';
import { addHypothesis, hypothesisOf } from '../hypothesis/store.ts';
import { addPlan } from '../measurement/store.ts';
import { ensureSprint } from '../ritual/store.ts';
import type { Squad } from '../squad/squad.ts';
import { carryInto, carryLeftovers, weekAfter, weekToTakeInto } from './carry.ts';
import type { Commitment } from './commitment.ts';
import { addOtherWork, drop, launch, takeIn } from './commitment-store.ts';
import { addCheckIn, addResult, type Entered, ruledOutBetween } from './result-store.ts';
import { scaleUpsWaiting } from './scale-up-store.ts';
import {
  commitmentOf,
  commitmentsOf,
  decidedSince,
  latestOf,
  liveCommitments,
  openCommitments,
  resultsDue,
} from './store.ts';

const monday = '2026-11-23';
const begin = () => squadLife({ at: at(`${monday} 12:00`), members: { ann: { zone: 'Europe/Berlin' } } });

const hypothesis = async (life: Life, title: string, more: Partial<Wording> = {}) => {
  const squad = await life.squad();
  return life.change((change) =>
    addHypothesis(change, {
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      authorId: 'ann',
      wording: { ...justTitle(title), effect: 'sign-ups per visitor', worthItFrom: '3', ...more },
    }),
  );
};

async function taking(squad: Squad, change: Change, hypothesisId: string, by = 'ann', others: string[] = []) {
  const sprint = await ensureSprint(change, squad, monday);
  return takeIn(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    sprintId: sprint.id,
    hypothesisId,
    variant: 'simple',
    days: 20,
    ownerId: by,
    others,
    liveBy: '2026-11-27',
    by,
  });
}

/** A hypothesis that is taken in, as its commitment. */
async function taken(life: Life, title: string, others: string[] = []): Promise<Commitment> {
  const { id } = await hypothesis(life, title);
  const squad = await life.squad();
  const done = await life.change((change) => taking(squad, change, id, 'ann', others));
  if (!done.taken) throw new Error('it could not be taken in');
  return fresh(life, done.commitmentId);
}

async function fresh(life: Life, id: string): Promise<Commitment> {
  const { workspaceId } = await life.squad();
  const found = await life.read((q) => commitmentOf(q, workspaceId, id));
  if (!found) throw new Error('it is gone');
  return found;
}

async function launched(life: Life, title: string): Promise<Commitment> {
  const commitment = await taken(life, title);
  await life.change((change) => launch(change, commitment, 'ann'));
  return fresh(life, commitment.id);
}

const entered = (verdict: Entered['verdict'], ruledOut = false): Entered => ({
  method: 'variants',
  kind: 'rate',
  arms: { a: null, b: null, metric: null, unit: null },
  verdict,
  ruledOut,
  learned: 'it depends',
});

async function decide(life: Life, commitment: Commitment, verdict: Entered['verdict'], ruledOut = false) {
  const { bet } = commitment;
  if (!bet) throw new Error('other work has no verdict');
  await life.change((change) =>
    addResult(change, commitment, bet, entered(verdict, ruledOut), { by: 'ann', scaleUpTitle: 'Bigger' }),
  );
  return fresh(life, commitment.id);
}

const stateOf = async (life: Life, { bet }: Commitment) => {
  const { workspaceId } = await life.squad();
  return (await life.read((q) => hypothesisOf(q, workspaceId, bet?.id ?? '')))?.state;
};

describe('taking in', () => {
  test('commits the hypothesis and says who works on it', async () => {
    const life = await begin();
    const commitment = await taken(life, 'Group buying', ['ben', 'ann', 'ben']);
    expect(commitment).toMatchObject({
      title: 'Group buying',
      week: monday,
      ownerId: 'ann',
      others: ['ben'],
      state: 'open',
      days: 20,
      bet: { state: 'committed', effect: 'sign-ups per visitor', worthItFrom: { value: '3' } },
    });
  });

  test('is done by one of two who do it at once; the other learns who was faster', async () => {
    const life = await begin();
    const { id } = await hypothesis(life, 'Group buying');
    const squad = await life.squad();
    const [first, second] = await Promise.all([
      life.change((change) => taking(squad, change, id, 'ann')),
      life.change((change) => taking(squad, change, id, 'ben')),
    ]);
    expect(first).toMatchObject({ taken: true });
    expect(second).toEqual({ taken: false, by: 'ann', state: 'committed' });
    const { sprintId } = await fresh(life, first.taken ? first.commitmentId : '');
    expect(await life.read((q) => commitmentsOf(q, sprintId))).toHaveLength(1);
  });

  test('takes a bare idea too', async () => {
    const life = await begin();
    const { id } = await hypothesis(life, 'Just a line', { effect: null, worthItFrom: null });
    const squad = await life.squad();
    expect(await life.change((change) => taking(squad, change, id))).toMatchObject({ taken: true });
  });

  test('goes into the next week once this one has no working day left', async () => {
    const life = await begin();
    const squad = await life.squad();
    const week = (local: string) => life.read((q) => weekToTakeInto(q, squad, at(local)));
    expect(await week('2026-11-27 15:00')).toBe(monday);
    expect(await week('2026-11-28 10:00')).toBe('2026-11-30');
  });
});

describe('launching', () => {
  test('is done once, and keeps who did it', async () => {
    const life = await begin();
    const commitment = await taken(life, 'Group buying');
    expect(await life.change((change) => launch(change, commitment, 'ann'))).toBe(true);
    expect(await life.change((change) => launch(change, commitment, 'ben'))).toBe(false);
    expect(await fresh(life, commitment.id)).toMatchObject({
      state: 'launched',
      launch: { by: 'ann', at: life.now() },
      bet: { state: 'launched' },
    });
  });

  test('of other work says that it is done', async () => {
    const life = await begin();
    const squad = await life.squad();
    const id = await life.change(async (change) => {
      const sprint = await ensureSprint(change, squad, monday);
      const { workspaceId } = squad;
      const work = { workspaceId, squadId: squad.id, sprintId: sprint.id, title: 'Clean-up', days: 20 };
      return addOtherWork(change, { ...work, ownerId: 'ann', by: 'ann' });
    });
    const commitment = await fresh(life, id);
    expect(commitment).toMatchObject({ title: 'Clean-up', bet: null });
    await life.change((change) => launch(change, commitment, 'ann'));
    expect(await fresh(life, id)).toMatchObject({ state: 'done', launch: null });
  });
});

describe('carrying over', () => {
  test('makes it next week’s, with the same people, to be live by its last working day', async () => {
    const life = await begin();
    const squad = await life.squad();
    const commitment = await taken(life, 'Pay button', ['ben']);
    const week = weekAfter(squad, commitment, life.now());
    const carried = () => life.change((change) => carryInto(change, squad, [commitment], week, 'ann'));
    expect(await carried()).toBe(1);
    expect(await carried()).toBe(0);
    const next = await life.read((q) => latestOf(q, squad.workspaceId, commitment.id));
    expect(next).toMatchObject({
      week: '2026-11-30',
      liveBy: '2026-12-04',
      carriedFrom: commitment.id,
      ownerId: 'ann',
      others: ['ben'],
      days: 20,
      state: 'open',
    });
    expect(await stateOf(life, commitment)).toBe('committed');
  });

  test('brings what a week without a retro left open into the present one', async () => {
    const life = await begin();
    const squad = await life.squad();
    const commitment = await taken(life, 'Pay button');
    await life.downUntil(at('2026-12-09 10:00'));
    expect(await life.change((change) => carryLeftovers(change, squad))).toBe(1);
    expect(await life.change((change) => carryLeftovers(change, squad))).toBe(0);
    const open = await life.read((q) => openCommitments(q, squad.id));
    expect(open).toMatchObject([{ carriedFrom: commitment.id, week: '2026-12-07' }]);
  });
});

test('what is dropped is dropped for good, and only once', async () => {
  const life = await begin();
  const commitment = await taken(life, 'Banner');
  expect(await life.change((change) => drop(change, commitment, 'ann'))).toBe(true);
  expect(await life.change((change) => drop(change, commitment, 'ben'))).toBe(false);
  expect(await stateOf(life, commitment)).toBe('dropped');
});

describe('results', () => {
  test('are due from the launch on, with a plan on its day, and after "too early" from the day that was named', async () => {
    const life = await begin();
    const squad = await life.squad();
    const { id, workspaceId } = squad;
    const commitment = await launched(life, 'Countdown');
    const { bet } = commitment;
    if (!bet) throw new Error('it is a bet');
    const due = async (day: string) => (await life.read((q) => resultsDue(q, squad, day))).length;
    expect(await due(monday)).toBe(1);
    await life.change((change) =>
      addPlan(
        change,
        { workspaceId, squadId: id, hypothesisId: bet.id, by: 'ann' },
        {
          way: 'line',
          counts: 'orders',
          direction: 'up',
          decided: monday,
          metricId: null,
          line: '4',
          earlier: [],
        },
      ),
    );
    expect(await due('2026-12-03')).toBe(0);
    expect(await due('2026-12-04')).toBe(1);
    await life.change((change) =>
      addCheckIn(change, commitment, bet, { date: '2026-12-03', missing: '1,900 more', by: 'ann' }),
    );
    expect(await due('2026-12-02')).toBe(0);
    expect(await due('2026-12-03')).toBe(1);
    expect(await stateOf(life, commitment)).toBe('launched');
    await decide(life, commitment, 'inconclusive');
    expect(await due('2026-12-03')).toBe(0);
    expect(await life.read((q) => liveCommitments(q, id))).toEqual([]);
  });

  test('of a win open one scale-up, which goes when the win turns out to be none', async () => {
    const life = await begin();
    const { id } = await life.squad();
    const commitment = await launched(life, 'Group buying');
    const won = await decide(life, commitment, 'won');
    const waiting = () => life.read((q) => scaleUpsWaiting(q, id));
    expect(await waiting()).toMatchObject([{ title: 'Bigger', parentId: won.bet?.id, authorId: 'ann' }]);
    const again = await decide(life, won, 'won');
    expect(await waiting()).toHaveLength(1);
    const corrected = await decide(life, again, 'lost');
    expect(await waiting()).toEqual([]);
    expect(corrected.result?.verdict).toBe('lost');
    expect(await stateOf(life, corrected)).toBe('lost');
  });

  test('that ruled something out are counted once each, by the newest', async () => {
    const life = await begin();
    const { id } = await life.squad();
    const red = await decide(life, await launched(life, 'Red button'), 'lost', true);
    const blue = await decide(life, await launched(life, 'Blue button'), 'lost', true);
    const count = () => life.read((q) => ruledOutBetween(q, id, 0, life.now() + 1));
    expect(await count()).toEqual([red.bet?.id, blue.bet?.id]);
    await decide(life, red, 'lost', true);
    expect(await count()).toEqual([blue.bet?.id, red.bet?.id]);
    await decide(life, blue, 'invalid');
    expect(await count()).toEqual([red.bet?.id]);
  });

  test('are told by the week in which they were entered', async () => {
    const life = await begin();
    const { id } = await life.squad();
    const commitment = await launched(life, 'Countdown');
    await life.moveTo(at('2026-12-02 10:00'));
    await decide(life, commitment, 'lost');
    const since = async (local: string) => (await life.read((q) => decidedSince(q, id, at(local)))).length;
    expect(await since('2026-11-27 18:00')).toBe(1);
    expect(await since('2026-12-02 10:00')).toBe(0);
  });
});
