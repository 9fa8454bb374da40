import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { deliveries, workspaces } from '../database/schema/index.ts';
import { release } from './release.ts';

/** Anything that survives JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A message that shall stand in Slack. */
export interface Wanted {
  readonly workspaceId: string;
  readonly squadId?: string;
  /** Semantic identity, unique in the workspace: squad / ritual / date / round / part. */
  readonly key: string;
  /** The renderer's kind. */
  readonly kind: string;
  /** What the renderer draws it from: ids, no texts that change. */
  readonly subject: Json;
  readonly to: { readonly channel: string } | { readonly user: string };
  /** Posted as a reply to this message, once that has been posted; never if that one never is. */
  readonly parentKey?: string;
  /** Neither posted nor updated before this message has been posted or has ended. */
  readonly afterKey?: string;
  /** A reply that is shown in the channel too. */
  readonly broadcast?: boolean;
  /** Lower goes first; 5 if not given. Outcomes and prompts go before boards. */
  readonly priority?: number;
  /** Not posted before, UTC milliseconds; at once if not given. */
  readonly notBefore?: number;
  /** Not posted for the first time from then on, UTC milliseconds; it expires. */
  readonly notAfter?: number;
}

/** States in which a message may still be posted or updated. */
const alive = ['waiting', 'sending', 'unknown', 'sent'] as const;

/**
 * Says that the message shall stand in its newest form: creates it, or raises the wanted revision of the one with this
 * key (subject always; `notBefore`, `notAfter`, `afterKey`, `priority` where given). Never makes a second message.
 *
 * One that was cancelled or expired comes back only if it was never posted and its `notAfter` (the given one, else its
 * own) is absent or lies ahead. A dead one stays dead.
 */
export async function want(change: Change, wanted: Wanted): Promise<void> {
  const { tx, at } = change;
  const [row] = await tx.select().from(deliveries).where(byKey(wanted.workspaceId, wanted.key)).limit(1);
  if (!row) {
    await tx.insert(deliveries).values({
      id: change.newId(),
      workspaceId: wanted.workspaceId,
      squadId: wanted.squadId ?? null,
      key: wanted.key,
      parentKey: wanted.parentKey ?? null,
      afterKey: wanted.afterKey ?? null,
      kind: wanted.kind,
      subject: wanted.subject,
      channel: 'channel' in wanted.to ? wanted.to.channel : null,
      userId: 'user' in wanted.to ? wanted.to.user : null,
      broadcast: wanted.broadcast ?? false,
      priority: wanted.priority ?? 5,
      state: 'waiting',
      notBefore: wanted.notBefore ?? at,
      notAfter: wanted.notAfter ?? null,
      dueAt: Math.max(at, wanted.notBefore ?? at),
      createdAt: at,
    });
    return;
  }
  const notAfter = wanted.notAfter ?? row.notAfter;
  const notBefore = wanted.notBefore ?? row.notBefore;
  const ended = row.state === 'cancelled' || row.state === 'expired';
  if (row.state === 'dead') return;
  if (ended && (row.ts !== null || (notAfter !== null && notAfter <= at))) return;
  const told = {
    subject: wanted.subject,
    wantedRevision: row.wantedRevision + 1,
    priority: wanted.priority ?? row.priority,
    afterKey: wanted.afterKey ?? row.afterKey,
    notBefore,
    notAfter,
  };
  const next = { ...told, ...nextLook(row, ended, at, notBefore) };
  await tx.update(deliveries).set(next).where(eq(deliveries.id, row.id));
}

type Row = typeof deliveries.$inferSelect;

/** When the loop looks at a message again whose revision was raised. */
function nextLook(row: Row, ended: boolean, at: number, notBefore: number): Partial<Row> {
  // Whether it was posted before it was cancelled is still to be found out.
  if (ended && row.attemptedAt !== null) return { state: 'unknown' };
  if (ended) return { state: 'waiting', attempts: 0, error: null, dueAt: Math.max(at, notBefore) };
  if (row.state === 'sent') return { state: 'waiting', dueAt: at };
  // A newer revision cures no failure: a row that is backing off keeps its time.
  if (row.state === 'waiting' && row.attempts === 0)
    return { dueAt: row.ts === null ? Math.max(at, notBefore) : at };
  return {};
}

/** Raises the revision of a message that exists: it follows in place. Nothing if there is none or it has ended. */
export async function touch(change: Change, workspaceId: string, key: string): Promise<void> {
  await change.tx
    .update(deliveries)
    .set({
      wantedRevision: sql`${deliveries.wantedRevision} + 1`,
      dueAt: sql`case when ${deliveries.state} = 'sent' then ${change.at} else ${deliveries.dueAt} end`,
      state: sql`case when ${deliveries.state} = 'sent' then 'waiting' else ${deliveries.state} end`,
    })
    .where(and(byKey(workspaceId, key), inArray(deliveries.state, alive)));
}

/**
 * A message that was not posted yet never will be; one that was stays. One that is on its way at this moment may still
 * arrive, and then stays too.
 */
export async function cancel(change: Change, workspaceId: string, key: string): Promise<void> {
  const [row] = await change.tx
    .update(deliveries)
    .set({
      state: 'cancelled',
      // With an attempt whose end is not known, the loop still finds out where the message is.
      dueAt: sql`case when ${deliveries.attemptedAt} is null then null else ${deliveries.dueAt} end`,
    })
    .where(and(byKey(workspaceId, key), sql`${deliveries.ts} is null`, inArray(deliveries.state, alive)))
    .returning({ attemptedAt: deliveries.attemptedAt });
  if (row && row.attemptedAt === null) await release(change.tx, workspaceId, key, change.at);
}

/** Where the message stands in Slack; undefined as long as it was not posted, or when somebody deleted it. */
export async function whereIs(
  q: Query,
  workspaceId: string,
  key: string,
): Promise<{ channel: string; ts: string } | undefined> {
  const [row] = await q
    .select({ channel: deliveries.channel, ts: deliveries.ts, error: deliveries.error })
    .from(deliveries)
    .where(byKey(workspaceId, key))
    .limit(1);
  if (row?.ts == null || row.channel === null || row.error === 'message_not_found') return undefined;
  return { channel: row.channel, ts: row.ts };
}

/** The address of the message, for links; undefined where `whereIs` is. */
export async function permalinkOf(q: Query, workspaceId: string, key: string): Promise<string | undefined> {
  const place = await whereIs(q, workspaceId, key);
  if (!place) return undefined;
  const [workspace] = await q
    .select({ url: workspaces.url })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .limit(1);
  if (!workspace) return undefined;
  return new URL(`/archives/${place.channel}/p${place.ts.replace('.', '')}`, workspace.url).href;
}

function byKey(workspaceId: string, key: string) {
  return and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.key, key));
}
