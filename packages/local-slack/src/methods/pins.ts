import { ApiError } from '../api-error.ts';
import { id, method, ts } from '../arguments.ts';
import { visible } from '../core.ts';

/** Most pins of a channel. Slack names no number in its reference; a hundred is what people report. */
const MOST = 100;

/** `pins.*`: only to pin. */
export const pins = {
  'pins.add': method({
    args: { channel: id, timestamp: ts.optional() },
    tier: 'tier2',
    scope: 'pins:write',
    run: (core, args) => {
      const channel = visible(core, args.channel);
      if (args.timestamp === undefined) throw new ApiError('no_item_specified');
      if (!/^\d+\.\d{6}$/.test(args.timestamp)) throw new ApiError('bad_timestamp', [args.timestamp]);
      if (channel.archived) throw new ApiError('is_archived', [channel.id]);
      if (!channel.members.has(core.identity.botUserId)) throw new ApiError('not_in_channel', [channel.id]);
      const message = core.world.message(channel.id, args.timestamp);
      if (!message) throw new ApiError('message_not_found', [args.timestamp]);
      if (message.subtype !== undefined) throw new ApiError('not_pinnable', [message.subtype]);
      const pinned = core.world.pinned(channel.id);
      if (pinned.includes(message.ts)) throw new ApiError('already_pinned', [message.ts]);
      if (pinned.length >= MOST) throw new ApiError('too_many_pins', [channel.id]);
      core.world.pin(message);
      return {};
    },
  }),
};
