import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { count, flag, id, method, ts } from '../arguments.ts';
import { type Core, directMessage, needScope, visible } from '../core.ts';
import { channelScope } from '../scopes.ts';
import { channelJson, messageJson } from '../shapes.ts';
import type { Channel, ChannelKind, JsonObject, Message } from '../types.ts';
import { page } from './pages.ts';

const paging = { limit: count.optional(), cursor: z.string().optional() };
const range = { oldest: ts.optional(), latest: ts.optional(), inclusive: flag.optional() };

/** A channel whose kind's scope the app has. @throws ApiError `channel_not_found`, `missing_scope` */
function known(core: Core, channelId: string, what: 'read' | 'history'): Channel {
  const channel = visible(core, channelId);
  needScope(core, channelScope(channel.kind, what));
  return channel;
}

function instant(value: string | undefined, error: string, otherwise: number): number {
  if (value === undefined) return otherwise;
  if (!/^\d+(\.\d+)?$/.test(value)) throw new ApiError(error, [value]);
  return Number(value);
}

/** The messages of a time span; its ends belong to it only with `inclusive`. */
function within(
  messages: readonly Message[],
  args: { oldest?: string | undefined; latest?: string | undefined; inclusive?: boolean | undefined },
): Message[] {
  const oldest = instant(args.oldest, 'invalid_ts_oldest', 0);
  const latest = instant(args.latest, 'invalid_ts_latest', Number.POSITIVE_INFINITY);
  return messages.filter((message) => {
    const at = Number(message.ts);
    return args.inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

const KINDS: Record<string, ChannelKind | undefined> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

/** The channels of the wanted types that the bot may know of. @throws ApiError `invalid_types`, `missing_scope` */
export function listed(
  core: Core,
  args: { types?: string | undefined; exclude_archived?: boolean | undefined },
): Channel[] {
  const kinds = (args.types ?? 'public_channel').split(',').map((type) => type.trim());
  const wanted = kinds
    .filter((type) => type !== 'mpim')
    .map((type) => {
      const kind = KINDS[type];
      if (!kind) throw new ApiError('invalid_types', [type]);
      needScope(core, channelScope(kind, 'read'));
      return kind;
    });
  return [...core.world.channels.values()].filter(
    (channel) =>
      wanted.includes(channel.kind) &&
      (channel.kind === 'public' || channel.members.has(core.identity.botUserId)) &&
      !(args.exclude_archived && channel.archived),
  );
}

function open(core: Core, args: { users?: string | undefined; return_im?: boolean | undefined }): JsonObject {
  const ids = args.users?.split(',').map((each) => each.trim()) ?? [];
  const [only] = ids;
  if (only === undefined || only === '') throw new ApiError('users_list_not_supplied');
  if (ids.length > 1) throw new ApiError('method_not_supported_for_channel_type', ['no group messages here']);
  const user = core.world.users.get(only);
  if (!user) throw new ApiError('user_not_found', [only]);
  const before = core.world.dm(user.id);
  const channel = directMessage(core, user);
  const full = args.return_im ? channelJson(channel, core.identity.botUserId) : { id: channel.id };
  return { ...(before ? { no_op: true, already_open: true } : {}), channel: full };
}

/** `conversations.*` */
export const conversations = {
  'conversations.open': method({
    args: {
      users: z.string().optional(),
      channel: id.optional(),
      return_im: flag.optional(),
      prevent_creation: flag.optional(),
    },
    tier: 'tier3',
    scope: 'im:write',
    run: (core, args) => {
      if (args.channel === undefined) return open(core, args);
      const channel = visible(core, args.channel);
      if (channel.kind !== 'im') throw new ApiError('method_not_supported_for_channel_type', [channel.id]);
      return { no_op: true, already_open: true, channel: { id: channel.id } };
    },
  }),
  'conversations.info': method({
    args: { channel: id, include_locale: flag.optional(), include_num_members: flag.optional() },
    tier: 'tier3',
    run: (core, args) => {
      const channel = known(core, args.channel, 'read');
      return { channel: channelJson(channel, core.identity.botUserId, args.include_num_members) };
    },
  }),
  'conversations.list': method({
    args: {
      ...paging,
      types: z.string().optional(),
      exclude_archived: flag.optional(),
      team_id: id.optional(),
    },
    tier: 'tier2',
    run: (core, args) => {
      const { items, metadata } = page(listed(core, args), args, (each) => each.id);
      return { channels: items.map((each) => channelJson(each, core.identity.botUserId, true)), ...metadata };
    },
  }),
  'conversations.members': method({
    args: { ...paging, channel: id },
    tier: 'tier4',
    run: (core, args) => {
      const { items, metadata } = page([...known(core, args.channel, 'read').members], args, (each) => each);
      return { members: items, ...metadata };
    },
  }),
  'conversations.history': method({
    args: { ...paging, ...range, channel: id, include_all_metadata: flag.optional() },
    tier: 'tier3',
    run: (core, args) => {
      const channel = known(core, args.channel, 'history');
      if (!channel.members.has(core.identity.botUserId)) throw new ApiError('not_in_channel', [channel.id]);
      const newestFirst = within(core.world.history(channel.id), args).reverse();
      const { items, more, metadata } = page(newestFirst, args, (each) => each.ts);
      const shape = { payload: args.include_all_metadata ?? false, world: core.world };
      const messages = items.map((message) => messageJson(message, core.identity, shape));
      return { messages, has_more: more, pin_count: 0, ...(more ? metadata : {}) };
    },
  }),
  'conversations.replies': method({
    args: { ...paging, ...range, channel: id, ts, include_all_metadata: flag.optional() },
    tier: 'tier3',
    run: (core, args) => {
      const channel = known(core, args.channel, 'history');
      if (!channel.members.has(core.identity.botUserId)) throw new ApiError('not_in_channel', [channel.id]);
      const [parent, ...replies] = core.world.thread(channel.id, args.ts);
      if (!parent) throw new ApiError('thread_not_found', [args.ts]);
      const { items, more, metadata } = page(
        [parent, ...within(replies, args)],
        { limit: args.limit ?? 1000, cursor: args.cursor },
        (each) => each.ts,
        1000,
      );
      const shape = { payload: args.include_all_metadata ?? false, world: core.world };
      const messages = items.map((message) => messageJson(message, core.identity, shape));
      return { messages, has_more: more, ...(more ? metadata : {}) };
    },
  }),
};
