import { type Clock, within } from '@growth-squad/clock';
import { WebAPIRateLimitedError } from '@slack/web-api';
import { z } from 'zod';
import type { MakeChange } from '../database/change.ts';
import type { Database, Query } from '../database/database.ts';
import { isBlank } from '../said/blank.ts';
import type { SlackFor } from './connection/client.ts';
import { missingScope } from './connection/error-code.ts';
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

/** Slack has not told who somebody is, and lets us ask again only later: what is asked for can't be judged yet. */
export class NotToldYet extends Error {
  override readonly name = 'NotToldYet';

  constructor() {
    super('Slack lets us ask again only later who somebody is');
  }
}

/** Who people are: from the database at once, from Slack when they are new. */
export interface People {
  /** As Slack last told; it is not asked. */
  known(workspaceId: string, userId: string): Promise<Person | undefined>;
  /** Known at once, without asking Slack, when it was ever asked before. @throws NotToldYet, or what Slack's client throws */
  find(workspaceId: string, userId: string): Promise<Person>;
  /**
   * The same for who waits for an answer: where Slack does not say who they are within 1.5 s, a squad's member is taken
   * for what members are, nameless until Slack tells.
   * @throws NotToldYet of anybody else
   */
  findSoon(workspaceId: string, userId: string): Promise<Person>;
  /** Makes sure that each is known; asks Slack only for the new ones, never more than 40 at a time. */
  learn(workspaceId: string, userIds: readonly string[]): Promise<void>;
  /** Asks Slack again, for somebody known too. */
  refresh(workspaceId: string, userId: string): Promise<Person>;
}

/** How long Slack may take to say who somebody is: what they did must be acknowledged within 3 s. */
const PATIENCE_MS = 1_500;

export function createPeople(options: {
  clock: Clock;
  database: Database;
  change: MakeChange;
  slackFor: SlackFor;
  /** The zone of a squad that the person belongs to; a higher room fills this port. */
  zoneAsMember: (q: Query, workspaceId: string, userId: string) => Promise<string | undefined>;
}): People {
  const { clock, database, change, slackFor, zoneAsMember } = options;
  /** Slack said when it lets us ask again, by the monotonic clock. */
  let waitsUntil = Number.NEGATIVE_INFINITY;
  const ask = async (workspaceId: string, userId: string) => {
    if (clock.monotonic() < waitsUntil) throw new NotToldYet();
    try {
      return await slackFor(workspaceId).users.info({ user: userId, include_locale: true });
    } catch (error) {
      if (!(error instanceof WebAPIRateLimitedError)) throw error;
      waitsUntil = clock.monotonic() + error.retryAfter * 1_000;
      throw new NotToldYet();
    }
  };
  const refresh = async (workspaceId: string, userId: string): Promise<Person> => {
    const answer = await ask(workspaceId, userId);
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
  const askedSoon = async (workspaceId: string, userId: string): Promise<Person | undefined> => {
    try {
      return await within(clock, PATIENCE_MS, 'Slack to say who asks', refresh(workspaceId, userId));
    } catch (error) {
      // What the operator has to mend is told to them.
      if (missingScope(error) !== undefined) throw error;
      return undefined;
    }
  };
  const findSoon = async (workspaceId: string, userId: string): Promise<Person> => {
    const person = (await known(workspaceId, userId)) ?? (await askedSoon(workspaceId, userId));
    if (person) return person;
    const zone = await database.read((q) => zoneAsMember(q, workspaceId, userId));
    if (zone === undefined) throw new NotToldYet();
    const unsaid = { isGuest: false, isBot: false, isDeactivated: false, locale: null, language: null };
    return { workspaceId, userId, name: userId, zone, ...unsaid };
  };
  return {
    known,
    find,
    findSoon,
    refresh,
    learn: async (workspaceId, userIds) => {
      await Promise.all([...new Set(userIds)].slice(0, 40).map((userId) => find(workspaceId, userId)));
    },
  };
}
