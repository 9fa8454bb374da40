import {
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  notInArray,
  or,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm';
import { built } from '../../database/built.ts';
import type { Query, Tx } from '../../database/database.ts';
import { deliveries, people, workspaces } from '../../database/schema/index.ts';

/** A delivery as it is stored. */
export type Delivery = typeof deliveries.$inferSelect;
export type NewDelivery = typeof deliveries.$inferInsert;

/** States in which a message may still be posted or updated. */
export const alive = ['waiting', 'sending', 'unknown', 'sent'] as const;

const byKey = (workspaceId: string, key: string) =>
  and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.key, key));

const ofKey = built<{ workspaceId: string; key: string }>()((q, value) =>
  q
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.workspaceId, value('workspaceId')), eq(deliveries.key, value('key'))))
    .limit(1),
);

export async function findByKey(q: Query, workspaceId: string, key: string): Promise<Delivery | undefined> {
  const [row] = await ofKey(q, { workspaceId, key });
  return row;
}

/**
 * A private message gets its channel if an earlier one to the person found it: Slack lets us ask for few a minute.
 * @returns false: there is one with its key already
 */
export async function insertDelivery(tx: Tx, row: NewDelivery): Promise<boolean> {
  const { workspaceId, userId } = row;
  const channel = userId == null ? row.channel : knownChannel(workspaceId, userId);
  const made = await tx
    .insert(deliveries)
    .values({ ...row, channel })
    .onConflictDoNothing()
    .returning({ id: deliveries.id });
  return made.length > 0;
}

const knownChannel = (workspaceId: string, userId: string) =>
  sql`(select ${people.privateChannel} from ${people} where ${people.workspaceId} = ${workspaceId} and ${people.userId} = ${userId})`;

export async function updateDelivery(tx: Tx, id: string, changes: Partial<Delivery>): Promise<void> {
  await tx.update(deliveries).set(changes).where(eq(deliveries.id, id));
}

/**
 * A message shows this revision now; where a newer one is wanted it is due.
 * @param isFinal no topic raises it any more, if it shows the wanted revision
 */
export async function noteUpdated(
  tx: Tx,
  id: string,
  changes: Partial<Delivery> & Pick<Delivery, 'sentRevision'>,
  isFinal: boolean,
  at: number,
): Promise<void> {
  const isBehind = sql`${deliveries.wantedRevision} > ${changes.sentRevision}`;
  await tx
    .update(deliveries)
    .set({
      ...changes,
      state: sql`case when ${isBehind} then 'waiting' else 'sent' end`,
      dueAt: sql`case when ${isBehind} then ${at} else null end`,
      ...(isFinal ? { shows: sql`case when ${isBehind} then ${deliveries.shows} else null end` } : {}),
    })
    .where(eq(deliveries.id, id));
}

/** A revision more, and due if all was sent. */
const raise = (
  tx: Tx,
  at: number | Placeholder,
  which: SQL | undefined,
  more: Partial<Pick<Delivery, 'afterKey'>> = {},
) => {
  const wasSent = eq(deliveries.state, 'sent');
  return tx
    .update(deliveries)
    .set({
      ...more,
      wantedRevision: sql`${deliveries.wantedRevision} + 1`,
      dueAt: sql`case when ${wasSent} then ${at} else ${deliveries.dueAt} end`,
      state: sql`case when ${wasSent} then 'waiting' else ${deliveries.state} end`,
    })
    .where(and(which, inArray(deliveries.state, alive)))
    .returning({ key: deliveries.key });
};

/**
 * Raises these messages, as far as they exist and have not ended.
 * @param afterKey from now on they go after this one
 * @returns the keys of those raised
 */
export async function raiseByKey(
  tx: Tx,
  workspaceId: string,
  keys: readonly string[],
  at: number,
  afterKey?: string,
): Promise<string[]> {
  const rows = await raise(
    tx,
    at,
    and(eq(deliveries.workspaceId, workspaceId), inArray(deliveries.key, [...keys])),
    afterKey === undefined ? {} : { afterKey },
  );
  return rows.map(({ key }) => key);
}

const showing = (squadId: string | Placeholder, shown: number | Placeholder) =>
  and(
    eq(deliveries.squadId, squadId),
    // As the index on it says.
    sql`${deliveries.shows} > 0`,
    sql`(${deliveries.shows} & ${shown}) <> 0`,
  );

const raiseAllShowing = built<{ squadId: string; shown: number; at: number }, Tx>()((tx, value) =>
  raise(tx, value('at'), showing(value('squadId'), value('shown'))),
);

