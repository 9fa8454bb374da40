import {
  and,
  asc,
  eq,
  getTableName,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  min,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import { built } from '../../database/built.ts';
import type { Query, Tx } from '../../database/database.ts';
import { nullsFirst } from '../../database/portable.ts';
import { deliveries, people, restores, secrets, workspaces } from '../../database/schema/index.ts';
import { type Delivery, findByKey } from './wanted.ts';

/** Where the loop's work stands. */
export const messagesTable = getTableName(deliveries);

/** What the loop needs to know of a message to plan its calls. */
export interface Head extends Readonly<Pick<Delivery, keyof typeof planned>> {
  /** Where it goes, named with its workspace: messages of one lane go one after the other. */
  readonly lane: string;
}

/** A private message's lane is its person: the channel is not known before the first. */
const lane = sql<string>`${deliveries.workspaceId} || ' ' || coalesce(${deliveries.userId}, ${deliveries.channel})`;

const { id, workspaceId, userId, channel, ts, parentKey, threadTs, attemptedAt, createdAt, lookedForAt } =
  deliveries;
const planned = {
  id,
  workspaceId,
  userId,
  channel,
  ts,
  parentKey,
  threadTs,
  attemptedAt,
  createdAt,
  lookedForAt,
};
const head = { ...planned, lane };
const urgency = [asc(deliveries.priority), nullsFirst(deliveries.dueAt), asc(deliveries.id)];

const allHeads = built<{ now: number; limit: number }>()((q, value) =>
  q
    .select(head)
    .from(deliveries)
    .where(lte(deliveries.dueAt, value('now')))
    .orderBy(...urgency)
    .limit(value('limit')),
);

/** What is due, most urgent first, leaving out what can't go now. */
export async function dueHeads(
  q: Query,
  which: { now: number; limit: number; lanes: readonly string[]; workspaces: readonly string[] },
): Promise<Head[]> {
  const { now, limit, lanes, workspaces: full } = which;
  if (lanes.length === 0 && full.length === 0) return allHeads(q, { now, limit });
  return await q
    .select(head)
    .from(deliveries)
    .where(
      and(
        lte(deliveries.dueAt, now),
        lanes.length > 0 ? notInArray(lane, [...lanes]) : undefined,
        full.length > 0 ? notInArray(deliveries.workspaceId, [...full]) : undefined,
      ),
    )
    .orderBy(...urgency)
    .limit(limit);
}

const nextDue = built<{ now: number }>()((q, value) =>
  q
    .select({ at: min(deliveries.dueAt) })
    .from(deliveries)
    .where(gt(deliveries.dueAt, value('now'))),
);

/** When the next message is due after `now`. */
export async function nextDueAt(q: Query, now: number): Promise<number | undefined> {
  const [row] = await nextDue(q, { now });
  return row?.at ?? undefined;
}

const byId = built<{ id: string }>()((q, value) =>
  q
    .select()
    .from(deliveries)
    .where(eq(deliveries.id, value('id')))
    .limit(1),
);

/** The message, and those it depends on. */
export async function findWithOthers(
  q: Query,
  id: string,
): Promise<{ row: Delivery; parent: Delivery | undefined; after: Delivery | undefined } | undefined> {
  const [row] = await byId(q, { id });
  if (!row) return undefined;
  const other = (key: string | null) => (key === null ? undefined : findByKey(q, row.workspaceId, key));
  return { row, parent: await other(row.parentKey), after: await other(row.afterKey) };
}

/** Puts off messages that are due to the time planned for each. */
export async function putOff(
  tx: Tx,
  plans: readonly { id: string; at: number }[],
  now: number,
): Promise<void> {
  for (const { id, at } of plans) {
    await tx
      .update(deliveries)
      .set({ dueAt: at })
      .where(and(eq(deliveries.id, id), lte(deliveries.dueAt, now)));
  }
}

/** The secret of this name, made by `make` the first time. */
export async function keptSecret(tx: Tx, name: string, make: () => string): Promise<string> {
  await tx.insert(secrets).values({ name, value: make() }).onConflictDoNothing();
  const [row] = await tx.select().from(secrets).where(eq(secrets.name, name)).limit(1);
  if (!row) throw new Error(`The secret "${name}" was not kept`);
  return row.value;
}

/**
 * A process that ended may have been about to bring these into a newer form: how they stand is not known. Called before
 * anything is sent.
 */
export async function forgetUnsettled(tx: Tx): Promise<void> {
  await tx
    .update(deliveries)
    .set({ sentHash: null })
    .where(and(isNotNull(deliveries.dueAt), isNotNull(deliveries.sentHash)));
}

/**
 * The times until which messages wait are not to be trusted: all are looked at now, but for those whose own time has not
 * come. What bears an instant that is still to come was written before the clock was set back, and is as of now.
 */
export async function lookAtAll(tx: Tx, at: number): Promise<void> {
  const ahead = gt(deliveries.createdAt, at);
  const atOnce = and(ahead, eq(deliveries.notBefore, deliveries.createdAt));
  await tx
    .update(deliveries)
    .set({
      notBefore: sql`case when ${atOnce} then ${at} else ${deliveries.notBefore} end`,
      createdAt: sql`case when ${ahead} then ${at} else ${deliveries.createdAt} end`,
      attemptedAt: sql`case when ${gt(deliveries.attemptedAt, at)} then ${at} else ${deliveries.attemptedAt} end`,
    })
    .where(and(isNotNull(deliveries.dueAt), or(ahead, gt(deliveries.attemptedAt, at))));
  const waitsForItsTime = and(isNull(deliveries.ts), gt(deliveries.notBefore, at));
  await tx
    .update(deliveries)
    .set({ dueAt: sql`case when ${waitsForItsTime} then ${deliveries.notBefore} else ${at} end` })
    .where(gt(deliveries.dueAt, at));
}

/** The restores of this database, in no order; there are few. */
export async function restoresOf(q: Query): Promise<{ madeAt: number; restoredAt: number }[]> {
  return await q.select({ madeAt: restores.madeAt, restoredAt: restores.restoredAt }).from(restores);
}

/** The workspaces that take classic blocks only. */
export async function classicWorkspaces(q: Query): Promise<string[]> {
  const rows = await q
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.classicBlocks, true));
  return rows.map(({ id }) => id);
}

