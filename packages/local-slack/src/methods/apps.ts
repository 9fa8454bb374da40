import { id, method } from '../arguments.ts';

/** `auth.test`, `apps.connections.open`, `team.info`. */
export const apps = {
  'auth.test': method({
    args: {},
    tier: 'none',
    token: 'either',
    run: ({ identity }) => ({
      url: identity.teamUrl,
      team: identity.teamName,
      user: identity.botName,
      team_id: identity.teamId,
      user_id: identity.botUserId,
      bot_id: identity.botId,
      app_id: identity.appId,
      is_enterprise_install: false,
    }),
  }),
  'apps.connections.open': method({
    args: {},
    tier: 'tier3',
    token: 'app',
    run: ({ connectionUrl }) => ({ url: connectionUrl() }),
  }),
  'team.info': method({
    args: { team: id.optional() },
    tier: 'tier3',
    scope: 'team:read',
    run: ({ identity }) => ({
      team: {
        id: identity.teamId,
        name: identity.teamName,
        domain: identity.domain,
        url: identity.teamUrl,
        email_domain: '',
        icon: { image_default: true },
      },
    }),
  }),
};
