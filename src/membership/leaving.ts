import type { Change } from '../database/change.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { keepPerson, type Person, personOf } from '../slack/people-store.ts';
import { takeOut } from '../squad/leave.ts';
import { membersOf } from '../squad/member-store.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadInChannel, squadsOf } from '../squad/store.ts';
import { tellWhoLeft } from './left.ts';

/** Who does it, and what is fitted to it afterwards. */
export interface Leaving {
  readonly rituals: Pick<Rituals, 'reschedule'>;
  /** The bot's user: what Slack tells, it does itself. */
  readonly by: string;
}

/** Somebody is no longer in the channel: they leave the squad that lives there. Told again it changes nothing. */
export async function leftChannel(
  change: Change,
  { rituals, by }: Leaving,
  where: { readonly workspaceId: string; readonly channel: string; readonly userId: string },
): Promise<void> {
  const squad = await squadInChannel(change.tx, where.workspaceId, where.channel);
  if (!squad || !isMember(await membersOf(change.tx, squad), where.userId)) return;
  await leaves(change, { rituals, by }, squad, where.userId);
}

/** They leave the squad, and its owner learns what they leave behind. */
async function leaves(change: Change, { rituals, by }: Leaving, squad: Squad, userId: string): Promise<void> {
  const staying = await takeOut(change, squad, userId, by);
  await rituals.reschedule(change, staying);
  await tellWhoLeft(change, staying, userId, 'gone');
}

/**
 * What Slack tells of somebody who is known. In another zone they are asked at other hours; who is deactivated, or only
 * a guest from now on, leaves their squads. Told again it changes nothing.
 */
export async function toldOf(
  change: Change,
  { rituals, by }: Leaving,
  told: Omit<Person, 'language'>,
): Promise<void> {
  const { workspaceId, userId } = told;
  const known = await personOf(change.tx, workspaceId, userId);
  if (!known) return;
  // Events don't tell the locale.
  const now = { ...told, locale: told.locale ?? known.locale };
  const isGone = now.isDeactivated || now.isGuest;
  if (!isSame(known, now)) await keepPerson(change, now);
  if (known.zone === now.zone && !isGone) return;
  for (const squad of await squadsOf(change.tx, workspaceId, userId)) {
    if (isGone) await leaves(change, { rituals, by }, squad, userId);
    else await rituals.reschedule(change, squad);
  }
}

function isSame(known: Person, told: Omit<Person, 'language'>): boolean {
  return (
    known.name === told.name &&
    known.zone === told.zone &&
    known.locale === told.locale &&
    known.isGuest === told.isGuest &&
    known.isBot === told.isBot &&
    known.isDeactivated === told.isDeactivated
  );
}
