import { and, eq, gte, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Query } from '../../database/database.ts';
import {
  checkIns,
  commitments,
  deliveries,
  entries,
  estimates,
  hypotheses,
  launches,
  occurrences,
  outcomes,
  readings,
  results,
  retroNotes,
  squads,
} from '../../database/schema/index.ts';

/** What has really happened in the bot since somebody began to look on. */
export interface Facts {
  readonly squad: boolean;
  readonly idea: boolean;
  readonly estimate: boolean;
  readonly commitment: boolean;
  readonly plan: boolean;
  readonly answer: boolean;
  readonly blocker: boolean;
  readonly launch: boolean;
  readonly number: boolean;
  readonly result: boolean;
  readonly note: boolean;
  readonly digest: boolean;
  readonly nextMonday: boolean;
}

/** @param since UTC milliseconds; the squad itself may be older */
export async function factsSince(q: Query, since: number): Promise<Facts> {
  const any = async (table: SQLiteTable, where: SQL | undefined): Promise<boolean> => {
    const found = await q.select({ one: sql`1` }).from(table).where(where).limit(1);
    return found.length > 0;
  };
  const closed = (ritual: 'planning' | 'retro'): Promise<boolean> =>
    any(
      outcomes,
      and(
        gte(outcomes.at, since),
        inArray(
          outcomes.occurrenceId,
          sql`(select ${occurrences.id} from ${occurrences} where ${occurrences.ritual} = ${ritual})`,
        ),
      ),
    );
  const plan = await closed('planning');
  return {
    squad: await any(squads, undefined),
    idea: await any(hypotheses, gte(hypotheses.createdAt, since)),
    estimate: await any(estimates, gte(estimates.at, since)),
    commitment: await any(commitments, gte(commitments.createdAt, since)),
    plan,
    answer: await any(entries, gte(entries.at, since)),
    blocker: await any(entries, and(gte(entries.at, since), isNotNull(entries.inTheWay))),
    launch: await any(launches, gte(launches.at, since)),
    number: await any(readings, gte(readings.at, since)),
    result: (await any(results, gte(results.at, since))) || (await any(checkIns, gte(checkIns.at, since))),
    note: await any(retroNotes, gte(retroNotes.at, since)),
    digest: await any(deliveries, and(eq(deliveries.kind, 'retro.outcome'), gte(deliveries.sentAt, since))),
    nextMonday: plan && (await isOpenAfter(q, since)),
  };
}

/** Whether a planning has opened after a retro has closed. */
async function isOpenAfter(q: Query, since: number): Promise<boolean> {
  const found = await q.values(
    sql`select 1 from ${occurrences} as next where next.ritual = 'planning' and next.opened_at > (
      select min(closed_at) from ${occurrences} where ritual = 'retro' and closed_at >= ${since}
    ) limit 1`,
  );
  return found.length > 0;
}