/** The workspace takes classic blocks only. */
export async function noteClassic(tx: Tx, workspaceId: string): Promise<void> {
  await tx.update(workspaces).set({ classicBlocks: true }).where(eq(workspaces.id, workspaceId));
}

/** Where the person reads what is sent to them alone, for all messages to come. */
export async function keepPrivateChannel(
  tx: Tx,
  { workspaceId, userId, channel }: { workspaceId: string; userId: string; channel: string },
): Promise<void> {
  await tx
    .update(people)
    .set({ privateChannel: channel })
    .where(and(eq(people.workspaceId, workspaceId), eq(people.userId, userId)));
}

/** The channel that was kept of the person's private messages is none any more: Slack is asked again for this one. */
export async function forgetPrivateChannel(
  tx: Tx,
  message: { id: string; workspaceId: string; userId: string; at: number },
): Promise<void> {
  const { id, workspaceId, userId, at } = message;
  await tx
    .update(people)
    .set({ privateChannel: null })
    .where(and(eq(people.workspaceId, workspaceId), eq(people.userId, userId)));
  await tx
    .update(deliveries)
    .set({ channel: null, state: 'waiting', attemptedAt: null, dueAt: at })
    .where(and(eq(deliveries.id, id), eq(deliveries.state, 'sending')));
}

/** Before the first post: where it goes and when it was tried. @returns false if it is no longer to be posted. */
export async function markSending(
  tx: Tx,
  which: { id: string; channel: string; at: number; lookUpAt: number },
): Promise<boolean> {
  const marked = await tx
    .update(deliveries)
    .set({ state: 'sending', channel: which.channel, attemptedAt: which.at, dueAt: which.lookUpAt })
    .where(and(eq(deliveries.id, which.id), eq(deliveries.state, 'waiting'), sql`${deliveries.ts} is null`))
    .returning({ id: deliveries.id });
  return marked.length > 0;
}

/** The row as it stands in the transaction that is going to settle it. */
export async function rowToSettle(tx: Tx, id: string): Promise<Delivery> {
  const [row] = await byId(tx, { id });
  if (!row) throw new Error(`The delivery ${id} is gone`);
  return row;
}

/** Something unforeseen: looked at again later, whatever it waits for. */
export async function postpone(tx: Tx, id: string, dueAt: number, error: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ dueAt, error, attempts: sql`${deliveries.attempts} + 1` })
    .where(
      and(
        eq(deliveries.id, id),
        isNotNull(deliveries.dueAt),
        inArray(deliveries.state, ['waiting', 'unknown', 'cancelled']),
      ),
    );
}
