import { daysBetween, type LocalDate } from '../calendar/date.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Blocker } from './blockers/blocker.ts';
import type { Entry } from './entry.ts';

/** A stand-up with all that decides who is asked, without a word of what they say; instants in UTC milliseconds. */
export interface Attendance {
  readonly occurrence: Occurrence;
  /** Members in their order. */
  readonly memberIds: readonly string[];
  /** Who of them is away. */
  readonly awayIds: readonly string[];
  /** Who of them said "not today" and has not answered after all. */
  readonly notTodayIds: readonly string[];
  /** In the calendar: everybody present is asked. Otherwise it is there for whoever opened it. */
  readonly isPlanned: boolean;
  /** Who answered, also those who left since. */
  readonly answeredIds: readonly string[];
  /** When the channel reads it at the latest. */
  readonly channelAt: number;
  /** After this instant nobody is asked any more. */
  readonly lateUntil: number;
  /** When each present member is asked, and asked once more. */
  readonly prompts: Readonly<Record<string, { readonly promptAt: number; readonly nudgeAt: number }>>;
}

/** A stand-up with what stands in members' way, as an answer to it needs it. */
export interface Hindered extends Attendance {
  /** Oldest first: what is open, and what ended since this stand-up opened. */
  readonly blockers: readonly Blocker[];
}

/** A stand-up with all that is shown of it. */
export interface Day extends Hindered {
  /** The newest of each member, in the members' order, then of those who left. */
  readonly entries: readonly Entry[];
}

/** Who is still to answer: on a day that the calendar has, each present member who did not say "not today". */
export function pendingOf(
  day: Pick<Attendance, 'memberIds' | 'awayIds' | 'notTodayIds' | 'isPlanned' | 'answeredIds'>,
): string[] {
  if (!day.isPlanned) return [];
  const settled = new Set([...day.answeredIds, ...day.awayIds, ...day.notTodayIds]);
  return day.memberIds.filter((userId) => !settled.has(userId));
}

/** Whether the channel reads it: at its hour, or once all have answered, and never without an answer. */
export function isPublic(day: Attendance, at: number): boolean {
  if (day.answeredIds.length === 0) return false;
  return at >= day.channelAt || pendingOf(day).length === 0;
}

/** A question this much after its time is followed by the second one as long after it as on any day. */
const LATE_MS = 2 * 60_000;

/** When a member who is asked at an instant is asked once more; all in UTC milliseconds. */
export function nudgeAtOf(prompt: { promptAt: number; nudgeAt: number }, askedAt: number): number {
  const late = askedAt - prompt.promptAt;
  return late > LATE_MS ? prompt.nudgeAt + late : prompt.nudgeAt;
}

/** What becomes of an answer: it is taken, the stand-up opens for it, or it comes too late. */
export type Taking = 'take' | 'open' | 'closed';

/** @param occurrence undefined: the date has none yet */
export function takingOf(occurrence: Pick<Occurrence, 'state'> | undefined): Taking {
  if (occurrence?.state === 'open') return 'take';
  return occurrence?.state === 'closed' ? 'closed' : 'open';
}

/** How a plan's date is spoken of on another date: "yesterday", or by its weekday within a week. */
export function sinceOf(planned: LocalDate, on: LocalDate): 'yesterday' | 'weekday' | 'date' {
  const days = daysBetween(planned, on);
  if (days <= 1) return 'yesterday';
  return days < 7 ? 'weekday' : 'date';
}

/** What a member said on that day that stands in their way, and still does. */
export function ownBlocker(
  { occurrence, blockers }: { occurrence: Pick<Occurrence, 'id'> | undefined; blockers: readonly Blocker[] },
  userId: string,
): Blocker | undefined {
  return blockers.find(
    (blocker) =>
      blocker.userId === userId && blocker.occurrenceId === occurrence?.id && blocker.ending === null,
  );
}
