import { describe, expect, test } from 'vitest';
import { at, type Life, recording, squadLife } from '../../test/support/rigs/squad-life.ts';
import type { Arms } from '../commitments/arms.ts';
import { carryInto } from '../commitments/carry.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { launch, takeIn } from '../commitments/commitment-store.ts';
import { addNote, notesOf } from '../commitments/note-store.ts';
import { addCheckIn, addResult } from '../commitments/result-store.ts';
import { commitmentOf, openCommitments } from '../commitments/store.ts';
import { justTitle } from '../hypothesis/hypothesis.ts';
import { addHypothesis } from '../hypothesis/store.ts';
import type { LinePlan } from '../measurement/plan.ts';
import { addPlan } from '../measurement/store.ts';
import { enterReading } from '../metric/reading-store.ts';
import { setMetric, setTarget } from '../metric/store.ts';
import { outcomeOf } from '../ritual/outcome-store.ts';
import { ensureSprint } from '../ritual/store.ts';
import { numberHandler } from './ask-number.ts';
import { askHandler, retroRitual } from './ritual.ts';
import { type Digest, digestSchema } from './snapshot.ts';

const monday = '2026-11-23';
const friday = '2026-11-27';

async function begin(): Promise<Life> {
  const life = await squadLife({
    at: at(`${monday} 12:00`),
    members: {
      pat: { zone: 'Europe/Berlin', roles: ['product'] },
      eve: { zone: 'Europe/Berlin', roles: ['engineer'] },
      dan: { zone: 'Europe/Berlin', roles: ['designer'] },
    },
    ritual: (name, told) => (name === 'retro' ? retroRitual : recording(name, told)),
    handlers: [askHandler, numberHandler],
  });
  const squad = await life.squad();
  await life.change(async (change) => {
    const metric = await setMetric(change, squad, { name: 'new sign-ups', kind: 'total' });
    await setTarget(change, metric, monday, '1500', 'pat');
    await enterReading(change, { metric, week: '2026-11-16', value: '1284', by: 'pat' });
    await enterReading(change, { metric, week: monday, value: '1562', by: 'pat' });
  });
  return life;
}

async function taken(life: Life, title: string): Promise<Commitment> {
  const { id: squadId, workspaceId } = await life.squad();
  return life.change(async (change) => {
    const wording = { ...justTitle(title), worthItFrom: '3' };
    const { id } = await addHypothesis(change, { workspaceId, squadId, authorId: 'pat', wording });
    const sprint = await ensureSprint(change, { id: squadId, workspaceId }, monday);
    const done = await takeIn(change, {
      workspaceId,
      squadId,
      sprintId: sprint.id,
      hypothesisId: id,
      variant: 'simple',
      days: 10,
      ownerId: 'eve',
      others: ['dan'],
      liveBy: friday,
      by: 'eve',
    });
    const commitment = done.taken ? await commitmentOf(change.tx, workspaceId, done.commitmentId) : undefined;
    if (!commitment) throw new Error('it could not be taken in');
    return commitment;
  });
}

async function launched(life: Life, title: string): Promise<Commitment> {
  const commitment = await taken(life, title);
  await life.change((change) => launch(change, commitment, 'eve'));
  return commitment;
}

const plan: LinePlan = {
  way: 'line',
  counts: 'orders',
  direction: 'up',
  decided: friday,
  metricId: null,
  line: '40',
  earlier: [],
};

const arms = (b: number): Arms => ({
  a: { count: 450, outOf: 10_190, from: monday, to: friday },
  b: { count: b, outOf: 10_190, from: monday, to: friday },
  metric: 'sign-ups per visitor',
  unit: 'visitors',
});

async function decide(life: Life, commitment: Commitment, verdict: 'won' | 'lost', b: number): Promise<void> {
  const { bet } = commitment;
  if (!bet) throw new Error('it is a bet');
  const result = { method: 'variants', kind: 'rate', arms: arms(b), verdict, learned: 'so it is' } as const;
  await life.change((change) =>
    addResult(
      change,
      commitment,
      bet,
      { ...result, ruledOut: verdict === 'lost' },
      { by: 'eve', scaleUpTitle: `${commitment.title}, to everybody` },
    ),
  );
}

async function digestOf(life: Life, date = friday): Promise<Digest> {
  const { id } = await life.occurrence('retro', date);
  const outcome = await life.read((q) => outcomeOf(q, id));
  return digestSchema.parse(outcome?.snapshot);
}

