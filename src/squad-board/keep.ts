import { z } from 'zod';
import { addDays } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import type { Ritual } from '../ritual/ritual.ts';
import { setTimer } from '../schedule/store.ts';
import { type DueHandler, dueHandler } from '../schedule/tick.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';

const ofSquad = z.object({ squadId: z.string() });

/** Draws the board of a squad. */
export const SQUAD_BOARD = defineKind('squad-board.board', ofSquad);
const DAY_BEGINS = defineKind('squad-board.day', ofSquad);

/** Everybody waits for something else more. */
const PRIORITY = 7;

const boardKey = (squadId: string): string => `squad/${squadId}/squad-board`;

/**
 * The squad has a board in its channel, one for ever, which follows in place: posted the first time, nothing more from
 * then on. Its day begins with the squad's.
 */
export async function keepBoard(change: Change, squad: Squad): Promise<void> {
  const { id: squadId, workspaceId, channelId: channel } = squad;
  await want(change, {
    ...{ workspaceId, squadId, key: boardKey(squadId) },
    kind: SQUAD_BOARD,
    subject: { squadId },
    to: { channel },
    shows: ['number', 'commitments', 'members', 'blockers', 'questions'],
    priority: PRIORITY,
  });
  await setDay(change, squad);
}

/** The squad pauses, or goes on: its board says so. */
export function touchBoard(change: Change, { id, workspaceId }: Pick<Squad, 'id' | 'workspaceId'>): void {
  touch(change, workspaceId, boardKey(id));
}

/** The ritual, at whose opening a squad from before there were boards gets its own. */
export const withBoard = (ritual: Ritual): Ritual => ({
  ...ritual,
  async opened(change, squad, occurrence, by) {
    await ritual.opened(change, squad, occurrence, by);
    await keepBoard(change, squad);
  },
});

async function setDay(change: Change, { id: squadId, workspaceId, rituals: { zone } }: Squad): Promise<void> {
  const tomorrow = addDays(dateAt(change.at, zone), 1);
  await setTimer(change, {
    ...{ workspaceId, squadId, key: `${boardKey(squadId)}/day` },
    at: instantOf(tomorrow, '00:00', zone),
    kind: DAY_BEGINS,
    subject: { squadId },
  });
}

/** A day begins: what the board says of days ("for 3 days", "decided today") is true of this one. */
export const dayHandler: DueHandler = dueHandler(DAY_BEGINS, async (change, { workspaceId }, { squadId }) => {
  const squad = await squadOf(change.tx, workspaceId, squadId);
  if (!squad || squad.state === 'ended') return;
  touchBoard(change, squad);
  await setDay(change, squad);
});
