import type { LocalDate } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import { type Estimates, estimatesOf, noEstimates } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { ideasByScore, ideasToEstimate } from '../hypothesis/store.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { outcomeBefore } from '../ritual/outcome-store.ts';
import type { Squad } from '../squad/squad.ts';
import { planSchema } from './snapshot.ts';

/** Most ideas on the board. */
export const IDEAS = 5;

/** An idea or scale-up with what it takes. */
export interface Listed {
  readonly hypothesis: Hypothesis;
  readonly days: Estimates;
}

/** The ideas on the board, and of those without an estimate the last one (its id; null: none is shown). */
export interface InTurn {
  readonly ideas: readonly Listed[];
  readonly turn: string | null;
}

/**
 * Without an estimate an idea has no score and would come last for ever: one place at least is for those, each planning
 * for the next of them.
 * @param best what is estimated, the best first
 * @param waiting what nobody has estimated, whose turn it is first
 */
export function inTurn<Idea>(best: readonly Idea[], waiting: readonly Idea[]): Idea[] {
  return [...best.slice(0, waiting.length > 0 ? IDEAS - 1 : IDEAS), ...waiting].slice(0, IDEAS);
}

const turnIn = planSchema.pick({ turn: true });

/** Which idea had its turn last, in the plannings before a date. */
async function lastTurn(q: Query, squadId: string, date: LocalDate): Promise<string | null> {
  const outcome = await outcomeBefore(q, squadId, 'planning', date);
  return outcome ? (turnIn.parse(outcome.snapshot).turn ?? null) : null;
}

/** What nobody has estimated: behind the last one that had its turn, then from the oldest on. */
async function waitingInTurn(q: Query, squadId: string, after: string | null): Promise<Hypothesis[]> {
  const younger = await ideasToEstimate(q, squadId, IDEAS, after);
  if (after === null || younger.length === IDEAS) return younger;
  const known = new Set(younger.map(({ id }) => id));
  const oldest = await ideasToEstimate(q, squadId, IDEAS);
  return [...younger, ...oldest.filter(({ id }) => !known.has(id))].slice(0, IDEAS);
}

/** The ideas of a planning's board, as things stand now. */
export async function ideasOnBoard(q: Query, squad: Squad, { date }: Occurrence): Promise<InTurn> {
  const waiting = await waitingInTurn(q, squad.id, await lastTurn(q, squad.id, date));
  const best = await ideasByScore(q, squad.id, IDEAS, { isEstimated: true });
  const shown = inTurn(best, waiting);
  const days = await estimatesOf(
    q,
    shown.map(({ id }) => id),
  );
  return {
    ideas: shown.map((hypothesis) => ({ hypothesis, days: days.get(hypothesis.id) ?? noEstimates })),
    turn: shown.findLast((one) => waiting.includes(one))?.id ?? null,
  };
}
