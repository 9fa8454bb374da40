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
import type { Attendance, Day } from './rules.ts';
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

/** The same with all that was said. */
export async function dayOf(
  q: Query,
  squad: Squad,
  occurrence: Occurrence,
  known?: readonly Member[],
): Promise<Day> {
  const frame = await frameOf(q, squad, occurrence, known);
  return said(q, squad, frame, await entriesOf(q, occurrence.id));
}

/**
 * The same day after somebody answered, in the same change: who is asked, and when, is as it was.
 * @param entry undefined: they said "not today"
 */
export function dayAfter(q: Query, squad: Squad, earlier: Day, entry: Entry | undefined): Promise<Day> {
  const others = earlier.entries.filter(({ userId }) => userId !== entry?.userId);
  return said(q, squad, earlier, entry ? [...others, entry] : others);
}

/** Who is asked, and when. */
type Frame = Omit<Attendance, 'answeredIds' | 'notTodayIds'>;

async function frameOf(
  q: Query,
  squad: Squad,
  occurrence: Occurrence,
  known: readonly Member[] | undefined,
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

async function said(q: Query, squad: Squad, frame: Frame, entries: readonly Entry[]): Promise<Day> {
  const { occurrence, memberIds } = frame;
  const answeredIds = entries.map(({ userId }) => userId);
  const since = await blockersSince(q, squad.id, occurrence.openedAt ?? occurrence.opensAt);
  const place = new Map(memberIds.map((userId, index) => [userId, index]));
  return {
    ...(await attended(q, frame, answeredIds)),
    entries: entries.toSorted(
      (a, b) => (place.get(a.userId) ?? Infinity) - (place.get(b.userId) ?? Infinity) || 0,
    ),
    blockers: among(since, memberIds).filter((blocker) => blocker.date <= occurrence.date),
  };
}
