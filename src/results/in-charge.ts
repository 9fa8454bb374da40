import type { LocalDate } from '../calendar/date.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { isAway, isMember, withRole } from '../squad/rules.ts';
import type { Absence, Member, Squad } from '../squad/squad.ts';

/**
 * Who is asked what came of it on a date: its owner; where they left or are away somebody else who worked on it, then a
 * product manager, then the squad's owner. With nobody there, its owner all the same.
 */
export function inChargeOf(
  { ownerId, others }: Pick<Commitment, 'ownerId' | 'others'>,
  squad: Pick<Squad, 'ownerId'>,
  members: readonly Member[],
  absences: readonly Absence[],
  date: LocalDate,
): string {
  const products = withRole(members, 'product').map(({ userId }) => userId);
  const candidates = [ownerId, ...others, ...products, squad.ownerId];
  const present = candidates.find((id) => isMember(members, id) && !isAway(absences, id, date));
  return present ?? candidates.find((id) => isMember(members, id)) ?? ownerId;
}
