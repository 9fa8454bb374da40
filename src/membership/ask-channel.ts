import { askChannel } from '../slack/channel.ts';
import type { Core } from '../slack/core.ts';
import type { ChannelState } from '../squad/squad.ts';

/** What Slack says of a channel now. @throws what Slack's client throws; then nothing is known */
export async function channelState(
  core: Pick<Core, 'slackFor'>,
  workspaceId: string,
  channel: string,
): Promise<ChannelState> {
  const told = await askChannel(core, workspaceId, channel);
  if (!told?.is_member) return 'removed';
  return told.is_archived ? 'archived' : 'open';
}
