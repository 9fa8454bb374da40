import { and, eq, gte, isNull, type SQL, sql } from 'drizzle-orm';
import { built } from '../../database/built.ts';
import type { Change } from '../../database/change.ts';
import type { Query } from '../../database/database.ts';
import { remembered } from '../../database/memory.ts';
import { blockers, entries, members } from '../../database/schema/index.ts';
import type { Occurrence } from '../../ritual/occurrence.ts';
import type { Squad } from '../../squad/squad.ts';
import type { Blocker, Ending } from './blocker.ts';

/** Most blockers a screen is read with: far beyond what a squad has open. */
const MOST = 100;

const reading = (q: Query, where: SQL | undefined) =>
  q
    .select({ blocker: blockers, text: entries.inTheWay })
    .from(blockers)
    .innerJoin(entries, eq(entries.id, blockers.entryId))
    .where(where)
    .limit(MOST);

const openNow = built<{ squadId: string }>()((q, value) =>
  reading(q, and(eq(blockers.squadId, value('squadId')), isNull(blockers.endedAt))),
);

const endedSince = built<{ squadId: string; since: number }>()((q, value) =>
  reading(q, and(eq(blockers.squadId, value('squadId')), gte(blockers.endedAt, value('since')))),
);

const toBlockers = (rows: Awaited<ReturnType<typeof reading>>): Blocker[] =>
  rows.map(({ blocker, text }) => ({ ...blocker, text: text ?? '' }));

// Of an answer that is stored no word changes: a blocker that stands in newer words has another answer.
const openIn = remembered([blockers], async (q, squadId: string) =>
  toBlockers(await openNow(q, { squadId })),
);

const endedIn = remembered([blockers], async (q, squadId: string, since: number) =>
  toBlockers(await endedSince(q, { squadId, since })),
);

const oldestFirst = (found: readonly Blocker[]): Blocker[] =>
  found.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** What stands in somebody's way in the squad, oldest first; of members who left too: see `among`. */
export async function openBlockers(q: Query, squadId: string): Promise<Blocker[]> {
  return oldestFirst(await openIn(q, squadId));
}

/** What is open, and what ended since an instant (UTC milliseconds), oldest first. */
export async function blockersSince(q: Query, squadId: string, since: number): Promise<Blocker[]> {
  return oldestFirst([...(await openIn(q, squadId)), ...(await endedIn(q, squadId, since))]);
}

/** One blocker of the workspace. */
export async function blockerOf(q: Query, workspaceId: string, id: string): Promise<Blocker | undefined> {
  const [found] = toBlockers(
    await reading(q, and(eq(blockers.workspaceId, workspaceId), eq(blockers.id, id))),
  );
  return found;
}

/** Something stands in a member's way. @param entryId the answer that says so */
export async function addBlocker(
  change: Change,
  occurrence: Pick<Occurrence, 'id' | 'workspaceId' | 'squadId' | 'date'>,
  given: { readonly userId: string; readonly entryId: string; readonly helperId: string | null },
): Promise<void> {
  const { workspaceId, squadId, date, id: occurrenceId } = occurrence;
  const asked = given.helperId === null ? null : occurrenceId;
  const row = { workspaceId, squadId, occurrenceId, date, ...given, askedIn: asked };
  await change.tx.insert(blockers).values({ id: change.newId(), ...row, at: change.at });
}

/** It stands in newer words. @param entryId the answer that has them */
export async function rewordBlocker(change: Change, id: string, entryId: string): Promise<void> {
  await change.tx.update(blockers).set({ entryId }).where(eq(blockers.id, id));
}

/** Somebody else could help, or nobody; they are asked in that stand-up's thread. */
export async function askHelper(
  change: Change,
  id: string,
  helperId: string | null,
  occurrenceId: string,
): Promise<void> {
  const asked = { helperId, askedIn: helperId === null ? null : occurrenceId };
  await change.tx.update(blockers).set(asked).where(eq(blockers.id, id));
}

/** Somebody helps. The caller has seen in this change that nobody did. */
export async function setHelp(change: Change, id: string, userId: string): Promise<void> {
  await change.tx.update(blockers).set({ helpedBy: userId, helpedAt: change.at }).where(eq(blockers.id, id));
}

/** It stands in nobody's way any more. Of two who end it, the first does. */
export async function endBlocker(change: Change, id: string, ending: Ending, by: string): Promise<void> {
  await change.tx
    .update(blockers)
    .set({ ending, endedAt: change.at, endedBy: by })
    .where(and(eq(blockers.id, id), isNull(blockers.endedAt)));
}

/** What stands in the way of who left ends with their leaving. */
export async function endOfLeavers(change: Change, { id: squadId }: Pick<Squad, 'id'>): Promise<void> {
  await change.tx
    .update(blockers)
    .set({ ending: 'left', endedAt: change.at })
    .where(
      and(
        eq(blockers.squadId, squadId),
        isNull(blockers.endedAt),
        sql`not exists (select 1 from ${members} where ${members.squadId} = ${blockers.squadId} and ${members.userId} = ${blockers.userId} and ${members.leftAt} is null)`,
      ),
    );
}
