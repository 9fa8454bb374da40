import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { count, id, json, method } from '../arguments.ts';
import { visible } from '../core.ts';

const uploaded = z.array(z.object({ id, title: z.string().optional() })).min(1);

/** `files.*`: what a form's file field needs, and how an app sends files into a conversation. */
export const files = {
  'files.info': method({
    args: { file: id },
    tier: 'tier4',
    scope: 'files:read',
    run: (core, args) => ({ file: core.uploads.info(args.file), content_highlight_html: '', comments: [] }),
  }),
  'files.getUploadURLExternal': method({
    args: { filename: id, length: count.pipe(z.number().int().positive()) },
    tier: 'tier4',
    scope: 'files:write',
    run: (core, args) => core.uploads.begin(args.filename, args.length),
  }),
  'files.completeUploadExternal': method({
    args: { files: json.pipe(uploaded), channel_id: id.optional(), initial_comment: z.string().optional() },
    tier: 'tier4',
    scope: 'files:write',
    run(core, args) {
      const { botUserId } = core.identity;
      const channel = args.channel_id === undefined ? undefined : visible(core, args.channel_id);
      if (channel && !channel.members.has(botUserId)) throw new ApiError('not_in_channel', [channel.id]);
      const shared = args.files.map((one) => core.uploads.complete(one.id, botUserId, one.title));
      if (channel) core.messages.share(channel, args.initial_comment ?? '', shared);
      return { files: shared };
    },
  }),
};
