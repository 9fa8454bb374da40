import type { Room } from '../ritual/room.ts';
import { registerNumbers } from './listeners.ts';
import { registerTargets } from './target-listeners.ts';

/** The number, and what the squad aims at. */
export const metric: Room = {
  register(bolt, core) {
    registerNumbers(bolt, core);
    registerTargets(bolt, core);
  },
};
