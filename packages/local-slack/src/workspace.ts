import type { Core } from './core.ts';
import { named } from './identity.ts';
import { userJson } from './shapes.ts';
import type { Channel, User } from './types.ts';

export interface NewUser {
  /** As on an Enterprise Grid, where ids may begin with a W; one is given if there is none. */
  readonly id?: string;
  readonly name: string;
  readonly zone: string;
  readonly locale?: string;
  readonly guest?: boolean;
  /** The team's id of another company, of whom this is somebody in a shared channel (Slack Connect). */
  readonly team?: string;
  /** That team is another workspace of this company's Enterprise Grid: they are a full member here too. */
  readonly grid?: boolean;
  readonly bot?: boolean;
  readonly deactivated?: boolean;
}

export interface NewChannel {
  readonly name: string;
  readonly private?: boolean;
  /** Ids of people; the bot joins by `invite`. */
  readonly members: readonly string[];
}

/** What happens to people and channels, and what the app hears of it. */
export class Workspace {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  addUser({ id, name, zone, locale = 'en-US', team, ...flags }: NewUser): User {
    const { guest = false, bot = false, deactivated = false, grid = false } = flags;
    const user = this.#core.world.addUser({ name, zone, locale, guest, team, grid, bot, deactivated }, id);
    this.#core.events.tell({ type: 'team_join', user: this.#json(user) });
    return user;
  }

  updateUser(id: string, patch: Partial<Omit<User, 'id' | 'updatedAt'>>): User {
    const user = this.#user(id);
    Object.assign(user, patch, { updatedAt: this.#core.clock.now() });
    this.#core.events.tell({ type: 'user_change', user: this.#json(user), cache_ts: this.#seconds() });
    return user;
  }

  renameTeam(name: string): void {
    const { identity, events } = this.#core;
    Object.assign(identity, named(name));
    const { teamId, domain, teamUrl } = identity;
    events.tell({ type: 'team_rename', name, team_id: teamId });
    events.tell({ type: 'team_domain_change', url: teamUrl, domain, team_id: teamId });
  }

  addChannel({ name, private: hidden = false, members }: NewChannel): Channel {
    for (const member of members) this.#user(member);
    const creator = members[0] ?? this.#core.identity.botUserId;
    return this.#core.world.addChannel(hidden ? 'private' : 'public', name, members, creator);
  }

  /** @param inviterId who brought them; none if they came by themselves */
  join(channelId: string, userId: string, inviterId?: string): void {
    const { world, messages, events, identity } = this.#core;
    const channel = this.channel(channelId);
    this.#user(userId);
    if (channel.members.has(userId)) return;
    channel.members.add(userId);
    world.markRead(userId, channelId);
    const joined = channel.kind === 'private' ? 'group_join' : 'channel_join';
    messages.write(channel, userId, `<@${userId}> has joined the channel`, undefined, joined);
    world.markRead(userId, channelId);
    if (!channel.members.has(identity.botUserId)) return;
    events.tell(
      {
        type: 'member_joined_channel',
        user: userId,
        channel: channelId,
        channel_type: channel.kind === 'private' ? 'G' : 'C',
        team: identity.teamId,
        ...(inviterId ? { inviter: inviterId } : {}),
      },
      channel,
    );
  }

  leave(channelId: string, userId: string): void {
    const { messages, events, identity } = this.#core;
    const channel = this.channel(channelId);
    if (!channel.members.delete(userId)) return;
    const left = channel.kind === 'private' ? 'group_leave' : 'channel_leave';
    messages.write(channel, userId, `<@${userId}> has left the channel`, undefined, left);
    if (userId === identity.botUserId) {
      const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
      events.tell({ type, channel: channelId, actor_id: userId }, channel);
    } else if (channel.members.has(identity.botUserId)) {
      const kind = channel.kind === 'private' ? 'G' : 'C';
      const { teamId } = identity;
      const left = { user: userId, channel: channelId, channel_type: kind, team: teamId };
      events.tell({ type: 'member_left_channel', ...left }, channel);
    }
  }

  archive(channelId: string, userId: string): void {
    const channel = this.channel(channelId);
    if (channel.archived) return;
    channel.archived = true;
    this.#tell(channel, 'archive', { channel: channelId, user: userId });
  }

  unarchive(channelId: string, userId: string): void {
    const channel = this.channel(channelId);
    if (!channel.archived) return;
    channel.archived = false;
    this.#tell(channel, 'unarchive', { channel: channelId, user: userId });
  }

  rename(channelId: string, name: string): void {
    const channel = this.channel(channelId);
    channel.name = name;
    const created = Math.floor(channel.createdAt / 1000);
    this.#tell(channel, 'rename', { channel: { id: channelId, name, name_normalized: name, created } });
  }

  /** The channel gets a new id for good, as a private one that becomes shared: `channel_id_changed`. */
  renumber(channelId: string): Channel {
    const channel = this.#core.world.renumber(channelId);
    if (channel.members.has(this.#core.identity.botUserId)) {
      const ids = { old_channel_id: channelId, new_channel_id: channel.id };
      this.#core.events.tell({ type: 'channel_id_changed', ...ids }, channel);
    }
    return channel;
  }

  /** @throws Error when there is none: a fault of whoever plays a person */
  channel(id: string): Channel {
    const channel = this.#core.world.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}`);
    return channel;
  }

  #tell(channel: Channel, what: string, details: object): void {
    const { events, identity } = this.#core;
    if (channel.kind === 'private' && !channel.members.has(identity.botUserId)) return;
    const type = `${channel.kind === 'private' ? 'group' : 'channel'}_${what}`;
    events.tell({ type, ...details }, channel);
  }

  #user(id: string): User {
    const user = this.#core.world.users.get(id);
    if (!user) throw new Error(`There is no user ${id}`);
    return user;
  }

  #json(user: User) {
    return userJson(user, this.#core.identity, this.#core.clock.now(), true);
  }

  #seconds(): number {
    return Math.floor(this.#core.clock.now() / 1000);
  }
}
