import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { changed } from '../delivery/changed.ts';
import { goOnIn, readdress, want } from '../delivery/want.ts';
import type { ChannelState } from '../squad/squad.ts';
import { changeSquad, squadInChannel } from '../squad/store.ts';
import type { Leaving } from './leaving.ts';
import { endStakeholdersIn } from './stakeholders.ts';
import { tellOwner } from './trouble.ts';

/** Draws the first words in a channel, also after the bot was away from it. */
export const WELCOME = defineKind(
  'setup.welcome',
  z.object({ channelId: z.string(), inviter: z.string().nullable() }),
);

/** The first words in a channel come before what waited for it. */
export const WELCOME_PRIORITY = 1;

/**
 * What Slack tells of a channel in which a squad lives. Closed to the bot, the squad's rituals pause, what is owed there
 * waits, and the owner reads what to do. Open again, all goes on, unless people paused it themselves; a channel that the
 * bot had been removed from reads so. Told again it changes nothing.
 */
export async function channelIs(
  change: Change,
  { rituals, by }: Leaving,
  { workspaceId, channel }: { readonly workspaceId: string; readonly channel: string },
  state: ChannelState,
): Promise<void> {
  const squad = await squadInChannel(change.tx, workspaceId, channel);
  if (!squad || squad.channelState === state) return;
  const now = await changeSquad(change, squad, { channelState: state }, by);
  await rituals.reschedule(change, now);
  if (state !== 'open') return tellOwner(change, now, { cause: state });
  await goOnIn(change, workspaceId, channel);
  if (squad.channelState === 'archived') return;
  await want(change, {
    workspaceId,
    squadId: squad.id,
    key: `squad/${squad.id}/back/${now.version}`,
    kind: WELCOME,
    subject: { channelId: channel, inviter: null },
    to: { channel },
    priority: WELCOME_PRIORITY,
  });
}

/**
 * A channel has a new id: the squad that lives there, what stands there and what is owed there follow, and all goes on
 * if it had stopped because the old id was not found. Told again it changes nothing.
 */
export async function channelMoves(
  change: Change,
  { rituals, by }: Leaving,
  { workspaceId, from, to }: { readonly workspaceId: string; readonly from: string; readonly to: string },
): Promise<void> {
  const squad = await squadInChannel(change.tx, workspaceId, from);
  await readdress(change, workspaceId, from, to);
  await endStakeholdersIn(change, { workspaceId, channel: from }, by);
  if (!squad) return;
  const moved = await changeSquad(change, squad, { channelId: to, channelState: 'open' }, by);
  if (squad.channelState !== 'open') await rituals.reschedule(change, moved);
  // What links to the channel links to it where it is now.
  changed(change, moved, 'squad');
}
