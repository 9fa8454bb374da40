import type { Query } from '../database/database.ts';
import type { About } from '../deeds/deed.ts';
import type { Occurrence, RitualName } from './occurrence.ts';
import { occurrenceById } from './store.ts';

/** The `find` of a deed that is about a planning, a stand-up or a retro, whose id is given. */
export const aboutA =
  (ritual: RitualName) =>
  async (
    q: Query,
    workspaceId: string,
    { id }: { readonly id: string },
  ): Promise<About<Occurrence> | undefined> => {
    const found = await occurrenceById(q, workspaceId, id);
    return found?.ritual === ritual ? { squadIds: [found.squadId], subject: found } : undefined;
  };
