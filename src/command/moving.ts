import { z } from 'zod';
import { defineKind } from '../database/kind.ts';
import { type Deed, inSquad } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { moveMessages } from '../delivery/move.ts';
import { want } from '../delivery/want.ts';
import { rhythmKey } from '../first-days/first-day.ts';
import { WELCOME_PRIORITY } from '../membership/channel-state.ts';
import { compareSoon } from '../membership/reconcile.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { forgetInChannel } from '../squad/member-store.ts';
import { changeSquad, squadInChannel } from '../squad/store.ts';

/** What the new channel reads. */
export const MOVED_HERE = defineKind('squad.moved-here', z.object({ squadId: z.string(), by: z.string() }));

/** What the old one reads, also where something stood that goes on in the new one. */
export const MOVED_AWAY = defineKind(
  'squad.moved-away',
  z.object({ squadId: z.string(), by: z.string(), to: z.string() }),
);

const movedSchema = z.object({ isOldTold: z.boolean() });

export type NotMoved =
  /** A squad lives there. */
  | { readonly code: 'taken'; readonly name: string }
  /** Whether a message stands in the old channel is being found out. */
  | { readonly code: 'under-way' };

/**
 * Another channel becomes the squad's, with all that goes on; a pause stays a pause. That the bot is there has been
 * asked for.
 */
export const moving = (
  rituals: Rituals,
): Deed<{ squadId: string; channelId: string }, undefined, z.infer<typeof movedSchema>, NotMoved> => ({
  name: 'squad.move',
  accepted: movedSchema,
  find: inSquad,
  async act(change, { actor: { userId: by }, squad }, { channelId: to }) {
    const { id: squadId, workspaceId, channelId: from, channelState } = squad;
    const there = await squadInChannel(change.tx, workspaceId, to);
    if (there) return { refused: { code: 'taken', name: there.name } };
    const isOldTold = channelState === 'open';
    const left = { kind: MOVED_AWAY, subject: { squadId, by, to } };
    const where = { workspaceId, squadId, from, to, also: [rhythmKey(squadId)] };
    const areMoved = await moveMessages(change, { ...where, left: isOldTold ? left : undefined });
    if (!areMoved) return { refused: { code: 'under-way' } };
    const moved = await changeSquad(change, squad, { channelId: to, channelState: 'open' }, by);
    await forgetInChannel(change, squadId);
    await compareSoon(change, moved);
    if (!isOldTold) await rituals.reschedule(change, moved);
    const key = `squad/${squadId}/moved/${moved.version}`;
    await want(change, {
      ...{ workspaceId, squadId, key: `${key}/here`, kind: MOVED_HERE, subject: { squadId, by } },
      to: { channel: to },
      priority: WELCOME_PRIORITY,
    });
    if (isOldTold) await want(change, { workspaceId, key: `${key}/away`, ...left, to: { channel: from } });
    changed(change, moved, 'squad');
    return { accepted: { isOldTold } };
  },
});
