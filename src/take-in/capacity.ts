import { addDays, type LocalDate } from '../calendar/date.ts';
import { workingDaysFrom } from '../commitments/carry.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { commitmentsOf } from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import { type Estimate, type Estimates, estimatesOf, estimateTaken } from '../hypothesis/estimate-store.ts';
import type { Variant } from '../hypothesis/hypothesis.ts';
import { sprintOn } from '../ritual/store.ts';
import { absencesOf } from '../squad/absence-store.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { daysOfEach, type Load, type OwnDays, type Part, partsOf } from './load.ts';

/** What there is to work with in a week, and what of it is taken. */
export interface Capacity {
  /** Its Monday. */
  readonly week: LocalDate;
  readonly today: LocalDate;
  /** Working days that are left. */
  readonly workingDays: readonly LocalDate[];
  readonly load: Load;
}

/** The days of each member in a week, seen from the squad's date `today`. */
export async function ownDaysIn(
  q: Query,
  squad: Squad,
  members: readonly Member[],
  week: LocalDate,
  today: LocalDate,
): Promise<OwnDays[]> {
  return daysOfEach({
    members,
    absences: await absencesOf(q, squad.id, week, addDays(week, 6)),
    workingDays: await workingDaysFrom(q, squad, week, week),
    workingDaysLeft: await workingDaysFrom(q, squad, week, today),
  });
}

/** What a squad has to work with in a week, seen from its date `today`. */
export async function capacityOf(
  q: Query,
  squad: Squad,
  members: readonly Member[],
  week: LocalDate,
  today: LocalDate,
): Promise<Capacity> {
  const sprint = await sprintOn(q, squad.id, week);
  const commitments = sprint ? await commitmentsOf(q, sprint.id) : [];
  const each = await ownDaysIn(q, squad, members, week, today);
  return {
    week,
    today,
    workingDays: await workingDaysFrom(q, squad, week, today),
    load: { each, taken: await takenParts(q, commitments) },
  };
}

/** Whose days these take: of what is live, done or carried on, nobody's any more. */
export async function takenParts(q: Query, commitments: readonly Commitment[]): Promise<Part[]> {
  const open = commitments.filter(({ state }) => state === 'open');
  const known = await estimatesOf(
    q,
    open.flatMap(({ bet }) => bet?.id ?? []),
  );
  return open.flatMap(({ bet, variant, days, ownerId }) =>
    bet === null
      ? partsOf(days, [{ userId: ownerId, days: days ?? 0 }])
      : partsOf(days, estimateTaken(known.get(bet.id) ?? { simple: null, full: null }, variant)?.parts ?? []),
  );
}

/** Both versions, where both are estimated: only then there is something to choose. */
export function bothVersions({
  simple,
  full,
}: Estimates): { readonly simple: Estimate; readonly full: Estimate } | undefined {
  return simple && full ? { simple, full } : undefined;
}

/** Which version is taken in, and its estimate; no version where only one is known, no estimate where none is. */
export function versionTaken(
  days: Estimates,
  chosen: Variant | null,
): { readonly variant: Variant | null; readonly estimate: Estimate | null } {
  const both = bothVersions(days);
  if (!both) return { variant: null, estimate: estimateTaken(days, null) };
  const variant = chosen ?? 'simple';
  return { variant, estimate: both[variant] };
}
