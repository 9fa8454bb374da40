import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { touch } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import { kinds, sidesKey } from '../hypothesis/quarrel-answer.ts';
import { type Quarrel, quarrelById } from '../hypothesis/quarrel-store.ts';
import { hypothesisOf } from '../hypothesis/store.ts';
import { setTimer } from '../schedule/store.ts';
import { dueHandler } from '../schedule/tick.ts';
import { isActive } from '../squad/rules.ts';
import { squadOf } from '../squad/store.ts';
import { dayLater } from './day.ts';
import { isOver } from './rules.ts';

const ASK = defineKind('quarrel.ask-opener', z.object({ quarrelId: z.string() }));

const askKey = (quarrel: Pick<Quarrel, 'squadId' | 'id'>): string => `${sidesKey(quarrel)}/ask`;

/** From then on who opened it is asked for the other side, unless somebody has written it. @param at UTC milliseconds */
export async function setAsk(change: Change, quarrel: Quarrel, at: number): Promise<void> {
  const { workspaceId, squadId, id: quarrelId } = quarrel;
  await setTimer(change, {
    workspaceId,
    squadId,
    key: askKey(quarrel),
    at,
    kind: ASK,
    subject: { quarrelId },
  });
}

/** The private question follows in place, if there is one. */
export function touchAsk(change: Change, quarrel: Quarrel): void {
  touch(change, quarrel.workspaceId, askKey(quarrel));
}

/** A day has passed: where nobody wrote the other side, who opened the quarrel is asked privately. */
export const askHandler = dueHandler(ASK, async (change, { workspaceId }, { quarrelId }) => {
  const { tx } = change;
  const quarrel = await quarrelById(tx, workspaceId, quarrelId);
  const squad = quarrel && (await squadOf(tx, workspaceId, quarrel.squadId));
  const bet = quarrel && (await hypothesisOf(tx, workspaceId, quarrel.hypothesisId));
  if (!squad || !bet || squad.state === 'ended' || quarrel.other !== null || isOver(bet.state)) return;
  // Nothing is asked while the squad pauses.
  if (!isActive(squad)) return await setAsk(change, quarrel, await dayLater(change, squad));
  touch(change, workspaceId, sidesKey(quarrel));
  await want(change, {
    ...{ workspaceId, squadId: squad.id, key: askKey(quarrel) },
    kind: kinds.ask,
    subject: { quarrelId },
    to: { user: quarrel.openedBy },
  });
});
