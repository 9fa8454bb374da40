import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { commitmentsOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { currentNumber } from '../metric/current.ts';
import { nextOpening } from '../ritual/next.ts';
import { ritualsIn } from '../ritual/plan.ts';
import { weekAt } from '../ritual/rules.ts';
import { sprintOn } from '../ritual/store.ts';
import { namesOf } from '../slack/names.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { clocksOf, membersOf } from '../squad/member-store.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { SquadFacts, StatusFacts } from './views.ts';

/** What a squad's week is drawn from: a fixed number of indexed queries. */
export async function squadFacts(q: Query, squad: Squad, now: number): Promise<SquadFacts> {
  const week = mondayOf(dateAt(now, squad.rituals.zone));
  const members = await membersOf(q, squad);
  const { firstWeek, workspaceId, pausedBy } = squad;
  const shown = [...members.map((member) => member.userId), firstWeek?.by ?? [], pausedBy ?? []].flat();
  const current = await currentNumber(q, squad.id, week);
  return {
    squad,
    members,
    nameOf: await namesOf(q, workspaceId, shown),
    metricName: current?.metric.name ?? '',
    direction: current?.metric.direction,
    target: current?.standing.target ?? null,
    next: await nextOf(q, squad, now),
  };
}

/** What opens next by itself: nothing while the squad is paused; in a week that is over, what the next one begins with. */
async function nextOf(q: Query, squad: Squad, now: number): Promise<SquadFacts['next']> {
  if (!isActive(squad)) return undefined;
  const next = await nextOpening(q, squad);
  return next ?? (await ritualsIn(q, squad, addDays(weekAt(squad, now), 7)))[0];
}

/** Where a squad stands. */
export async function statusFacts(
  q: Query,
  squad: Squad,
  reader: { userId: string; today: LocalDate; now: number },
): Promise<StatusFacts> {
  const { now, today } = reader;
  const facts = await squadFacts(q, squad, now);
  const week = mondayOf(dateAt(now, squad.rituals.zone));
  const { value, asOf } = (await currentNumber(q, squad.id, week))?.standing ?? {};
  const sprint = await sprintOn(q, squad.id, week);
  const commitments = sprint ? await commitmentsOf(q, sprint.id) : [];
  return {
    ...facts,
    readerId: reader.userId,
    away: await absencesOf(q, squad.id, today, today),
    knowsHolidays: [...(await clocksOf(q, squad)).values()].some(({ holidays }) => holidays !== null),
    value: value === undefined || asOf === undefined ? undefined : { value, at: asOf },
    commitments: commitments.filter((commitment) => commitment.state !== 'dropped').length,
    launched: commitments.filter((commitment) => commitment.state === 'launched').length,
  };
}
