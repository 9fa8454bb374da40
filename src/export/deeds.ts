import { z } from 'zod';
import { type Deed, inSquad } from '../deeds/deed.ts';

/** Somebody asks for everything that their squad has; it goes to them alone. */
export const exporting: Deed<{ readonly squadId: string }, undefined, Record<string, never>> = {
  name: 'squad.export',
  accepted: z.object({}),
  find: inSquad,
  act: async () => ({ accepted: {} }),
};
