import { and, asc, count, eq, gte, isNotNull, lte, or, sql } from 'drizzle-orm';
import type { Query } from '../database/database.ts';
import { nullsFirst } from '../database/portable.ts';
import { deliveries, timers } from '../database/schema/index.ts';
import { MANY_FAILURES } from '../delivery/store/undelivered.ts';

/** What the bot owes at present, by how it stands with it. */
export interface OwedCounts {
  /** To be sent now. */
  readonly due: number;
  /** To be sent, looked for, or tried again later. */
  readonly later: number;
  /** Failed `MANY_FAILURES` times in a row or more; not counted among the others. */
  readonly failing: number;
  /** Since when the oldest that is due, failing, told to wait or of unknown outcome has been owed, UTC milliseconds. */
  readonly oldestSince: number | undefined;
}

const isOwed = isNotNull(deliveries.dueAt);
const isFailing = gte(deliveries.attempts, MANY_FAILURES);

/** When a message came to be owed. Of an update that is not kept: the time it is to be looked at stands for it. */
const since = sql<number>`case when ${deliveries.ts} is null then ${deliveries.notBefore} else ${deliveries.dueAt} end`;

/** Reads only what is owed at present, whatever was sent in the past. */
export async function owedNow(q: Query, now: number): Promise<OwedCounts> {
  const isDue = lte(deliveries.dueAt, now);
  const isPutOff = or(sql`${deliveries.attempts} > 0`, eq(deliveries.error, 'ratelimited'));
  const isPressing = or(isDue, isPutOff, isNotNull(deliveries.attemptedAt));
  const [row] = await q
    .select({
      all: count(),
      failing: count(sql`case when ${isFailing} then 1 end`),
      due: count(sql`case when ${isDue} and not (${isFailing}) then 1 end`),
      oldestSince: sql<number | null>`min(case when ${isPressing} then ${since} end)`,
    })
    .from(deliveries)
    .where(isOwed);
  const { all, failing, due, oldestSince } = row ?? { all: 0, failing: 0, due: 0, oldestSince: null };
  return { failing, due, later: all - failing - due, oldestSince: oldestSince ?? undefined };
}

/**
 * Messages that were to be looked at before `before` and were not, or that fail again and again; `channel` is null for a
 * private one.
 */
export async function stuckMessages(q: Query, before: number, most: number) {
  const { id, workspaceId } = deliveries;
  const channel = sql<string | null>`case when ${deliveries.userId} is null then ${deliveries.channel} end`;
  return await q
    .select({ id, workspaceId, channel })
    .from(deliveries)
    .where(and(isOwed, or(lte(deliveries.dueAt, before), isFailing)))
    .orderBy(nullsFirst(deliveries.dueAt))
    .limit(most);
}

/** When the first timer is or was due. */
export async function firstTimerAt(q: Query): Promise<number | undefined> {
  const [first] = await q.select({ at: timers.at }).from(timers).orderBy(asc(timers.at)).limit(1);
  return first?.at;
}
