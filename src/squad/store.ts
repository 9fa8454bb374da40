import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { ritualSettingsSchema } from '../calendar/ritual-settings.ts';
import { isZone, type LocalTime, type Zone } from '../calendar/zone.ts';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { upsert } from '../database/portable.ts';
import { members, people, squads, textVersions } from '../database/schema/index.ts';
import { inOrder, mayChangeSetup } from './rules.ts';
import { firstWeekSchema, type Member, type Role, rolesSchema, type Squad } from './squad.ts';

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

/** What of a squad people set in its form. */
export type SquadFields = Omit<
  Squad,
  'id' | 'pausedBy' | 'pausedAt' | 'pausedUntil' | 'firstWeek' | 'channelState'
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
    pausedBy: null,
    pausedAt: null,
    pausedUntil: null,
    firstWeek: null,
    channelState: 'open',
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
  fields: Partial<Omit<Squad, 'id' | 'workspaceId'>>,
  by: string,
): Promise<Squad> {
  const changed: Squad = { ...squad, ...fields };
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

const present = built<{ workspaceId: string; squadId: string }>()((q, value) =>
  q
    .select()
    .from(members)
    .where(
      and(
        eq(members.squadId, value('squadId')),
        eq(members.workspaceId, value('workspaceId')),
        isNull(members.leftAt),
      ),
    )
    // In the order in which the rows were made.
    .orderBy(asc(members.id)),
);

/** Who belongs to the squad now: product, marketing, engineers, designers, without a role; then by joining. */
export async function membersOf(
  q: Query,
  { workspaceId, id }: Pick<Squad, 'id' | 'workspaceId'>,
): Promise<Member[]> {
  return [...(await presentIn(q, workspaceId, id))];
}

const presentIn = remembered(
  [members],
  async (q, workspaceId: string, squadId: string): Promise<readonly Member[]> => {
    const rows = await present(q, { workspaceId, squadId });
    return inOrder(
      rows.map(({ userId, roles, prompt, leftAt }) => ({
        userId,
        roles: rolesSchema.parse(roles),
        prompt,
        leftAt,
      })),
    );
  },
);

/** A squad of the workspace that has not ended, with its present members. */
export async function presentSquad(
  q: Query,
  workspaceId: string,
  squadId: string,
): Promise<{ squad: Squad; members: readonly Member[] } | undefined> {
  const squad = await squadOf(q, workspaceId, squadId);
  if (!squad || squad.state === 'ended') return undefined;
  return { squad, members: await membersOf(q, squad) };
}

/**
 * Makes exactly these the squad's members. Who is missing leaves but keeps the row; who comes back gets it again.
 * Afterwards `rituals.reschedule` belongs into the same change.
 * @returns the members as `membersOf` would
 */
export async function setMembers(
  change: Change,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
  wanted: readonly { readonly userId: string; readonly roles: readonly Role[] }[],
): Promise<Member[]> {
  const { tx, at } = change;
  const wantedIds = new Set(wanted.map((member) => member.userId));
  const present = await membersOf(tx, squad);
  const leaving = present.map((member) => member.userId).filter((userId) => !wantedIds.has(userId));
  if (leaving.length > 0) {
    await tx
      .update(members)
      .set({ leftAt: at })
      .where(and(eq(members.squadId, squad.id), inArray(members.userId, leaving)));
  }
  for (const { userId, roles } of wanted) {
    const isNew = !present.some((member) => member.userId === userId);
    const row = {
      id: change.newId(),
      workspaceId: squad.workspaceId,
      squadId: squad.id,
      userId,
      roles: rolesSchema.parse(roles),
      joinedAt: at,
      leftAt: null,
      inChannel: false,
    };
    await upsert(tx, members, row, {
      key: ['squadId', 'userId'],
      takes: ['roles', 'leftAt', ...(isNew ? (['inChannel'] as const) : [])],
    });
  }
  return membersOf(tx, squad);
}

/**
 * Notes who of the squad is in its channel.
 * @param there all who are in the channel
 * @returns the present members who were seen there before and are there no more
 */
export async function noteInChannel(
  change: Change,
  squadId: string,
  there: ReadonlySet<string>,
): Promise<string[]> {
  const present = await change.tx
    .select({ userId: members.userId, inChannel: members.inChannel })
    .from(members)
    .where(and(eq(members.squadId, squadId), isNull(members.leftAt)))
    .orderBy(asc(members.id));
  const newlySeen = present.filter(({ userId, inChannel }) => !inChannel && there.has(userId));
  if (newlySeen.length > 0) {
    const ids = newlySeen.map(({ userId }) => userId);
    await change.tx
      .update(members)
      .set({ inChannel: true })
      .where(and(eq(members.squadId, squadId), inArray(members.userId, ids)));
  }
  return present
    .filter(({ userId, inChannel }) => inChannel && !there.has(userId))
    .map(({ userId }) => userId);
}

/** Their channel is another one: of nobody it is known any more who is there. `compareSoon` belongs into the same change. */
export async function forgetInChannel(change: Change, squadId: string): Promise<void> {
  await change.tx.update(members).set({ inChannel: false }).where(eq(members.squadId, squadId));
}

/** Sets when the stand-up asks a member; null: when it asks everybody. `rituals.reschedule` belongs into the same change. */
export async function setPrompt(
  change: Change,
  squad: Pick<Squad, 'id'>,
  userId: string,
  prompt: LocalTime | null,
): Promise<void> {
  await change.tx
    .update(members)
    .set({ prompt })
    .where(and(eq(members.squadId, squad.id), eq(members.userId, userId)));
}

/** Where a member lives, and when the stand-up asks them there if they chose a time of their own. */
export interface MemberClock {
  readonly zone: Zone;
  readonly prompt: LocalTime | null;
}

const clocks = built<{ squadId: string }>()((q, value) =>
  q
    .select({ userId: members.userId, zone: people.zone, prompt: members.prompt })
    .from(members)
    .leftJoin(people, and(eq(people.workspaceId, members.workspaceId), eq(people.userId, members.userId)))
    .where(and(eq(members.squadId, value('squadId')), isNull(members.leftAt)))
    .orderBy(asc(members.id)),
);

const clockRows = remembered([members, people], (q, squadId: string) => clocks(q, { squadId }));

/**
 * The clock of each present member by id; in the squad's own zone where Slack has told none yet, or one that this
 * machine does not know.
 */
export async function clocksOf(
  q: Query,
  squad: Pick<Squad, 'id' | 'rituals'>,
): Promise<ReadonlyMap<string, MemberClock>> {
  const rows = await clockRows(q, squad.id);
  return new Map(
    rows.map(({ userId, zone, prompt }) => [
      userId,
      { zone: zone !== null && isZone(zone) ? zone : squad.rituals.zone, prompt },
    ]),
  );
}
