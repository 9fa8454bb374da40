import { and, eq, gt, isNotNull, max, sql } from 'drizzle-orm';
import type { Query, Tx } from '../../database/database.ts';
import { deliveries, inbox, outcomes, restores } from '../../database/schema/index.ts';

/** Messages posted so long before the backup may have followed something that the restored database does not know. */
const REDRAWN_MS = 7 * 24 * 60 * 60_000;

/**
 * Notes that a backup has taken the place of the database: what is owed is looked for before it is posted, and what
 * was posted within a week before is drawn again, since Slack may show it in a form newer than what is stored.
 * @returns the newest instant that the backup knows, UTC milliseconds
 */
export async function noteRestore(tx: Tx, { id, at }: { id: string; at: number }): Promise<number> {
  const madeAt = Math.min(at, await newestInstant(tx));
  await tx.insert(restores).values({ id, madeAt, restoredAt: at });
  await tx
    .update(deliveries)
    .set({
      wantedRevision: sql`${deliveries.wantedRevision} + 1`,
      state: 'waiting',
      dueAt: at,
      sentHash: null,
    })
    .where(
      and(eq(deliveries.state, 'sent'), isNotNull(deliveries.ts), gt(deliveries.sentAt, madeAt - REDRAWN_MS)),
    );
  return madeAt;
}

async function newestInstant(q: Query): Promise<number> {
  const [sent] = await q
    .select({ created: max(deliveries.createdAt), sent: max(deliveries.sentAt) })
    .from(deliveries);
  const [taken] = await q.select({ at: max(inbox.at) }).from(inbox);
  const [decided] = await q.select({ at: max(outcomes.at) }).from(outcomes);
  return Math.max(sent?.created ?? 0, sent?.sent ?? 0, taken?.at ?? 0, decided?.at ?? 0);
}
