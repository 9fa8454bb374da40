import { addDays, type LocalDate, mondayOf, quarterOf } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { previousOutcome } from '../ritual/outcome-store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Commitment } from '../week/commitment.ts';
import {
  commitmentsOf,
  decidedSince,
  finishedAfter,
  liveCommitments,
  openCommitments,
  ruledOutBetween,
} from '../week/store.ts';

/** What one retro looks back on. */
export interface Week {
  /** The Monday that names it. */
  readonly week: LocalDate;
  /** After this instant, UTC milliseconds, a verdict belongs to this retro: the digest before it has told the earlier ones. */
  readonly since: number;
  /** What was taken in, what was left open before, what is live, and what got its verdict; each once. */
  readonly commitments: readonly Commitment[];
}

/** Reads what a retro looks back on. */
export async function weekOf(q: Query, squad: Squad, occurrence: Occurrence): Promise<Week> {
  const week = mondayOf(occurrence.date);
  const since = (await previousOutcome(q, occurrence))?.at ?? 0;
  const own = await commitmentsOf(q, occurrence.sprintId);
  const earlier = (await openCommitments(q, squad.id)).filter((one) => one.week < week);
  const live = await liveCommitments(q, squad.id);
  const decided = await decidedSince(q, squad.id, since);
  const carried = own.filter(({ state }) => state === 'carried').map(({ id }) => id);
  const finished = await finishedAfter(q, carried);
  // What was carried over and is live all the same doesn't go on next week.
  const overtaken = new Set(finished.map(({ carriedFrom }) => carriedFrom));
  const all = [...earlier, ...own, ...live, ...decided, ...finished].filter(
    (one) => !isTold(one, since) && !overtaken.has(one.id),
  );
  const once = new Map(all.map((one) => [one.id, one]));
  return { week, since, commitments: [...once.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** The digest before told of its verdict. */
function isTold({ result }: Commitment, since: number): boolean {
  return result !== null && result.at <= since;
}

/**
 * The number of each hypothesis among those ruled out in its quarter.
 * @param instants when the results in question were entered, UTC milliseconds: usually all in one quarter
 */
export async function ruledOutNumbers(
  q: Query,
  squad: Squad,
  instants: readonly number[],
): Promise<ReadonlyMap<string, number>> {
  const { zone } = squad.rituals;
  const numbers = new Map<string, number>();
  for (const begins of new Set(instants.map((instant) => quarterOf(dayOf(squad, instant)).from))) {
    const ends = addDays(quarterOf(begins).to, 1);
    const ids = await ruledOutBetween(
      q,
      squad.id,
      instantOf(begins, '00:00', zone),
      instantOf(ends, '00:00', zone),
    );
    ids.forEach((id, index) => {
      numbers.set(id, index + 1);
    });
  }
  return numbers;
}

/** The squad's date of an instant. */
export const dayOf = (squad: Squad, instant: number): LocalDate => dateAt(instant, squad.rituals.zone);
