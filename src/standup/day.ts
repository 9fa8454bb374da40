import { isStandupDay } from '../calendar/standup-times.ts';
import type { Query } from '../database/database.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { standupTimes } from '../ritual/plan.ts';
import { declaredBetween } from '../squad/absence-store.ts';
import { isAway, isBeforeStart } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { membersOf } from '../squad/store.ts';
import { among } from './blockers/blocker.ts';
import { blockersSince } from './blockers/store.ts';
import type { Entry } from './entry.ts';
import type { Day } from './rules.ts';
import { entriesOf, notTodayOf } from './store.ts';

/** A stand-up as it is now: a fixed number of indexed queries. @param known the members, where they were read already */
export async function dayOf(
  q: Query,
  squad: Squad,
  occurrence: Occurrence,
  known?: readonly Member[],
): Promise<Day> {
  const { date } = occurrence;
  const { daysOff, absences } = await declaredBetween(q, squad.id, date, date);
  const times = await standupTimes(q, squad, date, absences);
  const memberIds = (known ?? (await membersOf(q, squad))).map((member) => member.userId);
  const entries = await entriesOf(q, occurrence.id);
  return answered(q, squad, entries, {
    occurrence,
    memberIds,
    awayIds: memberIds.filter((userId) => isAway(absences, userId, date)),
    isPlanned: isStandupDay(date, squad.rituals, daysOff) && !isBeforeStart(squad, date),
    channelAt: times.channelAt,
    lateUntil: times.lateUntil,
    prompts: times.prompts,
  });
}

/**
 * The same day after somebody answered, in the same change: who is asked, and when, is as it was.
 * @param entry undefined: they said "not today"
 */
export function dayAfter(q: Query, squad: Squad, earlier: Day, entry: Entry | undefined): Promise<Day> {
  const others = earlier.entries.filter(({ userId }) => userId !== entry?.userId);
  return answered(q, squad, entry ? [...others, entry] : others, earlier);
}

/** Who is asked, and when. */
type Frame = Omit<Day, 'entries' | 'notTodayIds' | 'blockers'>;

async function answered(q: Query, squad: Squad, entries: readonly Entry[], frame: Frame): Promise<Day> {
  const { occurrence, memberIds, awayIds } = frame;
  const answeredIds = new Set(entries.map((entry) => entry.userId));
  const notToday = new Set(await notTodayOf(q, occurrence.id));
  const since = await blockersSince(q, squad.id, occurrence.openedAt ?? occurrence.opensAt);
  const place = new Map(memberIds.map((userId, index) => [userId, index]));
  return {
    ...frame,
    notTodayIds: memberIds.filter(
      (userId) => notToday.has(userId) && !answeredIds.has(userId) && !awayIds.includes(userId),
    ),
    entries: entries.toSorted(
      (a, b) => (place.get(a.userId) ?? Infinity) - (place.get(b.userId) ?? Infinity) || 0,
    ),
    blockers: among(since, memberIds).filter((blocker) => blocker.date <= occurrence.date),
  };
}
