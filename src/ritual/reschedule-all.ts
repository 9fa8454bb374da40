import type { MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import { squadOf, squadPage } from '../squad/store.ts';
import type { Rituals } from './rituals.ts';

/** Squads read at once. */
const PAGE = 100;

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
  let after: string | undefined;
  for (;;) {
    const page = await database.read((q) => squadPage(q, after, PAGE));
    for (const { id, workspaceId } of page.filter(({ state }) => state !== 'ended'))
      await change(async (made) => {
        const squad = await squadOf(made.tx, workspaceId, id);
        if (squad) await rituals.reschedule(made, squad);
      });
    if (page.length < PAGE) return;
    after = page.at(-1)?.id;
  }
}
