import { isStandupDay } from '../calendar/standup-times.ts';
import type { Query } from '../database/database.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { standupTimes } from '../ritual/plan.ts';
import { declaredBetween } from '../squad/absence-store.ts';
import { membersOf } from '../squad/member-store.ts';
import { isAway, isBeforeStart } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { among } from './blockers/blocker.ts';
import { blockersSince } from './blockers/store.ts';
import type { Entry } from './entry.ts';
import type { Attendance, Day, Hindered } from './rules.ts';
import { answeredOf, entriesOf, notTodayOf } from './store.ts';

/**
 * Who is asked at a stand-up and who answered: a fixed number of indexed queries.
 * @param known the members, where they were read already
 */
export async function attendanceOf(
  q: Query,
  squad: Squad,
  occurrence: Occurrence,
  known?: readonly Member[],
): Promise<Attendance> {
  const frame = await frameOf(q, squad, occurrence, known);
  return attended(q, frame, await answeredOf(q, occurrence.id));
}

/** The same with what stands in members' way. */
export async function hinderedOf(q: Query, squad: Squad, attendance: Attendance): Promise<Hindered> {
  const { occurrence, memberIds } = attendance;
  const since = await blockersSince(q, squad.id, occurrence.openedAt ?? occurrence.opensAt);
  const blockers = among(since, memberIds).filter((blocker) => blocker.date <= occurrence.date);
  return { ...attendance, blockers };
}

/** The same with all that was said, too. */
export async function dayOf(q: Query, squad: Squad, occurrence: Occurrence): Promise<Day> {
  const entries = await entriesOf(q, occurrence.id);
  const answeredIds = entries.map(({ userId }) => userId);
  const attendance = await attended(q, await frameOf(q, squad, occurrence), answeredIds);
  return dayWith(entries, await hinderedOf(q, squad, attendance));
}

/** A stand-up with these answers. */
export function dayWith(entries: readonly Entry[], hindered: Hindered): Day {
  const place = new Map(hindered.memberIds.map((userId, index) => [userId, index]));
  const placeOf = ({ userId }: Entry): number => place.get(userId) ?? Infinity;
  return { ...hindered, entries: entries.toSorted((a, b) => placeOf(a) - placeOf(b) || 0) };
}

/** The same after somebody answered or said "not today", in the same change: who is asked, and when, is as it was. */
export function attendanceAfter(
  q: Query,
  earlier: Attendance,
  { userId, entry }: { readonly userId: string; readonly entry: Entry | undefined },
): Promise<Attendance> {
  const isNew = entry !== undefined && !earlier.answeredIds.includes(userId);
  return attended(q, earlier, isNew ? [...earlier.answeredIds, userId] : earlier.answeredIds);
}

/** Who is asked, and when. */
type Frame = Omit<Attendance, 'answeredIds' | 'notTodayIds'>;

async function frameOf(
  q: Query,
  squad: Squad,
  occurrence: Occurrence,
  known?: readonly Member[],
): Promise<Frame> {
  const { date } = occurrence;
  const { daysOff, absences } = await declaredBetween(q, squad.id, date, date);
  const times = await standupTimes(q, squad, date, absences);
  const memberIds = (known ?? (await membersOf(q, squad))).map((member) => member.userId);
  return {
    occurrence,
    memberIds,
    awayIds: memberIds.filter((userId) => isAway(absences, userId, date)),
    isPlanned: isStandupDay(date, squad.rituals, daysOff) && !isBeforeStart(squad, date),
    channelAt: times.channelAt,
    lateUntil: times.lateUntil,
    prompts: times.prompts,
  };
}

async function attended(q: Query, frame: Frame, answeredIds: readonly string[]): Promise<Attendance> {
  const { occurrence, memberIds, awayIds } = frame;
  const settled = new Set([...answeredIds, ...awayIds]);
  const notToday = new Set(await notTodayOf(q, occurrence.id));
  return {
    ...frame,
    answeredIds,
    notTodayIds: memberIds.filter((userId) => notToday.has(userId) && !settled.has(userId)),
  };
}
