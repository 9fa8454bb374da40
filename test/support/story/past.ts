import { addDays } from '../../../src/calendar/date.ts';
import { launch, takeIn } from '../../../src/commitments/commitment-store.ts';
import { addResult } from '../../../src/commitments/result-store.ts';
import { commitmentOf } from '../../../src/commitments/store.ts';
import type { Change } from '../../../src/database/change.ts';
import { occurrences, outcomes } from '../../../src/database/schema/index.ts';
import { changed } from '../../../src/delivery/changed.ts';
import type { Stage } from '../../../src/demo/stage.ts';
import { justTitle } from '../../../src/hypothesis/hypothesis.ts';
import { addEstimate, addHypothesis } from '../../../src/hypothesis/store.ts';
import { enterReading } from '../../../src/metric/reading-store.ts';
import { metricOf, setTarget } from '../../../src/metric/store.ts';
import { ensureSprint } from '../../../src/ritual/store.ts';
import type { Squad } from '../../../src/squad/squad.ts';
import { squadsOf } from '../../../src/squad/store.ts';
import { addBlocker, endBlocker, openBlockers } from '../../../src/standup/blockers/store.ts';
import { addEntry, addNotToday } from '../../../src/standup/store.ts';
import { answers } from '../fixtures/standup.ts';

/** How much there was before the week that is lived. */
export interface History {
  /** The Monday on which the past ends. */
  readonly before: string;
  /** Each with one bet from idea to verdict, five rituals with a member's answers, a number. */
  readonly weeks: number;
  /** Open ones that nobody took in. */
  readonly ideas: number;
}

async function pastWeek(
  change: Change,
  squad: Squad,
  by: string,
  week: string,
  index: number,
): Promise<void> {
  const { workspaceId, id: squadId } = squad;
  const base = { workspaceId, squadId, by };
  const bet = await addHypothesis(change, { ...base, authorId: by, wording: wording(`Past ${index}`, 9) });
  await addEstimate(change, bet, { userId: by, roles: [], simple: 10, full: null, costs: null });
  const sprint = await ensureSprint(change, squad, week);
  const given = {
    sprintId: sprint.id,
    hypothesisId: bet.id,
    days: 10,
    ownerId: by,
    others: [],
    liveBy: week,
  };
  const taken = await takeIn(change, { ...base, ...given, variant: 'simple' });
  const found = taken.taken ? await commitmentOf(change.tx, workspaceId, taken.commitmentId) : undefined;
  if (!found?.bet) throw new Error('It was not taken in.');
  await launch(change, found, by);
  const arms = { a: null, b: null, metric: null, unit: null };
  const verdict = index % 2 === 0 ? 'lost' : 'inconclusive';
  const entered = {
    method: 'variants',
    kind: 'rate',
    arms,
    verdict,
    ruledOut: verdict === 'lost',
    learned: 'Much',
  } as const;
  await addResult(change, found, found.bet, entered, { by, scaleUpTitle: '' });
  const metric = await metricOf(change.tx, squadId);
  if (!metric) throw new Error('There is no metric.');
  await enterReading(change, { metric, week, value: '300', by });
  await setTarget(change, metric, week, '1500', by);
  for (const [ritual, day] of [
    ['planning', 0],
    ['standup', 1],
    ['standup', 2],
    ['standup', 3],
    ['retro', 4],
  ] as const) {
    const id = change.newId();
    const times = { opensAt: 1, closesAt: 2, lateUntil: 1, openedAt: 1, closedAt: change.at, round: 1 };
    const row = { id, workspaceId, squadId, sprintId: sprint.id, ritual, date: addDays(week, day) };
    await change.tx.insert(occurrences).values({ ...row, ...times, state: 'closed' });
    await change.tx.insert(outcomes).values({
      ...{ id: change.newId(), workspaceId, squadId, occurrenceId: id, round: 1, version: 1 },
      ...{ snapshot: {}, at: change.at, by: null },
    });
    if (ritual !== 'standup') continue;
    const told = answers({ today: 'as always', inTheWay: 'much' });
    const entry = await addEntry(change, row, by, told);
    await addNotToday(change, row, by);
    await addBlocker(change, row, { userId: by, entryId: entry.id, helperId: null });
    for (const { id: blockerId } of await openBlockers(change.tx, squadId)) {
      await endBlocker(change, blockerId, 'resolved', by);
    }
  }
}

const wording = (title: string, impact: number) => ({
  ...justTitle(title),
  ...{ effect: 'sign-ups rise', worthItFrom: '3', impact, confidence: impact },
});

/** Where a squad is set up. */
interface Past {
  readonly stage: Stage;
  readonly people: Stage['people'];
}

/** Puts a past before the week that is lived, in the rows it would have left. */
export async function remember({ stage, people }: Past, { weeks, ideas, before }: History): Promise<void> {
  const { core, workspace } = stage.bot;
  const by = people.product.id;
  const [squad] = await core.database.read((q) => squadsOf(q, workspace.id, by));
  if (!squad) throw new Error('There is no squad.');
  const { workspaceId, id: squadId } = squad;
  for (let index = weeks; index > 0; index -= 1) {
    await core.change((change) => pastWeek(change, squad, by, addDays(before, -7 * index), index));
  }
  await core.change(async (change) => {
    for (let index = 0; index < ideas; index += 1) {
      const given = { workspaceId, squadId, authorId: by, wording: wording(`Old idea ${index}`, 1) };
      const idea = await addHypothesis(change, given);
      await addEstimate(change, idea, { userId: by, roles: [], simple: 400, full: null, costs: null });
    }
    changed(change, squad, 'ideas');
  });
}
