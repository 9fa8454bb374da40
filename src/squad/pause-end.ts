import { z } from 'zod';
import { instantOf } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { cancelTimers, setTimer } from '../schedule/store.ts';
import type { Squad } from './squad.ts';

/** The day until which a squad is paused begins. */
export const PAUSE_ENDS = defineKind('squad.resume', z.object({ squadId: z.string() }));

/** Sets what ends a squad's pause, in its zone as it is now; without a day nobody but people do. */
export async function setPauseEnd(
  change: Change,
  { id: squadId, workspaceId, pausedUntil, rituals }: Squad,
): Promise<void> {
  const key = `squad/${squadId}/resume`;
  await cancelTimers(change, { workspaceId, keyPrefix: key });
  if (pausedUntil === null) return;
  const at = instantOf(pausedUntil, '00:00', rituals.zone);
  await setTimer(change, { workspaceId, squadId, key, at, kind: PAUSE_ENDS, subject: { squadId } });
}
