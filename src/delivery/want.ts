import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { Json, Kind } from '../database/kind.ts';
import { messageAddress } from '../slack/links.ts';
import { bitsOf, noteWanted, type Topic } from './changed.ts';
import {
  cancelUnsent,
  type Delivery,
  findByKey,
  hurry,
  insertDelivery,
  moveTo,
  release,
  updateDelivery,
  whereIs,
} from './store/wanted.ts';

export { posted, whereIs } from './store/wanted.ts';

/** A message that shall stand in Slack. */
export interface Wanted<Subject extends Json = Json> {
  readonly workspaceId: string;
  readonly squadId?: string;
  /** Semantic identity, unique in the workspace: squad / ritual / date / round / part. */
  readonly key: string;
  /** Has its renderer. */
  readonly kind: Kind<Subject>;
  /** What the renderer draws it from: ids, no texts that change. */
  readonly subject: NoInfer<Subject>;
  readonly to: { readonly channel: string; readonly threadTs?: string } | { readonly user: string };
  /** Posted as a reply to this message, once that has been posted; never if that one never is. */
  readonly parentKey?: string;
  /**
   * It follows in place whatever is told of these topics (`changed`), until its renderer says that it is final. Without
   * any it follows only when it is wanted or touched by its key.
   */
  readonly shows?: readonly Topic[];
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

/**
 * Says that the message shall stand in its newest form: creates it, or raises the wanted revision of the one with this
 * key (subject always; `shows`, `notBefore`, `notAfter`, `afterKey`, `priority` where given). Never makes a second message.
 *
 * One that was cancelled or expired comes back only if it was never posted and its `notAfter` (the given one, else its
 * own) is absent or lies ahead. A dead one stays dead.
 */
export async function want<Subject extends Json>(change: Change, wanted: Wanted<Subject>): Promise<void> {
  const { tx, at } = change;
  change.owes(wanted.key);
  noteWanted(change, wanted.key);
  // Most are new.
  if (await insertDelivery(tx, { id: change.newId(), ...firstRow(wanted, at) })) return;
  const row = await findByKey(tx, wanted.workspaceId, wanted.key);
  if (!row) throw new Error(`The delivery ${wanted.key} is neither new nor there.`);
  const told = {
    subject: wanted.subject,
    wantedRevision: row.wantedRevision + 1,
    shows: wanted.shows ? bitsOf(wanted.shows) : row.shows,
    priority: wanted.priority ?? row.priority,
    afterKey: wanted.afterKey ?? row.afterKey,
    notBefore: wanted.notBefore ?? row.notBefore,
    notAfter: wanted.notAfter ?? row.notAfter,
  };
  const ended = row.state === 'cancelled' || row.state === 'expired';
  const tooLate = told.notAfter !== null && told.notAfter <= at;
  if (row.state === 'dead' || (ended && (row.ts !== null || tooLate))) return;
  const dueAt = row.ts === null ? Math.max(at, told.notBefore) : at;
  await updateDelivery(tx, row.id, { ...told, ...nextLook(row, ended, dueAt) });
}

function firstRow(wanted: Wanted, at: number) {
  const notBefore = wanted.notBefore ?? at;
  return {
    workspaceId: wanted.workspaceId,
    squadId: wanted.squadId ?? null,
    key: wanted.key,
    parentKey: wanted.parentKey ?? null,
    threadTs: 'channel' in wanted.to ? (wanted.to.threadTs ?? null) : null,
    afterKey: wanted.afterKey ?? null,
    kind: wanted.kind.name,
    subject: wanted.subject,
    channel: 'channel' in wanted.to ? wanted.to.channel : null,
    userId: 'user' in wanted.to ? wanted.to.user : null,
    broadcast: wanted.broadcast ?? false,
    shows: wanted.shows ? bitsOf(wanted.shows) : 0,
    priority: wanted.priority ?? 5,
    state: 'waiting' as const,
    notBefore,
    notAfter: wanted.notAfter ?? null,
    dueAt: Math.max(at, notBefore),
    createdAt: at,
  };
}

/** How the loop comes to look at a message again whose revision was raised. */
function nextLook(row: Delivery, ended: boolean, dueAt: number): Partial<Delivery> {
  // Cancelled while an attempt was under way: where that ended is still to be found out.
  if (ended && row.attemptedAt !== null) return { state: 'unknown' };
  if (ended) return { state: 'waiting', attempts: 0, error: null, dueAt };
  // A newer revision cures no failure: a row that is backing off keeps its time.
  const free = row.state === 'sent' || (row.state === 'waiting' && row.attempts === 0);
  return free ? { state: 'waiting', dueAt } : {};
}

/** The channel takes messages again: what waited for it is looked at now. */
export async function goOnIn(change: Change, workspaceId: string, channel: string): Promise<void> {
  await hurry(change.tx, workspaceId, channel, change.at);
}

/** A channel has another id: what stands there is edited there, and what is owed goes there. */
export async function readdress(
  change: Change,
  workspaceId: string,
  from: string,
  to: string,
): Promise<void> {
  await moveTo(change.tx, workspaceId, from, to);
  await goOnIn(change, workspaceId, to);
}

/**
 * A message that was not posted yet never will be; one that was stays. One that is on its way at this moment may still
 * arrive, and then stays too.
 */
export async function cancel(change: Change, workspaceId: string, key: string): Promise<void> {
  const cancelled = await cancelUnsent(change.tx, workspaceId, key);
  if (cancelled && !cancelled.attempted) await release(change.tx, workspaceId, key, change.at);
}

/** What the message with this key is drawn from; undefined if none was ever wanted. */
export async function subjectIn(q: Query, workspaceId: string, key: string): Promise<unknown> {
  return (await findByKey(q, workspaceId, key))?.subject;
}

/** The thread of somebody else's message in which the message with this key stands or was to stand. */
export async function threadOf(
  q: Query,
  workspaceId: string,
  key: string,
): Promise<{ readonly channel: string; readonly threadTs: string } | undefined> {
  const { channel, threadTs } = (await findByKey(q, workspaceId, key)) ?? {};
  return channel && threadTs ? { channel, threadTs } : undefined;
}

/** The address of the message, for links; undefined where `whereIs` is. */
export async function permalinkOf(q: Query, workspaceId: string, key: string): Promise<string | undefined> {
  const place = await whereIs(q, workspaceId, key);
  if (!place) return undefined;
  const { channel, ts, parentKey, threadTs } = place;
  const parent = parentKey === null ? undefined : await whereIs(q, workspaceId, parentKey);
  return messageAddress(place.url, { channel, ts, thread: threadTs ?? parent?.ts });
}
