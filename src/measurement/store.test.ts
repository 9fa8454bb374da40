import { expect, test } from 'vitest';
import { at, squadLife } from '../../test/support/rigs/squad-life.ts';
import { commitments } from '../database/schema/index.ts';
import { justTitle } from '../hypothesis/hypothesis.ts';
import { addHypothesis } from '../hypothesis/store.ts';
import { ensureSprint } from '../ritual/store.ts';
import type { Counted } from './counted.ts';
import type { LinePlan } from './plan.ts';
import { addLook, addPlan, looksOf, planOf, plansEver, plansOf } from './store.ts';

const plan: LinePlan = {
  way: 'line',
  counts: 'guests',
  direction: 'up',
  decided: '2026-12-11',
  metricId: null,
  line: '48.5',
  earlier: ['31', '40'],
};

async function begun() {
  const life = await squadLife({ at: at('2026-11-30 08:00') });
  const { id: squadId, workspaceId } = await life.squad();
  const idea = (title: string) =>
    life.change((change) =>
      addHypothesis(change, { workspaceId, squadId, authorId: 'ann', wording: justTitle(title) }),
    );
  const about = async (title: string) => {
    const { id: hypothesisId } = await idea(title);
    return { workspaceId, squadId, hypothesisId, by: 'ann' };
  };
  return { life, about };
}

test('the newest plan of a hypothesis counts, and every version stays with its reason', async () => {
  const { life, about } = await begun();
  const ours = await about('Group buying');
  const others = await about('Red button');
  await life.change((change) => addPlan(change, ours, plan));
  await life.change((change) => addPlan(change, ours, { ...plan, line: '50' }, 'The fair is on that week.'));
  const ids = [ours.hypothesisId, others.hypothesisId];
  expect(await life.read((q) => plansOf(q, ids))).toMatchObject(
    new Map([[ours.hypothesisId, { plan: { line: '50' }, reason: 'The fair is on that week.' }]]),
  );
  expect(await life.read((q) => planOf(q, others.hypothesisId))).toBeUndefined();
  const ever = await life.read((q) => plansEver(q, ours.hypothesisId, 9));
  expect(ever.map(({ plan: { way }, reason }) => [way, reason])).toEqual([
    ['line', 'The fair is on that week.'],
    ['line', null],
  ]);
});

test('looks are kept, and the last of them told oldest first', async () => {
  const { life, about } = await begun();
  const ours = await about('Group buying');
  const squad = await life.squad();
  const commitmentId = await life.change(async (change) => {
    const sprint = await ensureSprint(change, squad, '2026-11-30');
    const id = change.newId();
    const { workspaceId, squadId, hypothesisId } = ours;
    const row = { id, workspaceId, squadId, hypothesisId, sprintId: sprint.id, ownerId: 'ann' };
    await change.tx
      .insert(commitments)
      .values({ ...row, state: 'launched', createdBy: 'ann', createdAt: change.at });
    return id;
  });
  for (const value of ['12', '20', '31']) {
    const counted: Counted = { way: 'line', from: '2026-12-04', to: '2026-12-10', value, earlier: [] };
    await life.change((change) => addLook(change, { ...ours, commitmentId }, counted));
  }
  const looks = await life.read((q) => looksOf(q, ours.hypothesisId, 2));
  expect(looks.map(({ counted }) => counted)).toMatchObject([{ value: '20' }, { value: '31' }]);
});
