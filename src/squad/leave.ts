import type { Change } from '../database/change.ts';
import { membersOf, setMembers } from './member-store.ts';
import { holderWithout } from './rules.ts';
import type { Squad } from './squad.ts';
import { changeSquad } from './store.ts';

/**
 * A member leaves the squad, and what they owned or kept goes to another one; all they logged and answered stays.
 * Afterwards `rituals.reschedule` belongs into the same change.
 * @param by who does it; for Slack's own doing the bot's user
 * @returns the squad as it is then
 */
export async function takeOut(change: Change, squad: Squad, userId: string, by: string): Promise<Squad> {
  const members = await membersOf(change.tx, squad);
  await setMembers(
    change,
    squad,
    members.filter((member) => member.userId !== userId),
  );
  return handOver(change, squad, userId, by);
}

/** What somebody owned or kept goes to a member; with nobody else there it stays with them, and nothing changes. */
export async function handOver(change: Change, squad: Squad, userId: string, by: string): Promise<Squad> {
  const members = await membersOf(change.tx, squad);
  const ownerId = holderWithout(squad.ownerId, members, userId);
  const numberKeeperId = holderWithout(squad.numberKeeperId, members, userId);
  if (ownerId === squad.ownerId && numberKeeperId === squad.numberKeeperId) return squad;
  return changeSquad(change, squad, { ownerId, numberKeeperId }, by);
}
