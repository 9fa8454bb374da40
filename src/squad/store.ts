import { and, asc, eq, gt, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import { ritualSettingsSchema } from '../calendar/ritual-settings.ts';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { members, squads, textVersions } from '../database/schema/index.ts';
import { mayChangeSetup } from './rules.ts';
import { firstWeekSchema, rolesSchema, type Squad } from './squad.ts';

function toSquad(row: typeof squads.$inferSelect): Squad {
  const { createdAt: _, updatedAt: __, ...squad } = row;
  const rituals = ritualSettingsSchema.parse(row.rituals);
  return { ...squad, rituals, firstWeek: firstWeekSchema.nullable().parse(row.firstWeek) };
}

const byId = built<{ workspaceId: string; id: string }>()((q, value) =>
  q
    .select()
    .from(squads)
    .where(and(eq(squads.id, value('id')), eq(squads.workspaceId, value('workspaceId'))))
    .limit(1),
);

/** The workspace's squad of that id, also an ended one. */
export const squadOf = remembered(
  [squads],
  async (q, workspaceId: string, id: string): Promise<Squad | undefined> => {
    const [row] = await byId(q, { workspaceId, id });
    return row && toSquad(row);
  },
);

const inChannel = built<{ workspaceId: string; channelId: string }>()((q, value) =>
  q
    .select()
    .from(squads)
    .where(
      and(
        eq(squads.workspaceId, value('workspaceId')),
        eq(squads.channelId, value('channelId')),
        // Written out, since a partial index serves only a query in which its condition stands.
        sql`${squads.state} <> 'ended'`,
      ),
    )
    .limit(1),
);

/** The squad that lives in the channel, unless it has ended. */
export const squadInChannel = remembered(
  [squads],
  async (q, workspaceId: string, channelId: string): Promise<Squad | undefined> => {
    const [row] = await inChannel(q, { workspaceId, channelId });
    return row && toSquad(row);
  },
);

/** The squads whose stakeholders read that channel, without ended ones, oldest first. */
export async function squadsToldIn(q: Query, workspaceId: string, channelId: string): Promise<Squad[]> {
  const rows = await q
    .select()
    .from(squads)
    .where(
      and(
        eq(squads.workspaceId, workspaceId),
        eq(squads.stakeholderChannelId, channelId),
        sql`${squads.state} <> 'ended'`,
      ),
    )
    .orderBy(asc(squads.id));
  return rows.map(toSquad);
}

/** Most squads of a workspace in which something is looked for beside one's own. */
const SHARING = 50;

/** The squads whose owners let others find what they tried, by id, with their names; without this one and ended ones. */
export async function squadsSharing(
  q: Query,
  workspaceId: string,
  but: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await q
    .select({ id: squads.id, name: squads.name })
    .from(squads)
    .where(
      and(
        eq(squads.workspaceId, workspaceId),
        sql`${squads.state} <> 'ended'`,
        eq(squads.isShared, true),
        ne(squads.id, but),
      ),
    )
    .limit(SHARING);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether a squad lives in the channel that can't write there at present: what it owes there waits. */
export async function isChannelClosed(q: Query, workspaceId: string, channelId: string): Promise<boolean> {
  const squad = await squadInChannel(q, workspaceId, channelId);
  return squad !== undefined && squad.channelState !== 'open';
}

/** The squads the person belongs to now, without ended ones, oldest first. */
export async function squadsOf(q: Query, workspaceId: string, userId: string): Promise<Squad[]> {
  const rows = await q
    .select({ squad: squads })
    .from(members)
    .innerJoin(squads, eq(squads.id, members.squadId))
    .where(
      and(
        eq(members.workspaceId, workspaceId),
        eq(members.userId, userId),
        isNull(members.leftAt),
        sql`${squads.state} <> 'ended'`,
      ),
    )
    .orderBy(asc(squads.id));
  return rows.map((row) => toSquad(row.squad));
}

/** The squads that the person owns, member or not; without ended ones, oldest first. */
export async function squadsOwnedBy(q: Query, workspaceId: string, userId: string): Promise<Squad[]> {
  const rows = await q
    .select()
    .from(squads)
    .where(
      and(eq(squads.workspaceId, workspaceId), sql`${squads.state} <> 'ended'`, eq(squads.ownerId, userId)),
    )
    .orderBy(asc(squads.id));
  return rows.map(toSquad);
}

/** The squads of which the person may change the set-up, without ended ones, oldest first. */
export async function squadsLedBy(q: Query, workspaceId: string, userId: string): Promise<Squad[]> {
  const own = and(eq(members.squadId, squads.id), eq(members.userId, userId), isNull(members.leftAt));
  const rows = await q
    .select({ squad: squads, roles: members.roles })
    .from(squads)
    .leftJoin(members, own)
    .where(
      and(
        eq(squads.workspaceId, workspaceId),
        sql`${squads.state} <> 'ended'`,
        or(eq(squads.ownerId, userId), isNotNull(members.id)),
      ),
    )
    .orderBy(asc(squads.id));
  return rows.flatMap(({ squad, roles }) => {
    const member = { userId, roles: rolesSchema.parse(roles ?? []), prompt: null, leftAt: null };
    return mayChangeSetup(squad, [member], userId) ? toSquad(squad) : [];
  });
}

/**
 * All squads of all workspaces, also ended ones, one page after the other.
 * @param after the id of the last squad of the page before; undefined for the first page
 */
export async function squadPage(q: Query, after: string | undefined, limit: number): Promise<Squad[]> {
  const rows = await q
    .select()
    .from(squads)
    .where(gt(squads.id, after ?? ''))
    .orderBy(asc(squads.id))
    .limit(limit);
  return rows.map(toSquad);
}

/** Squads read at once. */
const PAGE = 100;

/** All squads that have not ended, a page at a time. @param read reads one page, inside a transaction or as one */
export async function* squadPages(
  read: (work: (q: Query) => Promise<Squad[]>) => Promise<Squad[]>,
): AsyncGenerator<Squad[]> {
  for (let after: string | undefined; ; ) {
    const page = await read((q) => squadPage(q, after, PAGE));
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    yield page.filter(({ state }) => state !== 'ended');
  }
}

/** What of a squad people set in its form. */
export type SquadFields = Omit<
  Squad,
  | 'id'
  | 'version'
  | 'pausedBy'
  | 'pausedAt'
  | 'pausedVersion'
  | 'pausedUntil'
  | 'firstWeek'
  | 'channelState'
  | 'stakeholderChannelId'
  | 'isShared'
>;

/**
 * Sets up the squad of a channel, or changes the one that lives there. Its name is kept in all its versions.
 * Afterwards `rituals.reschedule` belongs into the same change.
 * @param by who saves it
 */
export async function saveSquad(change: Change, fields: SquadFields, by: string): Promise<Squad> {
  const known = await squadInChannel(change.tx, fields.workspaceId, fields.channelId);
  if (known) return changeSquad(change, known, fields, by);
  const beginning = {
    version: 0,
    pausedBy: null,
    pausedAt: null,
    pausedVersion: null,
    pausedUntil: null,
    firstWeek: null,
    channelState: 'open',
    stakeholderChannelId: null,
    isShared: false,
  } as const;
  const squad: Squad = { id: change.newId(), ...fields, ...beginning };
  await change.tx.insert(squads).values({ ...squad, createdAt: change.at, updatedAt: change.at });
  await keepName(change, squad, by);
  return squad;
}

/**
 * Changes some of a squad's fields: its owner, its state, its channel …
 * @param by who does it; for Slack's own doing the bot's user
 */
export async function changeSquad(
  change: Change,
  squad: Squad,
  fields: Partial<Omit<Squad, 'id' | 'workspaceId' | 'version'>>,
  by: string,
): Promise<Squad> {
  const changed: Squad = { ...squad, ...fields, version: squad.version + 1 };
  const { id, workspaceId, ...columns } = changed;
  await change.tx
    .update(squads)
    .set({ ...columns, updatedAt: change.at })
    .where(and(eq(squads.id, id), eq(squads.workspaceId, workspaceId)));
  if (changed.name !== squad.name) await keepName(change, changed, by);
  return changed;
}

async function keepName(change: Change, squad: Squad, by: string): Promise<void> {
  await change.tx.insert(textVersions).values({
    id: change.newId(),
    workspaceId: squad.workspaceId,
    subject: 'squad.name',
    subjectId: squad.id,
    text: squad.name,
    by,
    at: change.at,
  });
}
