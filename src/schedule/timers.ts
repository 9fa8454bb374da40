import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { timers } from '../database/schema/index.ts';

/** Anything that survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One thing that will be due. */
export interface WantedTimer {
  readonly workspaceId: string;
  readonly squadId?: string;
  /** Semantic identity, unique in the workspace. */
  readonly key: string;
  /** UTC milliseconds; may have passed, then it is due at once. */
  readonly at: number;
  /** Which handler takes it. */
  readonly kind: string;
  readonly subject: Json;
}

/** A timer as it is stored. */
export type Timer = typeof timers.$inferSelect;

/** Sets the timer of this key, or moves the one there is. */
export async function setTimer(change: Change, wanted: WantedTimer): Promise<void> {
  const { at, kind, subject } = wanted;
  const squadId = wanted.squadId ?? null;
  await change.tx
    .insert(timers)
    .values({
      id: change.newId(),
      workspaceId: wanted.workspaceId,
      key: wanted.key,
      squadId,
      at,
      kind,
      subject,
    })
    .onConflictDoUpdate({
      target: [timers.workspaceId, timers.key],
      set: { squadId, at, kind, subject },
    });
}

/** Takes the timer of this key away, if there is one. */
export async function cancelTimer(change: Change, workspaceId: string, key: string): Promise<void> {
  await change.tx.delete(timers).where(and(eq(timers.workspaceId, workspaceId), eq(timers.key, key)));
}

/** Takes away all timers of the workspace whose key starts so, by the index on keys. */
export async function cancelTimers(
  change: Change,
  which: { workspaceId: string; keyPrefix: string },
): Promise<void> {
  await change.tx
    .delete(timers)
    .where(
      and(
        eq(timers.workspaceId, which.workspaceId),
        gte(timers.key, which.keyPrefix),
        lt(timers.key, `${which.keyPrefix}\u{10ffff}`),
      ),
    );
}

/** What is due next for the squad, earliest first. */
export async function nextTimers(q: Query, which: { squadId: string; limit: number }): Promise<Timer[]> {
  return await q
    .select()
    .from(timers)
    .where(eq(timers.squadId, which.squadId))
    .orderBy(asc(timers.at), asc(timers.id))
    .limit(which.limit);
}