describe('a week that closes at its hour', () => {
  test('tells what was won with everybody’s part, what was ruled out, what is too early and what goes on', async () => {
    const life = await begin();
    await decide(life, await launched(life, 'Group buying'), 'won', 527);
    await decide(life, await launched(life, 'Red button'), 'lost', 300);
    const countdown = await launched(life, 'Countdown');
    const { bet } = countdown;
    if (!bet) throw new Error('it is a bet');
    await life.change((change) =>
      addCheckIn(change, countdown, bet, { date: '2026-12-03', missing: '1,900 more visitors', by: 'eve' }),
    );
    await launched(life, 'Shorter form');
    const coupon = await launched(life, 'Coupon');
    await life.change((change) => {
      const { workspaceId, squadId } = coupon;
      const about = { workspaceId, squadId, hypothesisId: coupon.bet?.id ?? '', by: 'eve' };
      return addPlan(change, about, plan);
    });
    await taken(life, 'Pay button');
    await life.moveTo(at(`${friday} 18:00`));
    expect(await digestOf(life)).toMatchObject({
      week: monday,
      date: friday,
      metric: { value: '1562', target: '1500', weeks: [{ value: '1284' }, { value: '1562' }] },
      won: [
        {
          title: 'Group buying',
          metric: 'sign-ups per visitor',
          proposedBy: 'pat',
          builtBy: [],
          designedBy: [],
          madeBy: ['eve', 'dan'],
          scaleUp: { title: 'Group buying, to everybody', ownerId: null, by: null },
        },
      ],
      lost: [{ title: 'Red button', nthThisQuarter: 1 }],
      tooEarly: [{ title: 'Countdown', missing: '1,900 more visitors', date: '2026-12-03' }],
      live: [
        { title: 'Shorter form', since: monday },
        // Seven whole days from Tuesday on are over on Monday.
        { title: 'Coupon', since: monday, decided: { plan, on: '2026-12-04' } },
      ],
      carried: [{ title: 'Pay button', bet: true }],
      launches: 5,
      next: { scaleUps: 1, resultsDue: 1, ideas: 0, opensAt: at('2026-11-30 09:30') },
    });
    const { id } = await life.squad();
    const open = await life.read((q) => openCommitments(q, id));
    expect(open.map(({ title, week }) => [title, week])).toEqual([['Pay button', '2026-11-30']]);
  });

  test('tells a result that was entered after it in the next digest, and none twice', async () => {
    const life = await begin();
    const commitment = await launched(life, 'Group buying');
    await life.moveTo(at(`${friday} 18:30`));
    await decide(life, commitment, 'won', 527);
    await life.moveTo(at('2026-12-04 18:00'));
    await life.moveTo(at('2026-12-11 18:00'));
    expect((await digestOf(life)).live).toMatchObject([{ title: 'Group buying' }]);
    expect((await digestOf(life, '2026-12-04')).won).toMatchObject([{ title: 'Group buying' }]);
    expect((await digestOf(life, '2026-12-11')).won).toEqual([]);
  });

  test('without anything is told as it is', async () => {
    const life = await begin();
    await life.moveTo(at('2026-12-04 18:00'));
    expect(await digestOf(life, '2026-12-04')).toMatchObject({
      metric: { value: null, weeks: [{ value: '1284' }, { value: '1562' }] },
      won: [],
      lost: [],
      carried: [],
      launches: 0,
    });
  });
});

test('what was carried over and went live all the same is told as live', async () => {
  const life = await begin();
  const commitment = await taken(life, 'Pay button');
  await life.moveTo(at(`${friday} 16:10`));
  const squad = await life.squad();
  await life.change((change) => carryInto(change, squad, [commitment], '2026-11-30', 'eve'));
  await life.change(async (change) => {
    const [next] = await openCommitments(change.tx, squad.id);
    if (!next) throw new Error('it goes on next week');
    await launch(change, next, 'eve');
  });
  await life.moveTo(at(`${friday} 18:00`));
  expect(await digestOf(life)).toMatchObject({
    live: [{ title: 'Pay button', since: friday }],
    carried: [],
    launches: 1,
  });
});

test('of two who close at once one does, the other finds it closed by the first', async () => {
  const life = await begin();
  await taken(life, 'Pay button');
  await life.moveTo(at(`${friday} 16:30`));
  const squad = await life.squad();
  const { id } = await life.occurrence('retro', friday);
  const [first, second] = await Promise.all(
    ['pat', 'eve'].map((by) => life.change((change) => life.rituals().close(change, squad, id, by))),
  );
  expect(first).toMatchObject({ closed: true });
  expect(second).toMatchObject({ closed: false, occurrence: { closedBy: 'pat' } });
  expect(await life.read((q) => openCommitments(q, squad.id))).toHaveLength(1);
});

test('opened again, the week is told anew with what came since', async () => {
  const life = await begin();
  const commitment = await launched(life, 'Group buying');
  await life.moveTo(at(`${friday} 18:10`));
  const squad = await life.squad();
  await life.change((change) => life.rituals().openNow(change, squad, 'retro', friday, 'pat'));
  await decide(life, commitment, 'won', 527);
  const { id } = await life.occurrence('retro', friday);
  await life.change((change) => life.rituals().close(change, squad, id, 'pat'));
  expect((await digestOf(life)).won).toMatchObject([{ title: 'Group buying' }]);
});

describe('notes', () => {
  test('count once a member, by the last; an empty one takes it back; the digest names nobody', async () => {
    const life = await begin();
    await life.moveTo(at(`${friday} 16:05`));
    const { workspaceId } = await life.squad();
    const { id: occurrenceId } = await life.occurrence('retro', friday);
    const note = (userId: string, wentWell: string | null, tryNext: string | null = null) =>
      life.change((change) =>
        addNote(change, { workspaceId, occurrenceId, userId, wentWell, didnt: null, tryNext }),
      );
    await note('pat', 'first');
    await note('eve', 'pairing');
    await note('pat', 'copy in pairs', 'estimates before lunch');
    await note('dan', 'taken back');
    await note('dan', null);
    expect(await life.read((q) => notesOf(q, occurrenceId))).toHaveLength(2);
    await life.moveTo(at(`${friday} 18:00`));
    const { notes } = await digestOf(life);
    expect(notes).toEqual({
      wentWell: ['pairing', 'copy in pairs'],
      didnt: [],
      tryNext: ['estimates before lunch'],
    });
    expect(JSON.stringify(notes)).not.toContain('pat');
  });
});
