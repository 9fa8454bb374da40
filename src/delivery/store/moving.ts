import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Tx } from '../../database/database.ts';
import { deliveries } from '../../database/schema/index.ts';
import { alive, type Delivery } from './wanted.ts';

/** Messages of a squad in one channel. */
export interface InChannel {
  readonly workspaceId: string;
  readonly squadId: string;
  readonly from: string;
}

const inChannel = ({ workspaceId, squadId, from }: InChannel) =>
  and(
    eq(deliveries.workspaceId, workspaceId),
    eq(deliveries.channel, from),
    eq(deliveries.squadId, squadId),
    isNull(deliveries.userId),
    inArray(deliveries.state, alive),
  );

/**
 * What is owed there or follows in place, and those with one of these keys; without replies. What stands in somebody
 * else's thread stays there.
 */
export async function goingOn(tx: Tx, where: InChannel, keys: readonly string[]): Promise<Delivery[]> {
  const goesOn = or(isNull(deliveries.ts), gt(deliveries.shows, 0), inArray(deliveries.key, [...keys]));
  return await tx
    .select()
    .from(deliveries)
    .where(and(inChannel(where), isNull(deliveries.parentKey), isNull(deliveries.threadTs), goesOn))
    .orderBy(asc(deliveries.id));
}

/** The replies in their threads. */
export async function repliesTo(tx: Tx, where: InChannel, keys: readonly string[]): Promise<Delivery[]> {
  return await tx
    .select()
    .from(deliveries)
    .where(and(inChannel(where), inArray(deliveries.parentKey, [...keys])))
    .orderBy(asc(deliveries.id));
}
