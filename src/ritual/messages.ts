import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind, type Kind } from '../database/kind.ts';
import type { Topic } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import type { Squad } from '../squad/squad.ts';
import type { Occurrence } from './occurrence.ts';

/** The part of an occurrence's messages that follows in place while it is open. */
export const BOARD = 'board';
/** The part that says what was decided: a new message. */
export const OUTCOME = 'outcome';

const ofRound = z.object({ occurrenceId: z.string(), round: z.number() });
type OfRound = z.infer<typeof ofRound>;

/** A kind of message that tells of one round of an occurrence: a board or an outcome. */
export const roundKind = (name: string): Kind<OfRound> => defineKind(name, ofRound);

/**
 * The identity of a message of an occurrence; opened again, it has new ones.
 * @example messageKey(planning, BOARD) // "squad/0190…/planning/2026-11-23/1/board"
 */
export function messageKey(
  occurrence: Pick<Occurrence, 'squadId' | 'ritual' | 'date' | 'round'>,
  part: string,
): string {
  const { squadId, ritual, date, round } = occurrence;
  return `squad/${squadId}/${ritual}/${date}/${round}/${part}`;
}

/** What an outcome's and a board's messages are drawn from, and where they stand. */
const addressed = (squad: Squad, { id, round }: Occurrence) => ({
  workspaceId: squad.workspaceId,
  squadId: squad.id,
  subject: { occurrenceId: id, round },
  to: { channel: squad.channelId },
});

/** Outcomes go before boards, which follow when they can. */
export const OUTCOME_PRIORITY = 3;

/**
 * The board of a planning or retro: while it is open it follows in place; closed, it becomes a line that leads to the
 * outcome, once that stands.
 * @param how.shows what an open one shows
 */
export async function wantBoard(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  { kind, shows }: { readonly kind: Kind<OfRound>; readonly shows: readonly Topic[] },
): Promise<void> {
  const closed = occurrence.state === 'closed';
  await want(change, {
    ...addressed(squad, occurrence),
    key: messageKey(occurrence, BOARD),
    kind,
    shows,
    ...(closed ? { afterKey: messageKey(occurrence, OUTCOME) } : {}),
    // A board that could not be posted while it was open has nothing to say any more.
    notAfter: closed ? change.at : occurrence.closesAt,
  });
}

const DAY_MS = 24 * 60 * 60_000;
/** What a week decided is told until shortly before the next week decides: later it would be read as that one's. */
export const OUTCOME_WITHIN_MS = 6 * DAY_MS;

/**
 * The message that says what a planning or retro decided.
 * @param how.shows what it shows beside the decision
 */
export async function wantOutcome(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  { kind, shows }: { readonly kind: Kind<OfRound>; readonly shows: readonly Topic[] },
): Promise<void> {
  await want(change, {
    ...addressed(squad, occurrence),
    key: messageKey(occurrence, OUTCOME),
    kind,
    shows,
    priority: OUTCOME_PRIORITY,
    notAfter: occurrence.closesAt + OUTCOME_WITHIN_MS,
  });
}
