import type { Clock } from '@growth-squad/clock';
import { ApiError } from './api-error.ts';
import type { Events } from './events.ts';
import type { Identity } from './identity.ts';
import type { Ids } from './ids.ts';
import type { Manifest } from './manifest.ts';
import type { Messages } from './messages.ts';
import type { Responses } from './responses.ts';
import type { Screens } from './screens.ts';
import type { Triggers } from './triggers.ts';
import type { Channel, User } from './types.ts';
import type { Uploads } from './uploads.ts';
import type { World } from './world.ts';

/** All that the Web API's methods and people's deeds work on. */
export interface Core {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly identity: Identity;
  readonly manifest: Manifest;
  readonly world: World;
  readonly screens: Screens;
  readonly triggers: Triggers;
  readonly messages: Messages;
  readonly responses: Responses;
  readonly events: Events;
  readonly uploads: Uploads;
  /** Notes what the app did wrong without Slack refusing it. */
  readonly fault: (what: string) => void;
  /** A new address for Socket Mode. */
  readonly connectionUrl: () => string;
}

/** @throws ApiError `missing_scope` with what is needed and what the manifest has */
export function needScope(core: Core, scope: string): void {
  const { scopes } = core.manifest;
  if (scopes.has(scope)) return;
  throw new ApiError('missing_scope', [`needs ${scope}`], { needed: scope, provided: [...scopes].join(',') });
}

/** A channel that the bot may know of. @throws ApiError `channel_not_found` */
export function visible(core: Core, id: string): Channel {
  const channel = core.world.channels.get(id);
  if (!channel || (channel.kind !== 'public' && !channel.members.has(core.identity.botUserId))) {
    throw new ApiError('channel_not_found', [id]);
  }
  return channel;
}

/** The direct message with a person, made if there is none yet. @throws ApiError when there can be none */
export function directMessage(core: Core, user: User): Channel {
  if (user.deactivated) throw new ApiError('user_disabled', [user.id]);
  if (user.bot || user.id === 'USLACKBOT') throw new ApiError('cannot_dm_bot', [user.id]);
  const { botUserId } = core.identity;
  return core.world.dm(user.id) ?? core.world.addChannel('im', user.id, [user.id, botUserId], botUserId);
}
