import { mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import { currentNumber } from '../metric/current.ts';
import { nextOpening } from '../ritual/next.ts';
import { sprintOf } from '../ritual/store.ts';
import { peopleOf } from '../slack/people-store.ts';
import type { Squad } from '../squad/squad.ts';
import { membersOf } from '../squad/store.ts';
import { commitmentsOf } from '../week/store.ts';
import type { SquadFacts, StatusFacts } from './views.ts';

/** What a squad's week is drawn from: a fixed number of indexed queries. */
export async function squadFacts(q: Query, squad: Squad, now: number): Promise<SquadFacts> {
  const week = mondayOf(dateAt(now, squad.rituals.zone));
  const members = await membersOf(q, squad.id);
  const known = await peopleOf(
    q,
    squad.workspaceId,
    members.map((member) => member.userId),
  );
  const current = await currentNumber(q, squad.id, week);
  return {
    squad,
    memberNames: members.map((member) => known.get(member.userId)?.name ?? member.userId),
    metricName: current?.metric.name ?? '',
    target: current?.standing.target ?? null,
    next: await nextOpening(q, squad),
  };
}

/** Where a squad stands. */
export async function statusFacts(q: Query, squad: Squad, now: number): Promise<StatusFacts> {
  const facts = await squadFacts(q, squad, now);
  const week = mondayOf(dateAt(now, squad.rituals.zone));
  const { value, asOf } = (await currentNumber(q, squad.id, week))?.standing ?? {};
  const sprint = await sprintOf(q, squad.id, week);
  const commitments = sprint ? await commitmentsOf(q, sprint.id) : [];
  return {
    ...facts,
    value: value === undefined || asOf === undefined ? undefined : { value, at: asOf },
    commitments: commitments.filter((commitment) => commitment.state !== 'dropped').length,
    launched: commitments.filter((commitment) => commitment.state === 'launched').length,
  };
}
