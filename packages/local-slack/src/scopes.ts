import type { Channel, ChannelKind } from './types.ts';

const FAMILY: Record<ChannelKind, string> = { public: 'channels', private: 'groups', im: 'im' };

/** The scope that reading about a channel of this kind needs: `channels:read`, `groups:history` … */
export const channelScope = (kind: ChannelKind, what: 'read' | 'history'): string =>
  `${FAMILY[kind]}:${what}`;

/** The scope that an event needs, besides being named in the manifest; undefined if none. */
export function eventScope(type: string, channel?: Channel): string | undefined {
  switch (type) {
    case 'user_change':
    case 'team_join':
      return 'users:read';
    case 'team_rename':
    case 'team_domain_change':
      return 'team:read';
    case 'app_mention':
      return 'app_mentions:read';
    case 'message':
      return channelScope(channel?.kind ?? 'public', 'history');
    case 'app_home_opened':
    case 'app_uninstalled':
    case 'tokens_revoked':
      return undefined;
    default:
      return channelScope(channel?.kind ?? (type.startsWith('group_') ? 'private' : 'public'), 'read');
  }
}
