import { asc } from 'drizzle-orm';
import type { Query } from '../../database/database.ts';
import { deliveries } from '../../database/schema/index.ts';

/** Where a message the bot owes stands. */
export interface LedgerEntry {
  readonly key: string;
  readonly state: string;
  readonly channel: string | null;
  readonly ts: string | null;
}

/** All messages the bot ever owed, oldest first: for whoever checks that nothing was lost or doubled. */
export async function ledger(q: Query): Promise<LedgerEntry[]> {
  return q
    .select({ key: deliveries.key, state: deliveries.state, channel: deliveries.channel, ts: deliveries.ts })
    .from(deliveries)
    .orderBy(asc(deliveries.id));
}
