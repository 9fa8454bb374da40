import type { Member } from '../squad/squad.ts';
import type { Commitment, Launch } from './commitment.ts';

type Makers = Pick<Launch, 'builtBy' | 'designedBy'>;

/**
 * Who built and who designed it, unless somebody says otherwise: of those who worked on it the designers designed it,
 * all others built it.
 */
export function likelyMakers(
  { ownerId, others }: Pick<Commitment, 'ownerId' | 'others'>,
  members: readonly Pick<Member, 'userId' | 'roles'>[],
): Makers {
  const worked = [ownerId, ...others];
  const designs = (userId: string): boolean => {
    const roles = members.find((one) => one.userId === userId)?.roles ?? [];
    return roles.includes('designer') && !roles.includes('engineer');
  };
  return { builtBy: worked.filter((userId) => !designs(userId)), designedBy: worked.filter(designs) };
}
