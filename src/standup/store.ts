import { and, asc, desc, eq, inArray, lt, max } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { entries, notToday, occurrences } from '../database/schema/index.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Answers, EarlierPlan, Entry } from './entry.ts';

/** So many of a member's newest entries are looked through for the last plan: enough for a day of corrections. */
const RECENT = 12;

function toEntry(row: typeof entries.$inferSelect): Entry {
  const { workspaceId, squadId, occurrenceId, ...entry } = row;
  return entry;
}

/** Stores an answer; it takes the place of the member's earlier one, which stays stored. */
export async function addEntry(
  change: Change,
  occurrence: Pick<Occurrence, 'id' | 'workspaceId' | 'squadId'>,
  userId: string,
  answers: Answers,
): Promise<Entry> {
  const entry: Entry = { id: change.newId(), userId, ...answers, at: change.at };
  const { workspaceId, squadId, id: occurrenceId } = occurrence;
  await change.tx.insert(entries).values({ ...entry, workspaceId, squadId, occurrenceId });
  return entry;
}

const newestEntries = built<{ occurrenceId: string }>()((q, value) => {
  const newest = q
    .select({ id: max(entries.id) })
    .from(entries)
    .where(eq(entries.occurrenceId, value('occurrenceId')))
    .groupBy(entries.userId);
  return q.select().from(entries).where(inArray(entries.id, newest)).orderBy(asc(entries.id));
});

/** Each member's newest answer to a stand-up, by the time of it. */
export const entriesOf = remembered([entries], async (q, occurrenceId: string): Promise<readonly Entry[]> => {
  const rows = await newestEntries(q, { occurrenceId });
  return rows.map(toEntry);
});

const whoAnswered = built<{ occurrenceId: string }>()((q, value) =>
  q
    .selectDistinct({ userId: entries.userId })
    .from(entries)
    .where(eq(entries.occurrenceId, value('occurrenceId')))
    .orderBy(asc(entries.userId)),
);

/** Who answered a stand-up, also those who left since; nobody's words. */
export const answeredOf = remembered(
  [entries],
  async (q, occurrenceId: string): Promise<readonly string[]> => {
    const rows = await whoAnswered(q, { occurrenceId });
    return rows.map((row) => row.userId);
  },
);

/** A member's newest answer to a stand-up. */
export async function entryOf(q: Query, occurrenceId: string, userId: string): Promise<Entry | undefined> {
  const [row] = await q
    .select()
    .from(entries)
    .where(and(eq(entries.occurrenceId, occurrenceId), eq(entries.userId, userId)))
    .orderBy(desc(entries.id))
    .limit(1);
  return row && toEntry(row);
}

const recentPlans = built<{ squadId: string; userId: string; before: LocalDate }>()((q, value) =>
  q
    .select({
      id: entries.id,
      date: occurrences.date,
      today: entries.today,
      commitmentId: entries.commitmentId,
    })
    .from(entries)
    .innerJoin(occurrences, eq(occurrences.id, entries.occurrenceId))
    .where(
      and(
        eq(entries.squadId, value('squadId')),
        eq(entries.userId, value('userId')),
        lt(occurrences.date, value('before')),
      ),
    )
    .orderBy(desc(entries.id))
    .limit(RECENT),
);

/** What a member planned at their last stand-up before a date; undefined: they never answered one. */
export async function lastPlan(
  q: Query,
  squadId: string,
  userId: string,
  before: LocalDate,
): Promise<EarlierPlan | undefined> {
  const rows = await recentPlans(q, { squadId, userId, before });
  // Two days may be open at once: the entry made last may be a correction of the earlier one.
  return rows.reduce<EarlierPlan | undefined>(
    (latest, row) => (latest === undefined || row.date > latest.date ? row : latest),
    undefined,
  );
}

/** What somebody planned with one of their answers in a squad; undefined: it is not theirs, or not of that squad. */
export async function planOf(
  q: Query,
  of: { readonly squadId: string; readonly userId: string },
  entryId: string,
): Promise<string | undefined> {
  const [row] = await q
    .select({ today: entries.today })
    .from(entries)
    .where(and(eq(entries.id, entryId), eq(entries.squadId, of.squadId), eq(entries.userId, of.userId)))
    .limit(1);
  return row?.today;
}

/** Notes that a member says "not today"; said again it changes nothing. */
export async function addNotToday(
  change: Change,
  { id: occurrenceId, workspaceId }: Pick<Occurrence, 'id' | 'workspaceId'>,
  userId: string,
): Promise<void> {
  const row = { occurrenceId, workspaceId, userId, at: change.at };
  await change.tx.insert(notToday).values(row).onConflictDoNothing();
}

const saidNotToday = built<{ occurrenceId: string }>()((q, value) =>
  q
    .select({ userId: notToday.userId })
    .from(notToday)
    .where(eq(notToday.occurrenceId, value('occurrenceId'))),
);

/** Who said "not today" at a stand-up, also those who answered after all. */
export const notTodayOf = remembered(
  [notToday],
  async (q, occurrenceId: string): Promise<readonly string[]> => {
    const rows = await saidNotToday(q, { occurrenceId });
    return rows.map((row) => row.userId);
  },
);
