import { asc, inArray, max } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { estimates } from '../database/schema/index.ts';
import { type Role, rolesSchema } from '../squad/squad.ts';
import { type Hypothesis, type Variant, variants } from './hypothesis.ts';

/** One member's part of one variant, as last given. */
export interface EstimatedPart
  extends Readonly<Pick<typeof estimates.$inferSelect, 'userId' | 'days' | 'costs' | 'at'>> {
  /** The member's roles when it was given. */
  readonly roles: readonly Role[];
}

/** A variant's parts, the first given first, and their sum in tenths of a person-day. */
export interface Estimate {
  readonly total: number;
  readonly parts: readonly EstimatedPart[];
}

/** Both variants; null where nobody has estimated anything. */
export type Estimates = Readonly<Record<Variant, Estimate | null>>;

export const noEstimates: Estimates = { simple: null, full: null };

/** The estimate of the version that is taken in; without a version of the only one there is. */
export const estimateTaken = (days: Estimates, variant: Variant | null): Estimate | null =>
  variant === null ? (days.simple ?? days.full) : days[variant];

/** What each of the hypotheses takes; one without any estimate is not in the map. One query. */
export async function estimatesOf(
  q: Query,
  hypothesisIds: readonly string[],
): Promise<Map<string, Estimates>> {
  if (hypothesisIds.length === 0) return new Map();
  const newest = q
    .select({ id: max(estimates.id) })
    .from(estimates)
    .where(inArray(estimates.hypothesisId, [...new Set(hypothesisIds)]))
    .groupBy(estimates.hypothesisId, estimates.variant, estimates.userId);
  const rows = await q
    .select()
    .from(estimates)
    .where(inArray(estimates.id, newest))
    .orderBy(asc(estimates.id));
  const found = new Map<string, Estimates>();
  for (const { hypothesisId, variant, userId, roles, days, costs, at } of rows) {
    const known = found.get(hypothesisId) ?? noEstimates;
    const part: EstimatedPart = { userId, roles: rolesSchema.parse(roles), days, costs, at };
    const before = known[variant];
    const estimate: Estimate = {
      total: (before?.total ?? 0) + days,
      parts: [...(before?.parts ?? []), part],
    };
    found.set(hypothesisId, { ...known, [variant]: estimate });
  }
  return found;
}

/** What one member says of their own part, in tenths of a person-day; null: nothing new of that variant. */
export interface Given {
  readonly userId: string;
  /** The member's roles at present. */
  readonly roles: readonly Role[];
  readonly simple: number | null;
  readonly full: number | null;
  /** What costs the time. */
  readonly costs: string | null;
}

/** Stores one member's parts, newer than all there were. For `addEstimate`, which keeps the score in step. */
export async function insertParts(
  change: Change,
  hypothesis: Pick<Hypothesis, 'id' | 'workspaceId'>,
  { userId, roles, costs, ...days }: Given,
): Promise<void> {
  for (const variant of variants) {
    const tenths = days[variant];
    if (tenths === null) continue;
    await change.tx.insert(estimates).values({
      id: change.newId(),
      workspaceId: hypothesis.workspaceId,
      hypothesisId: hypothesis.id,
      variant,
      userId,
      roles: [...roles],
      days: tenths,
      costs,
      at: change.at,
    });
  }
}
