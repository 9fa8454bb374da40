import type { Change } from '../database/change.ts';
import { type DueHandler, dueHandler } from '../schedule/tick.ts';
import { isActive } from '../squad/rules.ts';
import { squadOf } from '../squad/store.ts';
import type { Occurrence } from './occurrence.ts';
import type { Rituals } from './rituals.ts';
import { after, howToOpen, weekAt } from './rules.ts';
import { cancelAll, type Registry, timerKinds } from './scheduling.ts';
import { occurrenceAndSquad, updateOccurrence } from './store.ts';

/** What happens at the times that `scheduling.ts` sets. A timer whose subject is gone or has moved on does nothing. */
export function dueHandlers(rituals: Omit<Rituals, 'handlers'>, registry: Registry): DueHandler[] {
  return [
    dueHandler(timerKinds.open, async (change, { workspaceId }, { occurrenceId }) => {
      const found = await occurrenceAndSquad(change.tx, workspaceId, occurrenceId);
      if (found?.occurrence.state !== 'scheduled') return;
      const { occurrence, squad } = found;
      const active = isActive(squad);
      const what = active ? howToOpen(occurrence, change.at) : 'skip';
      if (what !== 'skip') {
        await rituals.open(change, squad, occurrence.id, { late: what === 'open-late' });
        return;
      }
      const skipped = await skip(change, occurrence);
      if (skipped && active) await registry.get(skipped.ritual)?.skipped?.(change, squad, skipped);
    }),
    dueHandler(timerKinds.close, async (change, { workspaceId }, { occurrenceId }) => {
      const found = await occurrenceAndSquad(change.tx, workspaceId, occurrenceId);
      if (found) await rituals.close(change, found.squad, occurrenceId, null);
    }),
    dueHandler(timerKinds.week, async (change, { workspaceId }, { squadId, week }) => {
      const squad = await squadOf(change.tx, workspaceId, squadId);
      if (!squad || squad.state === 'ended') return;
      const current = weekAt(squad, change.at);
      // After weeks of standstill only the present one is made: nothing was done in the others, so they have no sprint.
      await rituals.startWeek(change, squad, week > current ? week : current);
    }),
  ];
}

async function skip(change: Change, occurrence: Occurrence): Promise<Occurrence | undefined> {
  const state = after(occurrence.state, 'skip');
  if (state === undefined) return undefined;
  const skipped = await updateOccurrence(change, occurrence, { state });
  if (skipped) await cancelAll(change, skipped);
  return skipped;
}
