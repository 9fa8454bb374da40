import { and, asc, eq, getTableName, gt, gte, lt, lte, or } from 'drizzle-orm';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query, Tx } from '../database/database.ts';
import type { Json, Kind } from '../database/kind.ts';
import { upsert } from '../database/portable.ts';
import { timers } from '../database/schema/index.ts';

/** Where timers stand. */
export const timersTable = getTableName(timers);

/** A timer as it is stored. */
export type Timer = typeof timers.$inferSelect;

/** One thing that will be due. */
export interface WantedTimer<Subject extends Json = Json> {
  readonly workspaceId: string;
  readonly squadId?: string;
  /** Semantic identity, unique in the workspace. */
  readonly key: string;
  /** UTC milliseconds; may have passed, then it is due at once. */
  readonly at: number;
  /** Has its handler. */
  readonly kind: Kind<Subject>;
  /** What the handler does it with: ids. */
  readonly subject: NoInfer<Subject>;
}

function rowOf<Subject extends Json>(change: Change, { kind, ...timer }: WantedTimer<Subject>): Timer {
  return { id: change.newId(), ...timer, kind: kind.name, squadId: timer.squadId ?? null };
}

/** Sets the timer of this key, or moves the one there is. */
export async function setTimer<Subject extends Json>(
  change: Change,
  wanted: WantedTimer<Subject>,
): Promise<void> {
  await upsert(change.tx, timers, rowOf(change, wanted), {
    key: ['workspaceId', 'key'],
    takes: ['squadId', 'at', 'kind', 'subject'],
  });
}

/** Sets the timer of this key, unless there is one. */
export async function keepTimer<Subject extends Json>(
  change: Change,
  wanted: WantedTimer<Subject>,
): Promise<void> {
  await change.tx.insert(timers).values(rowOf(change, wanted)).onConflictDoNothing();
}

/** Greater than every character: what starts with a prefix lies below the prefix followed by this. */
const LAST = '\u{10ffff}';

/** Takes away all timers of the workspace whose key starts so. */
export async function cancelTimers(
  change: Change,
  { workspaceId, keyPrefix }: { workspaceId: string; keyPrefix: string },
): Promise<void> {
  await change.tx
    .delete(timers)
    .where(
      and(
        eq(timers.workspaceId, workspaceId),
        gte(timers.key, keyPrefix),
        lt(timers.key, `${keyPrefix}${LAST}`),
      ),
    );
}

/** What is due next for the squad, earliest first. */
export async function nextTimers(
  q: Query,
  { squadId, limit }: { squadId: string; limit: number },
): Promise<Timer[]> {
  return await q
    .select()
    .from(timers)
    .where(eq(timers.squadId, squadId))
    .orderBy(asc(timers.at), asc(timers.id))
    .limit(limit);
}

const due = built<{ now: number; limit: number }>()((q, value) =>
  q
    .select()
    .from(timers)
    .where(lte(timers.at, value('now')))
    .orderBy(asc(timers.at), asc(timers.id))
    .limit(value('limit')),
);

/** The earliest timers that are due at `now`, of those after `after` in the order of time. */
export async function firstDue(
  q: Query,
  now: number,
  after: Pick<Timer, 'at' | 'id'> | undefined,
  limit: number,
): Promise<Timer[]> {
  if (!after) return due(q, { now, limit });
  const later = or(gt(timers.at, after.at), and(eq(timers.at, after.at), gt(timers.id, after.id)));
  return q
    .select()
    .from(timers)
    .where(and(lte(timers.at, now), gte(timers.at, after.at), later))
    .orderBy(asc(timers.at), asc(timers.id))
    .limit(limit);
}

const earliest = built<Record<never, string>>()((q) =>
  q.select({ at: timers.at }).from(timers).orderBy(asc(timers.at)).limit(1),
);

const earliestAfter = built<{ now: number }>()((q, value) =>
  q
    .select({ at: timers.at })
    .from(timers)
    .where(gt(timers.at, value('now')))
    .orderBy(asc(timers.at))
    .limit(1),
);

/** When the first timer after `now` is due, and whether any is overdue. */
export async function comingUp(
  q: Query,
  now: number,
): Promise<{ overdue: boolean; next: number | undefined }> {
  const first = (await earliest(q, {}))[0]?.at;
  if (first === undefined || first > now) return { overdue: false, next: first };
  const [next] = await earliestAfter(q, { now });
  return { overdue: true, next: next?.at };
}

const take = built<{ id: string; at: number }, Tx>()((tx, value) =>
  tx
    .delete(timers)
    .where(and(eq(timers.id, value('id')), eq(timers.at, value('at'))))
    .returning({ id: timers.id }),
);

/** Takes the timer away if it is still the one that was seen. @returns whether it was */
export async function takeTimer(tx: Tx, { id, at }: Pick<Timer, 'id' | 'at'>): Promise<boolean> {
  const taken = await take(tx, { id, at });
  return taken.length > 0;
}
