import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { flag, id, json, method, ts } from '../arguments.ts';
import { type Core, directMessage, visible } from '../core.ts';
import { messageJson } from '../shapes.ts';
import type { Channel, Message } from '../types.ts';

/** What every method that takes a message knows. What the local Slack doesn't show is a fault where it is used. */
const contents = {
  text: z.unknown().optional(),
  blocks: json.optional(),
  attachments: json.optional(),
  markdown_text: z.string().optional(),
  parse: z.enum(['full', 'none']).optional(),
  link_names: flag.optional(),
  as_user: flag.optional(),
};

const authorship = {
  username: z.string().optional(),
  icon_emoji: z.string().optional(),
  icon_url: z.string().optional(),
};

/** Where a post goes: a channel, a direct message, or (by a person's id) the direct message with them. */
function target(core: Core, given: string): Channel {
  const user = core.world.users.get(given);
  if (user) {
    try {
      return directMessage(core, user);
    } catch (error) {
      // Slack's chat methods know only this one (chat.postMessage: "also when a direct message is not permitted").
      throw error instanceof ApiError ? new ApiError('channel_not_found', error.messages) : error;
    }
  }
  const channel = visible(core, given);
  const other = channel.kind === 'im' ? core.world.users.get(channel.name) : undefined;
  if (other?.deactivated) throw new ApiError('channel_not_found', [`${other.id} is deactivated`]);
  return channel;
}

function mayPost(core: Core, channel: Channel): void {
  if (channel.archived) throw new ApiError('is_archived', [channel.id]);
  const isPublic = channel.kind === 'public' && core.manifest.scopes.has('chat:write.public');
  if (!channel.members.has(core.identity.botUserId) && !isPublic)
    throw new ApiError('not_in_channel', [channel.id]);
}

/**
 * Slack only says "avoid using a reply's ts"; the local Slack refuses it. What is to reply to a message that was deleted
 * with nothing below it is posted by itself, as several people found (slack-go/slack#1571); what becomes of a reply
 * below a gravestone is not known, and refused.
 */
function threadFor(core: Core, channel: Channel, threadTs: string | undefined): string | undefined {
  if (threadTs === undefined || core.world.wasRemoved(channel.id, threadTs)) return undefined;
  const parent = core.world.message(channel.id, threadTs);
  if (!parent || parent.threadTs !== undefined || parent.subtype === 'tombstone') {
    throw new ApiError('cannot_reply_to_message', [`${threadTs} is no message that starts a thread`]);
  }
  return threadTs;
}

function shown(args: { markdown_text?: string | undefined; blocks?: unknown; text?: unknown }): object {
  if (args.markdown_text === undefined) return {};
  if (args.blocks !== undefined || args.text !== undefined) throw new ApiError('markdown_text_conflict');
  return { text: args.markdown_text, blocks: [{ type: 'markdown', text: args.markdown_text }] };
}

function noteUnshown(core: Core, args: { attachments?: unknown }): void {
  if (args.attachments !== undefined) core.fault('sent attachments, which the local Slack does not show');
}

/** A message that the app may change. */
function own(core: Core, channelId: string, at: string, refusal: string): Message {
  const message = core.world.message(channelId, at);
  if (!message || message.subtype === 'tombstone') throw new ApiError('message_not_found', [at]);
  if (message.user !== core.identity.botUserId || message.subtype) throw new ApiError(refusal, [at]);
  return message;
}

/** `chat.*` */
export const chat = {
  'chat.postMessage': method({
    args: {
      ...contents,
      ...authorship,
      channel: id,
      thread_ts: ts.optional(),
      reply_broadcast: flag.optional(),
      metadata: json.optional(),
      mrkdwn: flag.optional(),
      unfurl_links: flag.optional(),
      unfurl_media: flag.optional(),
    },
    tier: 'posting',
    scope: 'chat:write',
    run: (core, args) => {
      const channel = target(core, args.channel);
      mayPost(core, channel);
      const threadTs = threadFor(core, channel, args.thread_ts);
      noteUnshown(core, args);
      const message = core.messages.post(
        channel,
        { ...args, ...shown(args) },
        {
          threadTs,
          broadcast: threadTs !== undefined && (args.reply_broadcast ?? false),
          mrkdwn: args.mrkdwn ?? true,
        },
      );
      const { identity } = core;
      return {
        channel: channel.id,
        ts: message.ts,
        message: messageJson(message, identity, { payload: true }),
      };
    },
  }),
  'chat.update': method({
    args: {
      ...contents,
      channel: id,
      ts,
      metadata: json.optional(),
      reply_broadcast: flag.optional(),
      file_ids: json.optional(),
    },
    tier: 'tier3',
    scope: 'chat:write',
    run: (core, args) => {
      const channel = visible(core, args.channel);
      if (channel.archived) throw new ApiError('is_inactive', [channel.id]);
      const message = own(core, channel.id, args.ts, 'cant_update_message');
      noteUnshown(core, args);
      core.messages.update(message, { ...args, ...shown(args) });
      const answer = messageJson(message, core.identity, { payload: true });
      return { channel: channel.id, ts: message.ts, text: message.text, message: answer };
    },
  }),
  'chat.delete': method({
    args: { channel: id, ts, as_user: flag.optional() },
    tier: 'tier3',
    scope: 'chat:write',
    run: (core, args) => {
      const channel = visible(core, args.channel);
      const message = own(core, channel.id, args.ts, 'cant_delete_message');
      core.messages.remove(message);
      return { channel: channel.id, ts: message.ts };
    },
  }),
  'chat.postEphemeral': method({
    args: { ...contents, ...authorship, channel: id, user: id, thread_ts: ts.optional() },
    tier: 'tier4',
    scope: 'chat:write',
    run: (core, args) => {
      const channel = target(core, args.channel);
      mayPost(core, channel);
      if (!channel.members.has(args.user)) throw new ApiError('user_not_in_channel', [args.user]);
      threadFor(core, channel, args.thread_ts);
      noteUnshown(core, args);
      const given = { ...args, ...shown(args) };
      return { message_ts: core.messages.whisper(channel, args.user, given, args.thread_ts).ts };
    },
  }),
  'chat.getPermalink': method({
    args: { channel: id, message_ts: ts },
    tier: 'none',
    run: (core, args) => {
      const channel = visible(core, args.channel);
      const message = core.world.message(channel.id, args.message_ts);
      if (!message) throw new ApiError('message_not_found', [args.message_ts]);
      const thread = message.threadTs ? `?thread_ts=${message.threadTs}&cid=${channel.id}` : '';
      const path = `archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
      return { channel: channel.id, permalink: `${core.identity.teamUrl}${path}` };
    },
  }),
};
