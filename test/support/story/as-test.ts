import { addDays, daysBetween } from '../../../src/calendar/date.ts';
import { dateAt, instantOf } from '../../../src/calendar/zone.ts';
import { replan } from '../../../src/commitments/ask-timer.ts';
import { changeLaunch } from '../../../src/commitments/change-store.ts';
import { commitmentOf, liveCommitments } from '../../../src/commitments/store.ts';
import { changed } from '../../../src/delivery/changed.ts';
import type { Stage } from '../../../src/demo/stage.ts';
import { nextWeekday } from '../../../src/measurement/dates.ts';
import type { TestPlan } from '../../../src/measurement/plan.ts';
import { addPlan, planOf } from '../../../src/measurement/store.ts';
import { touchAsk } from '../../../src/results/ask.ts';
import { squadsOf } from '../../../src/squad/store.ts';

/**
 * A live bet is decided by a test on the next Friday; it went live by Wednesday then, so that one whole day is counted. A
 * week that is played is too short for what is planned by form.
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
  const { zone, retro } = squad.rituals;
  await core.change(async (change) => {
    const live = await liveCommitments(change.tx, squad.id);
    const commitment = live.find((one) => one.title === title);
    if (!commitment?.bet || !commitment.launch) throw new Error(`${title} is not live.`);
    const { bet, launch, workspaceId } = commitment;
    if ((await planOf(change.tx, bet.id))?.plan.way === 'test') return;
    const decided = nextWeekday(addDays(dateAt(change.at, zone), -1), retro.weekday);
    const latest = addDays(decided, -2);
    const isLate = dateAt(launch.at, zone) > latest;
    const at = isLate ? instantOf(latest, '12:00', zone) : launch.at;
    if (isLate) await changeLaunch(change, commitment, launch, { ...launch, at }, by);
    const days = daysBetween(dateAt(at, zone), decided) - 1;
    await addPlan(
      change,
      { workspaceId, squadId: squad.id, hypothesisId: bet.id, by },
      {
        ...{ way: 'test', kind: 'rate', counts: 'sign-ups', people: 'visitors', direction: 'up' },
        ...{ decided, days, share: '50', measure: 'relative', worthItFrom: '3' },
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
