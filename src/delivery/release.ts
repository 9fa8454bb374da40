import { and, eq, isNull, or } from 'drizzle-orm';
import type { Tx } from '../database/database.ts';
import { deliveries } from '../database/schema/index.ts';

/** The message with this key was posted or has ended: those that waited for it are looked at again. */
export async function release(tx: Tx, workspaceId: string, key: string, at: number): Promise<void> {
  await tx
    .update(deliveries)
    .set({ dueAt: at })
    .where(
      and(
        eq(deliveries.workspaceId, workspaceId),
        or(eq(deliveries.parentKey, key), eq(deliveries.afterKey, key)),
        eq(deliveries.state, 'waiting'),
        isNull(deliveries.dueAt),
      ),
    );
}
