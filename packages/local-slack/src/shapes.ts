import type { Identity } from './identity.ts';
import type { Channel, Ephemeral, JsonObject, Message, User } from './types.ts';
import type { World } from './world.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A zone's name at an instant. A formatter is dear to make, and each answer with a person asks for two. */
function zoneName(zone: string, kind: 'long' | 'longOffset', at: number): string | undefined {
  const key = `${zone} ${kind}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: kind });
  formats.set(key, format);
  return format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value;
}

/** Seconds between UTC and a zone at an instant. */
function offset(zone: string, at: number): number {
  const name = zoneName(zone, 'longOffset', at);
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60);
}

/** The handle that payloads carry beside an id. */
export const handle = (name: string): string => name.toLowerCase().replace(/\s+/g, '.');

/**
 * A user as `users.info` and `user_change` tell them. A deactivated one has no zone, as at Slack; somebody of another
 * company has another team, and is a stranger; a full member from another workspace of the company's Enterprise Grid
 * has another team, too, and ours among the teams of their `enterprise_user`.
 */
export function userJson(user: User, identity: Identity, now: number, locale: boolean): JsonObject {
  const label = (): string => zoneName(user.zone, 'long', now) ?? user.zone;
  return {
    id: user.id,
    team_id: user.team ?? identity.teamId,
    ...(user.team === undefined || user.grid ? {} : { is_stranger: true }),
    ...(user.grid
      ? { enterprise_user: { id: user.id, teams: [user.team ?? identity.teamId, identity.teamId] } }
      : {}),
    name: handle(user.name),
    deleted: user.deactivated,
    ...(user.deactivated
      ? {}
      : { real_name: user.name, tz: user.zone, tz_label: label(), tz_offset: offset(user.zone, now) }),
    profile: {
      real_name: user.name,
      real_name_normalized: user.name,
      display_name: user.bot ? '' : user.name,
      display_name_normalized: user.bot ? '' : user.name,
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
      team: user.team ?? identity.teamId,
      ...(user.id === identity.botUserId ? { api_app_id: identity.appId, bot_id: identity.botId } : {}),
    },
    ...(user.deactivated
      ? {}
      : {
          is_admin: false,
          is_owner: false,
          is_primary_owner: false,
          is_restricted: user.guest,
          is_ultra_restricted: false,
        }),
    is_bot: user.bot,
    is_app_user: false,
    updated: Math.floor(user.updatedAt / 1000),
    ...(locale && !user.deactivated ? { locale: user.locale } : {}),
  };
}

/** A channel as `conversations.info` tells it. */
export function channelJson(channel: Channel, botUserId: string, memberCount = false): JsonObject {
  const common = {
    id: channel.id,
    created: Math.floor(channel.createdAt / 1000),
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    ...(memberCount ? { num_members: channel.members.size } : {}),
  };
  if (channel.kind === 'im') return { ...common, user: channel.name, is_user_deleted: false, priority: 0 };
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: false,
    is_member: channel.members.has(botUserId),
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    creator: channel.creator,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
  };
}

/** What payloads and answers say about a message. @param payload whether metadata comes with its `event_payload` */
export function messageJson(
  message: Message,
  identity: Identity,
  { payload, world }: { payload: boolean; world?: World },
): JsonObject {
  const { metadata } = message;
  const replies = world && message.threadTs === undefined ? world.replies(message.channel, message.ts) : [];
  const last = replies.at(-1);
  return {
    type: 'message',
    ...(message.broadcast ? { subtype: 'thread_broadcast' } : {}),
    ...(message.subtype ? { subtype: message.subtype } : {}),
    user: message.user,
    ...(message.user === identity.botUserId && !message.subtype
      ? { bot_id: identity.botId, app_id: identity.appId }
      : {}),
    text: message.text,
    ts: message.ts,
    team: identity.teamId,
    ...(message.files ? { files: message.files } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(metadata ? { metadata: payload ? metadata : { event_type: metadata.event_type } } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.editedAt === undefined
      ? {}
      : { edited: { user: message.user, ts: `${Math.floor(message.editedAt / 1000)}.000000` } }),
    ...(last
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.user))],
          latest_reply: last.ts,
        }
      : {}),
  };
}

export const ephemeralJson = (ephemeral: Ephemeral, identity: Identity): JsonObject => ({
  type: 'message',
  user: identity.botUserId,
  bot_id: identity.botId,
  text: ephemeral.text,
  ts: ephemeral.ts,
  is_ephemeral: true,
  ...(ephemeral.threadTs ? { thread_ts: ephemeral.threadTs } : {}),
  ...(ephemeral.blocks.length > 0 ? { blocks: ephemeral.blocks } : {}),
});
