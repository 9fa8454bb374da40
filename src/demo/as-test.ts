import { addDays, daysBetween } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import { replan } from '../commitments/ask-timer.ts';
import { changeLaunch } from '../commitments/change-store.ts';
import { commitmentOf, liveCommitments } from '../commitments/store.ts';
import { changed } from '../delivery/changed.ts';
import type { TestPlan } from '../measurement/plan.ts';
import { addPlan, planOf } from '../measurement/store.ts';
import { touchAsk } from '../results/ask.ts';
import { squadsOf } from '../squad/store.ts';
import type { Stage } from './stage.ts';

/**
 * A live bet is decided by a test whose whole days are over, at least one: what a week that is played is too short for.
 * @param by whose squad it is
 */
export async function asTest(
  stage: Stage,
  title: string,
  by: string,
  of: Partial<TestPlan> = {},
): Promise<void> {
  const { core, workspace } = stage.bot;
  const [squad] = await core.database.read((q) => squadsOf(q, workspace.id, by));
  if (!squad) throw new Error('There is no squad.');
  const { zone } = squad.rituals;
  await core.change(async (change) => {
    const live = await liveCommitments(change.tx, squad.id);
    const commitment = live.find((one) => one.title === title);
    if (!commitment?.bet || !commitment.launch) throw new Error(`${title} is not live.`);
    const { bet, launch, workspaceId } = commitment;
    if ((await planOf(change.tx, bet.id))?.plan.way === 'test') return;
    const today = dateAt(change.at, zone);
    const since = dateAt(launch.at, zone);
    if (since >= addDays(today, -1)) {
      await changeLaunch(change, commitment, launch, { ...launch, at: instantOf(addDays(today, -2), '12:00', zone) }, by);
    }
    await addPlan(
      change,
      { workspaceId, squadId: squad.id, hypothesisId: bet.id, by },
      {
        ...{ way: 'test', kind: 'rate', counts: 'sign-ups', people: 'visitors', direction: 'up' },
        ...{ decided: today, days: Math.max(1, daysBetween(since, today) - 1), share: '50', measure: 'relative', worthItFrom: '3' },
        ...{ peopleAWeek: null, baseRate: null, guardrail: null },
        ...of,
      },
    );
    const now = await commitmentOf(change.tx, workspaceId, commitment.id);
    if (now?.launch) await replan(change, squad, now, now.launch.at);
    changed(change, squad, 'ideas', 'commitments');
    await touchAsk(change, squad, commitment);
  });
}
