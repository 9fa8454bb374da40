import { addDays, type LocalDate, mondayOf, quarterOf } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Action } from '../commitments/action.ts';
import { actionsDoneSince, actionsOfRetro, openActions } from '../commitments/action-store.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { ruledOutBetween } from '../commitments/result-store.ts';
import {
  carriedTo,
  commitmentsOf,
  decidedSince,
  liveCommitments,
  openCommitments,
} from '../commitments/store.ts';
import type { Query } from '../database/database.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { previousClosed } from '../ritual/outcome-store.ts';
import type { Squad } from '../squad/squad.ts';

/** What one retro looks back on. */
export interface Week {
  /** The Monday that names it. */
  readonly week: LocalDate;
  /** After this instant, UTC milliseconds, a verdict belongs to this retro: the digest before it has told the earlier ones. */
  readonly since: number;
  /** What was taken in, what was left open before, what is live, and what got its verdict; each once. */
  readonly commitments: readonly Commitment[];
  /** What was noted to try in this retro and somebody took. */
  readonly taken: readonly Action[];
  /** Taken in earlier retros and still open, unless it is among the commitments. */
  readonly earlier: readonly Action[];
  /** Actions that were done since the retro before without having been among the commitments. */
  readonly done: readonly Action[];
}

/** Reads what a retro looks back on. */
export async function weekOf(q: Query, squad: Squad, occurrence: Occurrence): Promise<Week> {
  const week = mondayOf(occurrence.date);
  const since = (await previousClosed(q, occurrence))?.closedAt ?? 0;
  const own = (await commitmentsOf(q, occurrence.sprintId)).filter(({ takenOutAt }) => takenOutAt === null);
  const carriedOn = (await openCommitments(q, squad.id)).filter((one) => one.week < week);
  const live = await liveCommitments(q, squad.id);
  const decided = await decidedSince(q, squad.id, since);
  const carried = own.filter(({ state }) => state === 'carried').map(({ id }) => id);
  const later = await carriedTo(q, carried);
  const finished = later.filter(({ state }) => state === 'launched' || state === 'done');
  // What is next was said when it was carried over.
  const nextSteps = new Map(later.map((one) => [one.carriedFrom, one.nextStep]));
  // What was carried over and is live all the same doesn't go on next week.
  const overtaken = new Set(finished.map(({ carriedFrom }) => carriedFrom));
  const all = [...carriedOn, ...own, ...live, ...decided, ...finished].filter(
    (one) => !isTold(one, occurrence, since) && !overtaken.has(one.id),
  );
  const once = new Map(all.map((one) => [one.id, { ...one, nextStep: nextSteps.get(one.id) ?? null }]));
  const actionIds = new Set([...own, ...carriedOn].flatMap(({ actionId }) => actionId ?? []));
  const free = ({ id }: Action): boolean => !actionIds.has(id);
  return {
    week,
    since,
    commitments: [...once.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    taken: await actionsOfRetro(q, occurrence.id),
    earlier: (await openActions(q, squad.id)).filter(
      (one) => free(one) && one.occurrenceId !== occurrence.id,
    ),
    done: (await actionsDoneSince(q, squad.id, since)).filter(free),
  };
}

/** The digest before told of its verdict, or an earlier one was corrected by it. */
function isTold({ result }: Commitment, { id }: Occurrence, since: number): boolean {
  if (result === null) return false;
  return result.toldIn === null ? result.at <= since : result.toldIn !== id;
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
  for (const begins of new Set(
    instants.map((instant) => quarterOf(dateAt(instant, squad.rituals.zone)).from),
  )) {
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
