import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { count, flag, id, method } from '../arguments.ts';
import { channelJson, userJson } from '../shapes.ts';
import { listed } from './conversations.ts';
import { page } from './pages.ts';

const paging = { limit: count.optional(), cursor: z.string().optional() };

/** `users.*` */
export const users = {
  'users.info': method({
    args: { user: id, include_locale: flag.optional() },
    tier: 'tier4',
    scope: 'users:read',
    run: (core, args) => {
      const user = core.world.users.get(args.user);
      if (!user) throw new ApiError('user_not_found', [args.user]);
      return { user: userJson(user, core.identity, core.clock.now(), args.include_locale ?? false) };
    },
  }),
  'users.list': method({
    args: { ...paging, include_locale: flag.optional(), team_id: id.optional() },
    tier: 'tier2',
    scope: 'users:read',
    run: (core, args) => {
      const { items, metadata } = page([...core.world.users.values()], args, (each) => each.id);
      const now = core.clock.now();
      const members = items.map((user) => userJson(user, core.identity, now, args.include_locale ?? false));
      return { members, cache_ts: Math.floor(now / 1000), ...metadata };
    },
  }),
  'users.conversations': method({
    args: {
      ...paging,
      user: id.optional(),
      types: z.string().optional(),
      exclude_archived: flag.optional(),
      team_id: id.optional(),
    },
    tier: 'tier3',
    run: (core, args) => {
      const user = args.user ?? core.identity.botUserId;
      if (!core.world.users.has(user)) throw new ApiError('user_not_found', [user]);
      const mine = listed(core, args).filter((channel) => channel.members.has(user));
      const { items, metadata } = page(mine, args, (each) => each.id);
      return { channels: items.map((each) => channelJson(each, core.identity.botUserId)), ...metadata };
    },
  }),
};
