import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Query, Tx } from '../../database/database.ts';
import { deliveries } from '../../database/schema/index.ts';
import type { Delivery } from './wanted.ts';

const { id, key, state, error, attempts, createdAt, dueAt } = deliveries;
const told = { id, key, state, error, attempts, createdAt, dueAt };

/** A message that did not reach Slack, or of which that is not known. */
export type Undelivered = Readonly<Pick<Delivery, keyof typeof told>>;

/** So many failures in a row are no passing matter any more. */
export const MANY_FAILURES = 5;

/** The newest that are dead, unknown, or failed again and again; oldest first. */
export async function undelivered(q: Query, most: number): Promise<Undelivered[]> {
  const rows = await q
    .select(told)
    .from(deliveries)
    .where(
      or(
        inArray(deliveries.state, ['dead', 'unknown']),
        and(eq(deliveries.state, 'waiting'), sql`${deliveries.attempts} >= ${MANY_FAILURES}`),
      ),
    )
    .orderBy(sql`${deliveries.id} desc`)
    .limit(most);
  return rows.toReversed();
}

/**
 * A dead message is tried again: posted if it never was, else brought into its newest form. Where its time has passed it
 * expires instead.
 * @returns the ids of those that are
 */
export async function revive(tx: Tx, id: string | undefined, at: number): Promise<string[]> {
  const rows = await tx
    .update(deliveries)
    .set({ state: 'waiting', dueAt: at, attempts: 0, error: null })
    .where(and(eq(deliveries.state, 'dead'), id === undefined ? undefined : eq(deliveries.id, id)))
    .returning({ id: deliveries.id });
  return rows.map((row) => row.id);
}
