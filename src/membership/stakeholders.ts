import type { Change } from '../database/change.ts';
import { changeSquad, squadOf, squadsToldIn } from '../squad/store.ts';
import { type StakeholdersEnd, tellOwner } from './trouble.ts';

/**
 * The channel in which a squad's stakeholders read along takes nothing any more, or others than this workspace may read
 * it: nothing is copied there from now on, and the owner reads so, once. Open again, it has to be chosen again: who
 * reads there may have changed.
 * @param by for Slack's own doing the bot's user
 */
export async function endStakeholders(
  change: Change,
  { workspaceId, squadId }: { readonly workspaceId: string; readonly squadId: string },
  channel: string,
  why: StakeholdersEnd,
  by: string,
): Promise<void> {
  const squad = await squadOf(change.tx, workspaceId, squadId);
  if (squad?.stakeholderChannelId !== channel) return;
  const now = await changeSquad(change, squad, { stakeholderChannelId: null }, by);
  await tellOwner(change, now, { cause: 'stakeholders', why, channel, version: now.version });
}

/** A channel that got another id has been opened to people of another company. */
export async function endStakeholdersIn(
  change: Change,
  { workspaceId, channel }: { readonly workspaceId: string; readonly channel: string },
  by: string,
): Promise<void> {
  for (const { id: squadId } of await squadsToldIn(change.tx, workspaceId, channel)) {
    await endStakeholders(change, { workspaceId, squadId }, channel, 'shared', by);
  }
}
