import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { cancelTimers, setTimer } from '../schedule/store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Commitment } from './commitment.ts';

/** The day has come on which it is asked whether a win lasted. */
export const LASTS = defineKind('week.lasts', z.object({ commitmentId: z.string() }));

/** Days after its bigger version went live on which that is asked: what was only new has worn off. */
export const LASTS_AFTER_DAYS = 42;

/**
 * A bigger version of a win went live, or since another day: whether the win lasted is asked once.
 * @param at when, UTC milliseconds; null: it is not live after all
 */
export async function askWhetherItLasts(
  change: Change,
  { id: squadId, workspaceId }: Squad,
  { id: commitmentId, bet }: Pick<Commitment, 'id' | 'bet'>,
  at: number | null,
): Promise<void> {
  if (!bet?.parentId) return;
  const key = `squad/${squadId}/lasts/${commitmentId}`;
  if (at === null) await cancelTimers(change, { workspaceId, keyPrefix: key });
  else await setTimer(change, { workspaceId, squadId, key, at, kind: LASTS, subject: { commitmentId } });
}
