import type { Commitment } from '../commitments/commitment.ts';
import type { Board } from './board.ts';
import type { Plan } from './snapshot.ts';

/** What a planning decided, from what its board shows when it closes. @param closedBy null: its hour came */
export function snapshotOf(
  board: Pick<Board, 'week' | 'today' | 'metric' | 'daysToWork' | 'carried' | 'taken' | 'ideaCount' | 'turn'>,
  standup: Plan['standup'],
  closedBy: string | null,
): Plan {
  // First what is new, then what goes on.
  const all = [...board.taken, ...board.carried].filter(({ state }) => state !== 'carried');
  return {
    schema: 'planning',
    version: 1,
    week: board.week,
    date: board.today,
    metric: metricOf(board.metric),
    daysToWork: board.daysToWork,
    bets: all.flatMap((one) => {
      if (one.bet === null) return [];
      const { id: hypothesisId, worthItFrom } = one.bet;
      const carried = one.carriedFrom !== null;
      return [
        { ...workOf(one), hypothesisId, variant: one.variant, liveBy: one.liveBy, worthItFrom, carried },
      ];
    }),
    otherWork: all.filter((one) => one.bet === null).map(workOf),
    ideas: board.ideaCount,
    ...(board.turn === null ? {} : { turn: board.turn }),
    standup,
    closedBy,
  };
}

function metricOf(metric: Board['metric']): Plan['metric'] {
  if (metric === null) return null;
  const { targetIsSet: _, ...shown } = metric;
  return shown;
}

function workOf({ id, title, ownerId, others, days }: Commitment): Plan['otherWork'][number] {
  return { commitmentId: id, title, ownerId, others: [...others], days };
}

/** What comes next for each bet: it goes live, then its result is entered. */
export function nextDeeds(
  commitments: readonly Pick<Commitment, 'id' | 'bet' | 'state' | 'result'>[],
): ReadonlyMap<string, 'launch' | 'enter result'> {
  const deeds = new Map<string, 'launch' | 'enter result'>();
  for (const { id, bet, state, result } of commitments) {
    if (bet === null || result !== null) continue;
    if (state === 'open') deeds.set(id, 'launch');
    else if (state === 'launched') deeds.set(id, 'enter result');
  }
  return deeds;
}

/** A plan with what was changed of it since, and the titles of what was taken out. */
export interface PlanNow {
  readonly plan: Plan;
  readonly takenOut: readonly string[];
}

/**
 * What was decided as it stands now: with the present owners, versions and days, without what was taken out or dropped.
 * @param commitments of its week
 */
export function planNow(plan: Plan, commitments: readonly Commitment[]): PlanNow {
  const known = new Map(commitments.map((one) => [one.id, one]));
  // What was taken out and in again stands there as it was taken in the last time.
  const again = new Map(
    commitments.flatMap((one) => (one.bet && one.state !== 'dropped' ? [[one.bet.id, one] as const] : [])),
  );
  const inIt = <Work extends Plan['otherWork'][number]>(
    work: Work,
    hypothesisId?: string,
  ): Commitment | null => {
    const own = known.get(work.commitmentId);
    return own?.state === 'dropped' ? (again.get(hypothesisId ?? '') ?? null) : (own ?? null);
  };
  const gone = ({ commitmentId }: Plan['otherWork'][number], now: Commitment | null): boolean =>
    now === null && known.has(commitmentId);
  const bets = plan.bets.map((bet) => ({ bet, now: inIt(bet, bet.hypothesisId) }));
  const otherWork = plan.otherWork.map((work) => ({ work, now: inIt(work) }));
  return {
    plan: {
      ...plan,
      bets: bets
        .filter(({ bet, now }) => !gone(bet, now))
        .map(({ bet, now }) =>
          now ? { ...bet, ...workOf(now), variant: now.variant, liveBy: now.liveBy } : bet,
        ),
      otherWork: otherWork
        .filter(({ work, now }) => !gone(work, now))
        .map(({ work, now }) => (now ? { ...work, ...workOf(now) } : work)),
    },
    takenOut: [
      ...bets.filter(({ bet, now }) => gone(bet, now)).map(({ bet }) => bet.title),
      ...otherWork.filter(({ work, now }) => gone(work, now)).map(({ work }) => work.title),
    ],
  };
}
