import { z } from 'zod';
import { errorCode } from './connection/error-code.ts';
import type { Core } from './core.ts';

const is = z.boolean().default(false);
const channelSchema = z.object({
  is_archived: is,
  is_member: is,
  is_private: is,
  is_im: is,
  is_mpim: is,
  /** With another workspace, of the same company or, through Slack Connect, of another one. */
  is_shared: is,
  is_ext_shared: is,
  is_org_shared: is,
  is_pending_ext_shared: is,
  num_members: z.number().optional(),
});

/** What Slack says of a channel. */
type ToldChannel = z.infer<typeof channelSchema>;

/**
 * Asks Slack of a channel.
 * @returns undefined: it was deleted, or is private and the bot not in it; Slack doesn't say which
 * @throws what Slack's client throws; then nothing is known
 */
export async function askChannel(
  { slackFor }: Pick<Core, 'slackFor'>,
  workspaceId: string,
  channel: string,
): Promise<ToldChannel | undefined> {
  try {
    const answer = await slackFor(workspaceId).conversations.info({ channel, include_num_members: true });
    return channelSchema.parse(answer.channel);
  } catch (error) {
    if (errorCode(error) === 'channel_not_found') return undefined;
    throw error;
  }
}
