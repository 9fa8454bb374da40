import { isZone, type Zone } from '../calendar/zone.ts';
import type { Asked } from '../slack/listen.ts';
import { type Gate, memberHere, memberOf } from './gate.ts';
import type { Squad } from './squad.ts';
import { squadInChannel, squadsOf } from './store.ts';

/**
 * The squad somebody means with a command: the channel's, for its members only; where none lives (as in the bot's own
 * private messages) the only one they belong to.
 */
export async function memberAnywhere(asked: Asked, channelId: string): Promise<Gate> {
  const { workspaceId, person } = asked;
  const only = await asked.core.database.read(async (q) => {
    if (await squadInChannel(q, workspaceId, channelId)) return undefined;
    const own = await squadsOf(q, workspaceId, person.userId);
    return own.length === 1 ? own[0] : undefined;
  });
  return only ? memberOf(asked, only.id) : memberHere(asked, channelId);
}

/** The zone in which a person reads times: their own, or the squad's where this machine does not know theirs. */
export function readingZone(person: { readonly zone: string }, squad: Pick<Squad, 'rituals'>): Zone {
  return isZone(person.zone) ? person.zone : squad.rituals.zone;
}
