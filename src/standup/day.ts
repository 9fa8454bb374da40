import { mondayOf } from '../calendar/date.ts';
import { standupsOf } from '../calendar/standup-times.ts';
import type { Query } from '../database/database.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { standupTimes } from '../ritual/plan.ts';
import { absencesOf, daysOffOf } from '../squad/absence-store.ts';
import { isAway, isBeforeStart } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { membersOf } from '../squad/store.ts';
import type { Day } from './rules.ts';
import { entriesOf } from './store.ts';

/** A stand-up as it is now: a fixed number of indexed queries. */
export async function dayOf(q: Query, squad: Squad, occurrence: Occurrence): Promise<Day> {
  const { date } = occurrence;
  const times = await standupTimes(q, squad, date);
  const absences = await absencesOf(q, squad.id, date, date);
  const daysOff = await daysOffOf(q, squad.id, date, date);
  const planned = standupsOf(mondayOf(date), squad.rituals, daysOff, {});
  const memberIds = (await membersOf(q, squad.id)).map((member) => member.userId);
  const entries = await entriesOf(q, occurrence.id);
  const place = new Map(memberIds.map((userId, index) => [userId, index]));
  return {
    occurrence,
    memberIds,
    awayIds: memberIds.filter((userId) => isAway(absences, userId, date)),
    isPlanned: planned.some((standup) => standup.date === date) && !isBeforeStart(squad, date),
    entries: entries.toSorted(
      (a, b) => (place.get(a.userId) ?? Infinity) - (place.get(b.userId) ?? Infinity) || 0,
    ),
    channelAt: times.channelAt,
    lateUntil: times.lateUntil,
    prompts: times.prompts,
  };
}
