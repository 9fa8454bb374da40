import type { Change } from '../database/change.ts';
import { touch } from '../delivery/want.ts';
import type { Squad } from '../squad/squad.ts';
import type { Occurrence } from './occurrence.ts';
import { latestOccurrence, openOccurrence, openStandups } from './store.ts';

/** The part of an occurrence's messages that follows in place while it is open. */
export const BOARD = 'board';
/** The part that says what was decided: a new message. */
export const OUTCOME = 'outcome';

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

/** Something a board shows has changed: those of all open occurrences of the squad follow. */
export async function touchBoards(change: Change, squad: Pick<Squad, 'id' | 'workspaceId'>): Promise<void> {
  const open = [
    await openOccurrence(change.tx, squad.id, 'planning'),
    await openOccurrence(change.tx, squad.id, 'retro'),
    ...(await openStandups(change.tx, squad.id)),
  ];
  for (const occurrence of open) {
    if (occurrence) await touch(change, squad.workspaceId, messageKey(occurrence, BOARD));
  }
}

/** What can be done with this week's bets has changed: the message that says what was decided shows other buttons. */
export async function touchPlan(change: Change, squad: Pick<Squad, 'id' | 'workspaceId'>): Promise<void> {
  const planning = await latestOccurrence(change.tx, squad.id, 'planning');
  if (planning) await touch(change, squad.workspaceId, messageKey(planning, OUTCOME));
}
