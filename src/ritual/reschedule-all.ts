import type { MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import { squadOf, squadPages } from '../squad/store.ts';
import type { Rituals } from './rituals.ts';

/**
 * Fits the rituals of all squads to the hour that it is. While the machine's clock was ahead, what was due was taken at
 * hours that come only now: a stand-up's message for which nobody had answered yet would else never be.
 */
export async function rescheduleAll({
  database,
  change,
  rituals,
}: {
  readonly database: Database;
  readonly change: MakeChange;
  readonly rituals: Pick<Rituals, 'reschedule'>;
}): Promise<void> {
  for await (const page of squadPages(database.read))
    for (const { id, workspaceId } of page)
      await change(async (made) => {
        const squad = await squadOf(made.tx, workspaceId, id);
        if (squad) await rituals.reschedule(made, squad);
      });
}
