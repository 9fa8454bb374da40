import { z } from 'zod';
import { type Deed, inSquad } from '../deeds/deed.ts';
import { changeSquad } from '../squad/store.ts';
import { tellChosen } from './messages.ts';
import { setMonth } from './month-begins.ts';

const accepted = z.object({ channelId: z.string().nullable() });

/** Where the squad's stakeholders read along is chosen, or that they no longer do. */
export const choosing: Deed<
  { squadId: string; channelId: string | null },
  undefined,
  z.infer<typeof accepted>,
  { readonly code: 'own' }
> = {
  name: 'stakeholders.choose',
  accepted,
  find: inSquad,
  async act(change, { squad, actor: { userId: by } }, { channelId }) {
    if (channelId === squad.channelId) return { refused: { code: 'own' } };
    if (channelId !== squad.stakeholderChannelId) {
      const now = await changeSquad(change, squad, { stakeholderChannelId: channelId }, by);
      await tellChosen(change, now, by);
      if (channelId !== null) await setMonth(change, now);
    }
    return { accepted: { channelId } };
  },
};
