import { addDays, type LocalDate } from '../calendar/date.ts';
import { dateAt, isZone, type Zone } from '../calendar/zone.ts';
import { type Absence, type Member, type Role, roles, type Squad } from './squad.ts';

/** Whether the person is a member now. */
export function isMember(members: readonly Member[], userId: string): boolean {
  return members.some((member) => member.userId === userId && member.leftAt === null);
}

/** Whether its rituals take place: nobody paused or ended it, and its channel is open to the bot. */
export function isActive(squad: Pick<Squad, 'state' | 'channelState'>): boolean {
  return squad.state === 'active' && squad.channelState === 'open';
}

/** Where its stakeholders read along, if anywhere: in its own channel they would read everything twice. */
export function stakeholdersOf(
  squad: Pick<Squad, 'state' | 'channelId' | 'stakeholderChannelId'>,
): string | undefined {
  const { state, channelId, stakeholderChannelId } = squad;
  return state === 'ended' || stakeholderChannelId === channelId
    ? undefined
    : (stakeholderChannelId ?? undefined);
}

/** The owner and the product manager change set-up. */
export function mayChangeSetup(
  squad: Pick<Squad, 'ownerId'>,
  members: readonly Member[],
  userId: string,
): boolean {
  return squad.ownerId === userId || withRole(members, 'product').some((member) => member.userId === userId);
}

/** The members who have that role now. */
export function withRole(members: readonly Member[], role: Role): Member[] {
  return members.filter((member) => member.leftAt === null && member.roles.includes(role));
}

/** Product, marketing, engineers, designers, then who has no role yet; within one role as given. */
export function inOrder<M extends Pick<Member, 'roles'>>(members: readonly M[]): M[] {
  return members.toSorted((a, b) => rank(a) - rank(b));
}

function rank(member: Pick<Member, 'roles'>): number {
  const first = roles.findIndex((role) => member.roles.includes(role));
  return first === -1 ? roles.length : first;
}

/**
 * Who owns the squad, or keeps its number, once somebody has left: the product manager, without one the first other
 * member. With nobody left it stays as it is.
 * @param holder who does so until then
 */
export function holderWithout(holder: string, members: readonly Member[], leaving: string): string {
  if (holder !== leaving) return holder;
  const others = members.filter((member) => member.userId !== leaving && member.leftAt === null);
  return inOrder(others)[0]?.userId ?? holder;
}

/** The first day on which the squad's rituals are held; undefined: there is no such day, they always were. */
function startsOn({ firstWeek }: Pick<Squad, 'firstWeek'>): LocalDate | undefined {
  return firstWeek?.choice === 'monday' ? addDays(firstWeek.week, 7) : undefined;
}

/** Whether the squad begins later than on that date. */
export function isBeforeStart(squad: Pick<Squad, 'firstWeek'>, date: LocalDate): boolean {
  const start = startsOn(squad);
  return start !== undefined && date < start;
}

/** Whether that member is away on that date. */
export function isAway(absences: readonly Absence[], userId: string, date: LocalDate): boolean {
  return absences.some((away) => away.userId === userId && away.from <= date && date <= away.to);
}

/** Who is there on that date: whom a stand-up asks. */
export function presentOn(
  members: readonly Member[],
  absences: readonly Absence[],
  date: LocalDate,
): Member[] {
  return members.filter((member) => member.leftAt === null && !isAway(absences, member.userId, date));
}

/** The zone in which a person reads times: their own, or the squad's where this machine does not know theirs. */
export function readingZone(person: { readonly zone: string }, squad: Pick<Squad, 'rituals'>): Zone {
  return isZone(person.zone) ? person.zone : squad.rituals.zone;
}

/** The day it is for somebody. @param now UTC milliseconds */
export const todayOf = (
  person: { readonly zone: string },
  squad: Pick<Squad, 'rituals'>,
  now: number,
): LocalDate => dateAt(now, readingZone(person, squad));
