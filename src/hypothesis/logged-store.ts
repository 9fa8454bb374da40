import { and, desc, eq, gte } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.ts';
import { inbox } from '../database/schema/index.ts';
import type { DeedName } from '../deeds/permissions.ts';
import type { Hypothesis } from './hypothesis.ts';
import { hypothesesOf } from './store.ts';

/** What the inbox calls a logged idea. */
export const LOGGED = 'hypothesis.log' satisfies DeedName;
/** What it keeps of one: the idea, and what was said as one line; null: it was written into a form. */
export const loggedSchema = z.object({ hypothesisId: z.string(), said: z.string().nullable() });

/**
 * The idea that the person logged in that squad with exactly these words since then, if any.
 * @param which.since UTC milliseconds
 */
export async function loggedSince(
  q: Query,
  which: {
    readonly workspaceId: string;
    readonly squadId: string;
    readonly userId: string;
    readonly said: string;
    readonly since: number;
  },
): Promise<Hypothesis | undefined> {
  const rows = await q
    .select({ answer: inbox.answer })
    .from(inbox)
    .where(
      and(
        eq(inbox.workspaceId, which.workspaceId),
        eq(inbox.userId, which.userId),
        eq(inbox.kind, LOGGED),
        gte(inbox.at, which.since),
      ),
    )
    .orderBy(desc(inbox.at))
    .limit(50);
  const same = rows.map(({ answer }) => loggedSchema.parse(answer)).filter(({ said }) => said === which.said);
  const found = await hypothesesOf(
    q,
    which.squadId,
    same.map(({ hypothesisId }) => hypothesisId),
  );
  return [...found.values()].find((one) => one.createdAt >= which.since);
}
