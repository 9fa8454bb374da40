import { z } from 'zod';
import type { Ids } from '../database/ids.ts';
import { type Deed, inSquad } from '../deeds/deed.ts';
import { addVisit, addWall, currentWall, endWall, passSecret } from './access-store.ts';

/** How long a link waits to be opened, and how long a visit lasts. */
const LINK_MS = 15 * 60_000;
export const VISIT_MS = 12 * 3_600_000;

interface OfSquad {
  readonly squadId: string;
}
const idSchema = z.object({ id: z.string() });
type Id = z.infer<typeof idSchema>;

/** A member asks for the page: they get a link that opens it once. */
export const visiting = (ids: Ids): Deed<OfSquad, undefined, Id> => ({
  name: 'page.visit',
  accepted: idSchema,
  find: inSquad,
  async act(change, { squad, actor }) {
    await passSecret(change, () => ids.key() + ids.key());
    const linkUntil = change.at + LINK_MS;
    return { accepted: { id: await addVisit(change, squad, { userId: actor.userId, linkUntil }) } };
  },
});

/** The squad's link for a wall; there is one at most. */
export const showingOnWall = (ids: Ids): Deed<OfSquad, undefined, Id> => ({
  name: 'page.wall',
  accepted: idSchema,
  find: inSquad,
  async act(change, { squad, actor }) {
    await passSecret(change, () => ids.key() + ids.key());
    const known = await currentWall(change.tx, squad.id);
    return { accepted: { id: known?.id ?? (await addWall(change, squad, actor.userId)) } };
  },
});

/** The squad's link for a wall ends. */
export const revokingWall: Deed<OfSquad, undefined, { ended: true }, { code: 'none' }> = {
  name: 'page.revoke-wall',
  accepted: z.object({ ended: z.literal(true) }),
  find: inSquad,
  async act(change, { squad, actor }) {
    return (await endWall(change, squad, actor.userId))
      ? { accepted: { ended: true } }
      : { refused: { code: 'none' } };
  },
};
