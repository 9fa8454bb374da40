import { addDays, type LocalDate } from '../calendar/date.ts';
import { workingDaysFrom } from '../commitments/carry.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { commitmentsOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { type Estimate, type Estimates, estimateTaken } from '../hypothesis/estimate-store.ts';
import type { Variant } from '../hypothesis/hypothesis.ts';
import { sprintOn } from '../ritual/store.ts';
import { absencesOf } from '../squad/absence-store.ts';
import { daysToBuildWith, withRole } from '../squad/rules.ts';
import type { Member, Squad } from '../squad/squad.ts';

/** What there is to build with in a week, and what of it is taken. */
export interface Capacity {
  /** Its Monday. */
  readonly week: LocalDate;
  readonly today: LocalDate;
  /** Working days that are left. */
  readonly workingDays: readonly LocalDate[];
  /** Tenths of a person-day that are still to be built. */
  readonly taken: number;
  /** Tenths of a person-day to build with; null: nobody has a building role. */
  readonly days: number | null;
}

/** What is still to be built, in tenths of a person-day: what is live or done takes none of the days that are left. */
export function stillToBuild(commitments: readonly Pick<Commitment, 'state' | 'days'>[]): number {
  return commitments
    .filter(({ state }) => state === 'open')
    .reduce((tenths, { days }) => tenths + (days ?? 0), 0);
}

/** Tenths of a person-day to build with in a week, from `today` on; null: nobody has a building role. */
export async function daysLeft(
  q: Query,
  squad: Squad,
  members: readonly Member[],
  week: LocalDate,
  workingDaysLeft: readonly LocalDate[],
): Promise<number | null> {
  if (withRole(members, 'engineer').length + withRole(members, 'designer').length === 0) return null;
  const absences = await absencesOf(q, squad.id, week, addDays(week, 6));
  return daysToBuildWith({ workingDaysLeft, members, absences });
}

/** What a squad has to build with in a week, seen from its date `today`. */
export async function capacityOf(
  q: Query,
  squad: Squad,
  members: readonly Member[],
  week: LocalDate,
  today: LocalDate,
): Promise<Capacity> {
  const sprint = await sprintOn(q, squad.id, week);
  const workingDays = await workingDaysFrom(q, squad, week, today);
  return {
    week,
    today,
    workingDays,
    taken: stillToBuild(sprint ? await commitmentsOf(q, sprint.id) : []),
    days: await daysLeft(q, squad, members, week, workingDays),
  };
}

/**
 * By how many tenths of a person-day the week would be too full with so many more; 0: it fits, or nobody can say,
 * since the work is not estimated or nobody has a building role.
 */
export function overBy({ taken, days }: Pick<Capacity, 'taken' | 'days'>, more: number | null): number {
  return days === null || more === null ? 0 : Math.max(0, taken + more - days);
}

/** Both versions, where both are estimated: only then there is something to choose. */
export function bothVersions({
  simple,
  full,
}: Estimates): { readonly simple: Estimate; readonly full: Estimate } | undefined {
  return simple && full ? { simple, full } : undefined;
}

/** Which version is taken in, and its tenths of a person-day; no version where only one is known, no days where none is. */
export function versionTaken(
  days: Estimates,
  chosen: Variant | null,
): { readonly variant: Variant | null; readonly days: number | null } {
  const both = bothVersions(days);
  if (!both) return { variant: null, days: estimateTaken(days, null)?.total ?? null };
  const variant = chosen ?? 'simple';
  return { variant, days: both[variant].total };
}
