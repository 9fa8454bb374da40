import type { Change } from '../../database/change.ts';
import { changed } from '../../delivery/changed.ts';
import type { Entry } from '../entry.ts';
import type { Still, SubmittedAnswer } from '../form.ts';
import { type Hindered, ownBlocker } from '../rules.ts';
import { addBlocker, askHelper, endBlocker, rewordBlocker } from './store.ts';

/**
 * Keeps what an answer says of what stands in the way: something new, other words for what was said earlier that day,
 * what became of what was said before. Of what ended meanwhile nothing changes.
 * @param day as it was before the answer
 */
export async function keepBlockers(
  change: Change,
  day: Hindered,
  entry: Entry,
  wish: SubmittedAnswer,
): Promise<void> {
  const { occurrence } = day;
  const { userId, id: entryId } = entry;
  const own = ownBlocker(day, userId);
  const isTold = wish.still.length > 0 || own !== undefined || entry.inTheWay !== null;
  if (isTold) changed(change, { id: occurrence.squadId }, 'blockers');
  for (const still of wish.still) await keepStill(change, day, userId, still);
  if (entry.inTheWay === null) {
    if (own) await endBlocker(change, own.id, 'gone', userId);
    return;
  }
  if (!own) {
    await addBlocker(change, occurrence, { userId, entryId, helperId: wish.helperId });
    return;
  }
  await rewordBlocker(change, own.id, entryId);
  if (own.helperId !== wish.helperId) await askHelper(change, own.id, wish.helperId, occurrence.id);
}

async function keepStill(change: Change, day: Hindered, userId: string, still: Still): Promise<void> {
  const { blockerId, state, helperId } = still;
  const blocker = day.blockers.find(({ id }) => id === blockerId);
  if (blocker?.userId !== userId || blocker.ending !== null) return;
  if (state !== 'open') return endBlocker(change, blockerId, state, userId);
  if (helperId === undefined || helperId === blocker.helperId || blocker.helpedBy !== null) return;
  await askHelper(change, blockerId, helperId, day.occurrence.id);
}
