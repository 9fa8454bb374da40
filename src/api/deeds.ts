import { z } from 'zod';
import type { Ids } from '../database/ids.ts';
import { type Deed, inSquad } from '../deeds/deed.ts';
import { hashOf, tokenFrom } from './token.ts';
import { beginToken, endToken, tokenSecret } from './token-store.ts';

/** A token is made, and ends the one before; what is kept of the answer does not tell it. */
export const making = (
  ids: Ids,
): Deed<{ readonly squadId: string; readonly key: string }, undefined, { replaced: boolean }> => ({
  name: 'token.make',
  accepted: z.object({ replaced: z.boolean() }),
  find: inSquad,
  async act(change, { squad, actor }, { key }) {
    const secret = await tokenSecret(change, () => ids.key() + ids.key());
    const hash = hashOf(tokenFrom(secret, squad.id, key));
    return { accepted: { replaced: await beginToken(change, squad, { hash, by: actor.userId }) } };
  },
});

/** The squad's token ends; where there is none, there is none after it. */
export const revoking: Deed<{ readonly squadId: string }, undefined, { ended: true }, { code: 'none' }> = {
  name: 'token.revoke',
  accepted: z.object({ ended: z.literal(true) }),
  find: inSquad,
  async act(change, { squad, actor }) {
    return (await endToken(change, squad, actor.userId))
      ? { accepted: { ended: true } }
      : { refused: { code: 'none' } };
  },
};
