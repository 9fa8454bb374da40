import { askChannel } from '../slack/channel.ts';
import type { Core } from '../slack/core.ts';

/** Why nothing is copied into a channel: the bot isn't in it, it takes nothing, or others than this workspace read it. */
export type Unfit = 'removed' | 'archived' | 'shared';

/** A channel as Slack says it is now: who reads there, or why nothing is copied into it. */
type Readers = { readonly unfit: Unfit } | { readonly people: number | null; readonly isPrivate: boolean };

/** @throws what Slack's client throws; then nothing is known */
export async function readersOf(
  core: Pick<Core, 'slackFor'>,
  workspaceId: string,
  channel: string,
): Promise<Readers> {
  const told = await askChannel(core, workspaceId, channel);
  if (!told?.is_member || told.is_im || told.is_mpim) return { unfit: 'removed' };
  if (told.is_shared || told.is_ext_shared || told.is_org_shared || told.is_pending_ext_shared) {
    return { unfit: 'shared' };
  }
  if (told.is_archived) return { unfit: 'archived' };
  return { people: told.num_members ?? null, isPrivate: told.is_private };
}
