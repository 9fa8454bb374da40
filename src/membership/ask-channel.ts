import { z } from 'zod';
import { errorCode } from '../slack/connection/error-code.ts';
import type { Core } from '../slack/core.ts';
import type { ChannelState } from '../squad/squad.ts';

const channelSchema = z.object({ is_archived: z.boolean().default(false), is_member: z.boolean() });

/** What Slack says of a channel now. @throws what Slack's client throws; then nothing is known */
export async function channelState(
  core: Pick<Core, 'slackFor'>,
  workspaceId: string,
  channel: string,
): Promise<ChannelState> {
  try {
    const answer = await core.slackFor(workspaceId).conversations.info({ channel });
    const told = channelSchema.parse(answer.channel);
    if (!told.is_member) return 'removed';
    return told.is_archived ? 'archived' : 'open';
  } catch (error) {
    // Deleted, or private and the bot not in it: Slack doesn't say which.
    if (errorCode(error) === 'channel_not_found') return 'removed';
    throw error;
  }
}
