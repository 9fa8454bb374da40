import {
  and,
  count,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  min,
  ne,
  notExists,
  or,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { isLatest } from '../../commitments/result-store.ts';
import type { Query } from '../../database/database.ts';
import {
  blockers,
  commitments,
  entries,
  hypotheses,
  launches,
  members,
  repeats,
  results,
} from '../../database/schema/index.ts';
import { answerTimes } from '../../hypothesis/topic-store.ts';
import { rolesSchema } from '../../squad/squad.ts';
import { type Answered, recordFrom, type SquadRecord, type Taken, type Waited } from './figures.ts';

/** Each figure is one query; what it counts stands beside it on the page. */
type Ask<Figure> = (q: Query, squadId: string, after: number) => Promise<Figure>;

/** What the squad's bets came to. @param span UTC milliseconds: from when, and now */
export async function recordOf(
  q: Query,
  squadId: string,
  span: { readonly after: number; readonly now: number },
): Promise<SquadRecord> {
  const { after, now } = span;
  return recordFrom({
    bets: await betsSince(q, squadId, after),
    answered: await answeredSince(q, squadId, after),
    repeatsStopped: await repeatsSince(q, squadId, after),
    taken: await takenSince(q, squadId, after),
    answerTimes: await answerTimes(q, squadId, after),
    waited: (await waitsSince(q, squadId, after)).map(({ at, endedAt, ...one }) => ({
      ...one,
      ms: (endedAt ?? now) - at,
    })),
  });
}

const wentLive = (q: Query, after: number) =>
  q.select({ id: launches.hypothesisId }).from(launches).where(gte(launches.at, after));

const betsSince: Ask<number> = async (q, squadId, after) => {
  const [row] = await q
    .select({ n: count() })
    .from(hypotheses)
    .where(and(eq(hypotheses.squadId, squadId), inArray(hypotheses.id, wentLive(q, after))));
  return row?.n ?? 0;
};

const answeredSince: Ask<Answered[]> = async (q, squadId, after) => {
  const other = alias(results, 'other');
  const first = q
    .select({ at: min(other.at) })
    .from(other)
    .where(eq(other.hypothesisId, results.hypothesisId));
  return await q
    .select({
      verdict: results.verdict,
      ruledOut: results.ruledOut,
      loggedAt: hypotheses.createdAt,
      firstAt: sql<number>`${first}`,
    })
    .from(results)
    .innerJoin(hypotheses, eq(hypotheses.id, results.hypothesisId))
    .where(
      and(
        eq(results.squadId, squadId),
        // Both, as the index has it.
        inArray(results.ruledOut, [true, false]),
        gte(results.at, after),
        // What was brought in is known, but was not found here.
        isNotNull(results.commitmentId),
        isLatest,
      ),
    );
};

const repeatsSince: Ask<number> = async (q, squadId, after) => {
  const [row] = await q
    .select({ n: count() })
    .from(repeats)
    .where(and(eq(repeats.squadId, squadId), gte(repeats.at, after)));
  return row?.n ?? 0;
};

const takenSince: Ask<Taken[]> = async (q, squadId, after) => {
  const [newer, first] = [alias(entries, 'newer'), alias(commitments, 'first')];
  const changed = q
    .select({ id: newer.id })
    .from(newer)
    .where(
      and(
        eq(newer.occurrenceId, entries.occurrenceId),
        eq(newer.userId, entries.userId),
        lt(entries.id, newer.id),
      ),
    );
  const estimated = q
    .select({ days: first.days })
    .from(first)
    .where(and(eq(first.hypothesisId, commitments.hypothesisId), isNull(first.takenOutAt)))
    .orderBy(first.id)
    .limit(1);
  const rows = await q
    .select({ estimated: sql<number | null>`${estimated}`, days: count() })
    .from(entries)
    .innerJoin(commitments, eq(commitments.id, entries.commitmentId))
    .where(
      and(
        eq(entries.squadId, squadId),
        inArray(commitments.hypothesisId, wentLive(q, after)),
        notExists(changed),
      ),
    )
    .groupBy(commitments.hypothesisId);
  return rows.flatMap(({ estimated, days }) =>
    estimated === null ? [] : [{ estimated, taken: days * TENTHS }],
  );
};
const TENTHS = 10;

const waitsSince: Ask<(Omit<Waited, 'ms'> & { at: number; endedAt: number | null })[]> = async (
  q,
  squadId,
  after,
) => {
  const [member, helper] = [alias(members, 'member'), alias(members, 'helper')];
  const rows = await q
    .select({
      userId: blockers.userId,
      helperId: helper.userId,
      roles: member.roles,
      helperRoles: helper.roles,
      at: blockers.at,
      endedAt: blockers.endedAt,
    })
    .from(blockers)
    .innerJoin(member, and(eq(member.squadId, blockers.squadId), eq(member.userId, blockers.userId)))
    .innerJoin(
      helper,
      and(
        eq(helper.squadId, blockers.squadId),
        eq(helper.userId, sql`coalesce(${blockers.helpedBy}, ${blockers.helperId})`),
      ),
    )
    .where(
      and(
        eq(blockers.squadId, squadId),
        or(isNull(blockers.endedAt), and(gte(blockers.endedAt, after), ne(blockers.ending, 'left'))),
      ),
    );
  return rows.map(({ roles, helperRoles, ...row }) => ({
    ...row,
    craft: rolesSchema.parse(roles)[0] ?? null,
    helperCraft: rolesSchema.parse(helperRoles)[0] ?? null,
  }));
};
