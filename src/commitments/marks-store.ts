import { and, between, desc, eq, gte, inArray } from 'drizzle-orm';
import type { DateRange } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import {
  commitments,
  hypotheses,
  hypothesisVersions,
  launches,
  results,
  sprints,
} from '../database/schema/index.ts';
import { isLatest } from './result-store.ts';

/** Something that happened to a bet, for a mark beside the number. */
export interface Mark {
  /** Of the launch or the result. */
  readonly id: string;
  readonly title: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What went live of the bets that were taken into these weeks. @param range from the first Monday to the last Sunday */
export async function launchesIn(q: Query, squadId: string, { from, to }: DateRange): Promise<Mark[]> {
  const theirs = q
    .select({ id: sprints.id })
    .from(sprints)
    .where(and(eq(sprints.squadId, squadId), between(sprints.to, from, to)));
  return await q
    .select({ id: launches.id, title: hypothesisVersions.title, at: launches.at })
    .from(commitments)
    .innerJoin(launches, eq(launches.commitmentId, commitments.id))
    .innerJoin(hypotheses, eq(hypotheses.id, commitments.hypothesisId))
    .innerJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(inArray(commitments.sprintId, theirs));
}

/** What was won from an instant on (UTC milliseconds); the newest verdict stands. */
export async function winsSince(q: Query, squadId: string, since: number): Promise<Mark[]> {
  return await q
    .select({ id: results.id, title: hypothesisVersions.title, at: results.at })
    .from(results)
    .innerJoin(hypotheses, eq(hypotheses.id, results.hypothesisId))
    .innerJoin(hypothesisVersions, eq(hypothesisVersions.id, hypotheses.versionId))
    .where(
      and(
        eq(results.squadId, squadId),
        eq(results.ruledOut, false),
        gte(results.at, since),
        eq(results.verdict, 'won'),
        isLatest,
      ),
    )
    .orderBy(desc(results.at));
}
