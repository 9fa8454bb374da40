import { daysBetween, type LocalDate } from '../../calendar/date.ts';
import type { blockers } from '../../database/schema/index.ts';

type Row = typeof blockers.$inferSelect;

/** How a blocker ended: it was resolved, it is in nobody's way any more, or whose it was left the squad. */
export type Ending = NonNullable<Row['ending']>;

/** What stands in a member's way, from the stand-up at which they said so until it ends. */
export interface Blocker extends Readonly<Omit<Row, 'at' | 'helpedAt' | 'endedBy'>> {
  /** As typed, in its newest words: `typed()` before it is shown. */
  readonly text: string;
}

/** Whether somebody is asked in that stand-up's thread, and nobody helps yet. */
export function isCalling(blocker: Blocker, occurrenceId: string): boolean {
  return blocker.askedIn === occurrenceId && blocker.helpedBy === null && blocker.ending === null;
}

/** Blockers as the squad is now: who left neither has one nor helps with one. */
export function among(blockers: readonly Blocker[], memberIds: readonly string[]): Blocker[] {
  const present = (userId: string | null): string | null =>
    userId !== null && memberIds.includes(userId) ? userId : null;
  return blockers
    .filter((blocker) => memberIds.includes(blocker.userId))
    .map((blocker) => ({
      ...blocker,
      helperId: present(blocker.helperId),
      helpedBy: present(blocker.helpedBy),
    }));
}

/** Who may say that a blocker is resolved: in whose way it stands, who helps, who was asked to. */
export function mayResolve({ userId, helpedBy, helperId }: Blocker): string[] {
  const helper = helpedBy ?? helperId;
  return helper === null ? [userId] : [userId, helper];
}

/** How long a blocker stands on a day: not told on its first. */
export function ageOf(
  { date }: Pick<Blocker, 'date'>,
  on: LocalDate,
): 'new' | 'yesterday' | { days: number } {
  const days = daysBetween(date, on);
  if (days <= 0) return 'new';
  return days === 1 ? 'yesterday' : { days };
}
