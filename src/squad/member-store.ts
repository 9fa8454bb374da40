import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm';
import { isZone, type LocalTime, type Zone } from '../calendar/zone.ts';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { upsert } from '../database/portable.ts';
import { members, people } from '../database/schema/index.ts';
import { inOrder } from './rules.ts';
import { type Member, type Role, rolesSchema, type Squad } from './squad.ts';
import { squadOf } from './store.ts';

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

const everNamed = built<{ squadId: string }>()((q, value) =>
  q
    .select({ name: people.name })
    .from(members)
    .innerJoin(people, and(eq(people.workspaceId, members.workspaceId), eq(people.userId, members.userId)))
    .where(eq(members.squadId, value('squadId'))),
);

/** The names of everybody who is or ever was a member, as Slack has them. */
export const wholeNames = remembered(
  [members, people],
  async (q, squadId: string): Promise<readonly string[]> =>
    (await everNamed(q, { squadId })).map(({ name }) => name),
);

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
      takes: ['roles', 'leftAt', ...(isNew ? (['inChannel', 'joinedAt'] as const) : [])],
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

/** A member was in the squad's channel at that instant; not where they became one only afterwards. */
export async function noteSeenAt(change: Change, squadId: string, userId: string, at: number): Promise<void> {
  await change.tx
    .update(members)
    .set({ inChannel: true })
    .where(and(eq(members.squadId, squadId), eq(members.userId, userId), lt(members.joinedAt, at)));
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

/** Sets whose public holidays are these members'. `rituals.reschedule` belongs into the same change. */
export async function setHolidays(
  change: Change,
  squad: Pick<Squad, 'id'>,
  userIds: readonly string[],
  holidays: string,
): Promise<void> {
  await change.tx
    .update(members)
    .set({ holidays })
    .where(and(eq(members.squadId, squad.id), inArray(members.userId, [...userIds])));
}

/** Where a member lives, when the stand-up asks them there if they chose a time of their own, and whose holidays are theirs. */
export interface MemberClock {
  readonly zone: Zone;
  readonly prompt: LocalTime | null;
  readonly holidays: string | null;
}

const clocks = built<{ squadId: string }>()((q, value) =>
  q
    .select({ userId: members.userId, zone: people.zone, prompt: members.prompt, holidays: members.holidays })
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
    rows.map(({ userId, zone, ...own }) => [
      userId,
      { zone: zone !== null && isZone(zone) ? zone : squad.rituals.zone, ...own },
    ]),
  );
}