/** Raises the squad's messages that show one of these topics, but for some. @returns the keys of those raised */
export async function raiseShowing(
  tx: Tx,
  squadId: string,
  shown: number,
  except: readonly string[],
  at: number,
): Promise<string[]> {
  const rows =
    except.length === 0
      ? await raiseAllShowing(tx, { squadId, shown, at })
      : await raise(tx, at, and(showing(squadId, shown), notInArray(deliveries.key, [...except])));
  return rows.map(({ key }) => key);
}

/** Cancels what was not posted; with an attempt whose end is not known, the row stays due for its look-up. */
export async function cancelUnsent(
  tx: Tx,
  workspaceId: string,
  key: string,
): Promise<{ attempted: boolean } | undefined> {
  const [row] = await tx
    .update(deliveries)
    .set({
      state: 'cancelled',
      dueAt: sql`case when ${isNull(deliveries.attemptedAt)} then null else ${deliveries.dueAt} end`,
    })
    .where(and(byKey(workspaceId, key), isNull(deliveries.ts), inArray(deliveries.state, alive)))
    .returning({ attemptedAt: deliveries.attemptedAt });
  return row && { attempted: row.attemptedAt !== null };
}

/** At an instant, but not before the message's time has come. */
const inItsTime = (at: number) =>
  sql`case when ${deliveries.notBefore} > ${at} then ${deliveries.notBefore} else ${at} end`;

/** The message with this key was posted or has ended: those that wait for it are looked at now. */
export async function release(tx: Tx, workspaceId: string, key: string, at: number): Promise<void> {
  const dueAt = inItsTime(at);
  const parked = and(eq(deliveries.state, 'waiting'), or(isNull(deliveries.dueAt), gt(deliveries.dueAt, at)));
  await tx
    .update(deliveries)
    .set({ dueAt })
    .where(and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.parentKey, key), parked));
  await tx
    .update(deliveries)
    .set({ dueAt })
    .where(
      and(
        eq(deliveries.workspaceId, workspaceId),
        eq(deliveries.afterKey, key),
        gt(deliveries.dueAt, at),
        eq(deliveries.state, 'waiting'),
      ),
    );
}

/** What is due later in the channel is looked at now, or when its time comes. */
export async function hurry(tx: Tx, workspaceId: string, channel: string, at: number): Promise<void> {
  await tx
    .update(deliveries)
    .set({ dueAt: inItsTime(at) })
    .where(
      and(
        eq(deliveries.workspaceId, workspaceId),
        eq(deliveries.channel, channel),
        // The first: as the index on it says.
        sql`${deliveries.dueAt} is not null`,
        gt(deliveries.dueAt, at),
        isNull(deliveries.userId),
      ),
    );
}

/** All that stands in a channel or goes there does so under another id. */
export async function moveTo(tx: Tx, workspaceId: string, from: string, to: string): Promise<void> {
  await tx
    .update(deliveries)
    .set({ channel: to })
    .where(and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.channel, from)));
}

const placeOf = built<{ workspaceId: string; key: string }>()((q, value) =>
  q
    .select({
      channel: deliveries.channel,
      ts: deliveries.ts,
      parentKey: deliveries.parentKey,
      threadTs: deliveries.threadTs,
      url: workspaces.url,
    })
    .from(deliveries)
    .innerJoin(workspaces, eq(workspaces.id, deliveries.workspaceId))
    .where(
      and(
        eq(deliveries.workspaceId, value('workspaceId')),
        eq(deliveries.key, value('key')),
        or(isNull(deliveries.error), ne(deliveries.error, 'message_not_found')),
      ),
    )
    .limit(1),
);

/** Where the message stands in Slack; undefined as long as it was not posted, or when somebody deleted it. */
export async function whereIs(q: Query, workspaceId: string, key: string) {
  const [row] = await placeOf(q, { workspaceId, key });
  const { channel, ts } = row ?? {};
  return row && channel && ts ? { ...row, channel, ts } : undefined;
}

/** What those of these messages are drawn from that were posted, by key. */
export async function posted(
  q: Query,
  workspaceId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, unknown>> {
  if (keys.length === 0) return new Map();
  const rows = await q
    .select({ key: deliveries.key, subject: deliveries.subject })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.workspaceId, workspaceId),
        inArray(deliveries.key, [...keys]),
        isNotNull(deliveries.ts),
      ),
    );
  return new Map(rows.map(({ key, subject }) => [key, subject]));
}
