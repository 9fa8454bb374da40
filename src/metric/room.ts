import type { Room } from '../ritual/room.ts';
import { registerNumbers } from './listeners.ts';
import { registerSettings } from './settings-listeners.ts';
import { registerTargets } from './target-listeners.ts';

/** The squad's numbers, and what the squad aims at. */
export const metric: Room = {
  register(bolt, core) {
    registerNumbers(bolt, core);
    registerSettings(bolt, core);
    registerTargets(bolt, core);
  },
};
