import { type Estimates, estimateTaken } from '../hypothesis/estimate-store.ts';
import { isMember } from '../squad/rules.ts';
import type { Member } from '../squad/squad.ts';
import type { Commitment, Makers } from './commitment.ts';

/** Nobody said who made it. */
export const nobody: Makers = { builtBy: [], designedBy: [], madeBy: [] };

/** All who made it, each once. */
export const allMakers = ({ builtBy, designedBy, madeBy }: Makers): string[] => [
  ...new Set([...builtBy, ...designedBy, ...madeBy]),
];

/**
 * Who made it, unless somebody says otherwise: its owner, who works on it beside them, and each member with a part of
 * its estimate.
 */
export function likelyMakers(
  { ownerId, others, variant }: Pick<Commitment, 'ownerId' | 'others' | 'variant'>,
  days: Estimates,
  members: readonly Member[],
): string[] {
  const parts = estimateTaken(days, variant)?.parts ?? [];
  const estimated = parts.filter((part) => part.days > 0 && isMember(members, part.userId));
  return [...new Set([ownerId, ...others, ...estimated.map(({ userId }) => userId)])];
}

/** Who made it as it is said now; of whom an older launch says that they built or designed it, did so. */
export function makersSaid(said: readonly string[], before: Makers = nobody): Makers {
  const still = (ids: readonly string[]): string[] => ids.filter((id) => said.includes(id));
  const builtBy = still(before.builtBy);
  const designedBy = still(before.designedBy);
  const madeBy = said.filter((id) => !builtBy.includes(id) && !designedBy.includes(id));
  return { builtBy, designedBy, madeBy: [...new Set(madeBy)] };
}
