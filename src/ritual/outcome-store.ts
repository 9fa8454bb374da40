import { and, desc, eq, lt } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { occurrences, outcomes } from '../database/schema/index.ts';
import type { Occurrence, Outcome, RitualName } from './occurrence.ts';

/** What an occurrence decided, in its newest version; of its latest closed round, or of the given one. */
export async function outcomeOf(
  q: Query,
  occurrenceId: string,
  round?: number,
): Promise<Outcome | undefined> {
  const ofRound = round === undefined ? undefined : eq(outcomes.round, round);
  const [row] = await q
    .select()
    .from(outcomes)
    .where(and(eq(outcomes.occurrenceId, occurrenceId), ofRound))
    .orderBy(desc(outcomes.round), desc(outcomes.version))
    .limit(1);
  return row;
}

/** The last closed occurrence of the same ritual before this one's date. */
export async function previousClosed(
  q: Query,
  { squadId, ritual, date }: Pick<Occurrence, 'squadId' | 'ritual' | 'date'>,
): Promise<Occurrence | undefined> {
  const [before] = await q
    .select()
    .from(occurrences)
    .where(
      and(
        eq(occurrences.squadId, squadId),
        eq(occurrences.ritual, ritual),
        eq(occurrences.state, 'closed'),
        lt(occurrences.date, date),
      ),
    )
    .orderBy(desc(occurrences.date))
    .limit(1);
  return before;
}

/** What the last closed occurrence of a ritual before a date decided. */
export const outcomeBefore = remembered(
  [occurrences, outcomes],
  async (q, squadId: string, ritual: RitualName, date: LocalDate): Promise<Outcome | undefined> => {
    const before = await previousClosed(q, { squadId, ritual, date });
    return before && (await outcomeOf(q, before.id));
  },
);

/** Stores the first version of what the occurrence's present round decided. */
export async function insertOutcome(
  change: Change,
  occurrence: Occurrence,
  snapshot: unknown,
  by: string | null,
): Promise<Outcome> {
  const { workspaceId, squadId, id: occurrenceId, round } = occurrence;
  return insert(change, { workspaceId, squadId, occurrenceId, round, version: 1, snapshot, by });
}

/**
 * Stores a corrected snapshot as the next version of the occurrence's newest outcome.
 * @throws Error if the occurrence has none
 */
export async function insertCorrection(
  change: Change,
  occurrenceId: string,
  snapshot: unknown,
  by: string | null,
): Promise<Outcome> {
  const last = await outcomeOf(change.tx, occurrenceId);
  if (!last) throw new Error(`The occurrence ${occurrenceId} has no outcome to correct.`);
  const { workspaceId, squadId, round, version } = last;
  return insert(change, {
    workspaceId,
    squadId,
    occurrenceId,
    round,
    version: version + 1,
    snapshot,
    by,
  });
}

async function insert(change: Change, values: Omit<Outcome, 'id' | 'at'>): Promise<Outcome> {
  // As it will be read: what JSON leaves out is never shown. A ritual that decides nothing has an empty one.
  const snapshot: unknown = JSON.parse(JSON.stringify(values.snapshot ?? {}));
  const row = { id: change.newId(), ...values, snapshot, at: change.at };
  await change.tx.insert(outcomes).values(row);
  return row;
}
