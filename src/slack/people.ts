import { z } from 'zod';
import type { MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import { isBlank } from '../said/blank.ts';
import type { SlackFor } from './connection/client.ts';
import { keepPerson, type Person, personOf } from './people-store.ts';

const userSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  locale: z.string().nullish(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  team_id: z.string().optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
});

const filled = (...names: (string | undefined)[]): string | undefined =>
  names.find((name) => name && !isBlank(name));

/**
 * A person from Slack's user object. Guests and people of other companies count alike: they are visitors. In an
 * Enterprise Grid a member's team may be another workspace of the company; then ours is among theirs.
 */
export function personFrom(workspaceId: string, user: unknown): Omit<Person, 'language'> {
  const told = userSchema.parse(user);
  const teams = [told.team_id ?? workspaceId, ...(told.enterprise_user?.teams ?? [])];
  return {
    workspaceId,
    userId: told.id,
    name: filled(told.profile?.display_name, told.profile?.real_name, told.real_name, told.name) ?? told.id,
    zone: told.tz ?? 'UTC',
    locale: told.locale ?? null,
    isGuest:
      Boolean(told.is_restricted || told.is_ultra_restricted || told.is_stranger) ||
      !teams.includes(workspaceId),
    isBot: Boolean(told.is_bot),
    isDeactivated: Boolean(told.deleted),
  };
}

/** Who people are: from the database at once, from Slack when they are new. */
export interface People {
  /** As Slack last told; it is not asked. */
  known(workspaceId: string, userId: string): Promise<Person | undefined>;
  /** Known at once, without asking Slack, when it was ever asked before. */
  find(workspaceId: string, userId: string): Promise<Person>;
  /** Makes sure that each is known; asks Slack only for the new ones, never more than 40 at a time. */
  learn(workspaceId: string, userIds: readonly string[]): Promise<void>;
  /** Asks Slack again, for somebody known too. */
  refresh(workspaceId: string, userId: string): Promise<Person>;
}

export function createPeople(options: {
  database: Database;
  change: MakeChange;
  slackFor: SlackFor;
}): People {
  const { database, change, slackFor } = options;
  const refresh = async (workspaceId: string, userId: string): Promise<Person> => {
    const answer = await slackFor(workspaceId).users.info({ user: userId, include_locale: true });
    const told = personFrom(workspaceId, answer.user);
    return change(async (c) => {
      await keepPerson(c, told);
      return (await personOf(c.tx, workspaceId, userId)) ?? { ...told, language: null };
    });
  };
  const known = (workspaceId: string, userId: string): Promise<Person | undefined> =>
    database.read((q) => personOf(q, workspaceId, userId));
  const find = async (workspaceId: string, userId: string): Promise<Person> =>
    (await known(workspaceId, userId)) ?? (await refresh(workspaceId, userId));
  return {
    known,
    find,
    refresh,
    learn: async (workspaceId, userIds) => {
      await Promise.all([...new Set(userIds)].slice(0, 40).map((userId) => find(workspaceId, userId)));
    },
  };
}
