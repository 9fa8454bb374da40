import type { Change } from '../database/change.ts';
import { changed } from '../delivery/changed.ts';
import { touchFirstDay } from '../first-days/first-day.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { keepPerson, type Person, personOf } from '../slack/people-store.ts';
import { handOver, takeOut } from '../squad/leave.ts';
import { membersOf } from '../squad/member-store.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadInChannel, squadsOf, squadsOwnedBy } from '../squad/store.ts';
import { type Leave, tellPutOut, tellWhoLeft } from './left.ts';

/** Who does it, and what is fitted to it afterwards. */
export interface Leaving {
  readonly rituals: Pick<Rituals, 'reschedule'>;
  /** The bot's user: what Slack tells, it does itself. */
  readonly by: string;
}

/** Slack says that somebody is not in the channel: they leave the squad that lives there. Told again it changes nothing. */
export async function leftChannel(
  change: Change,
  doing: Leaving,
  where: { readonly workspaceId: string; readonly channel: string; readonly userId: string },
): Promise<void> {
  const squad = await squadInChannel(change.tx, where.workspaceId, where.channel);
  if (!squad || !isMember(await membersOf(change.tx, squad), where.userId)) return;
  await leaves(change, doing, squad, where.userId, 'left-channel');
}

/** A member leaves the squad: they read so, unless they said it themselves, and its owner reads what they leave behind. */
export async function leaves(
  change: Change,
  { rituals, by }: Leaving,
  squad: Squad,
  userId: string,
  how: Leave,
): Promise<void> {
  const staying = await takeOut(change, squad, userId, by);
  await rituals.reschedule(change, staying);
  touchFirstDay(change, staying, userId);
  changed(change, staying, 'members');
  await tellWhoLeft(change, { before: squad, now: staying }, userId, how);
  await tellPutOut(change, staying, userId, how);
}

/**
 * What Slack says of somebody. In another zone they are asked at other hours; who is deactivated, or only a guest from
 * now on, leaves their squads, and those they own without being in them get another owner. Told again it changes nothing.
 */
export async function toldOf(change: Change, doing: Leaving, told: Omit<Person, 'language'>): Promise<void> {
  const { workspaceId, userId } = told;
  const known = await personOf(change.tx, workspaceId, userId);
  const now = { ...told, locale: told.locale ?? known?.locale ?? null };
  if (!known || !isSame(known, now)) await keepPerson(change, now);
  const how = told.isDeactivated ? 'deactivated' : told.isGuest ? 'guest' : undefined;
  if (known?.zone === told.zone && !how) return;
  for (const squad of await squadsOf(change.tx, workspaceId, userId)) {
    if (how) await leaves(change, doing, squad, userId, how);
    else await doing.rituals.reschedule(change, squad);
  }
  if (!how) return;
  for (const squad of await squadsOwnedBy(change.tx, workspaceId, userId)) {
    const now = await handOver(change, squad, userId, doing.by);
    if (now !== squad) await tellWhoLeft(change, { before: squad, now }, userId, 'owned');
  }
}

/** Whether Slack tells nothing new of somebody. */
export function isSame(known: Person, told: Omit<Person, 'language'>): boolean {
  return (
    known.name === told.name &&
    known.zone === told.zone &&
    known.locale === told.locale &&
    known.isGuest === told.isGuest &&
    known.isBot === told.isBot &&
    known.isDeactivated === told.isDeactivated
  );
}
