import type { Room } from '../ritual/room.ts';
import { actions } from '../slack/ids.ts';
import { onClick } from '../slack/listen.ts';
import { closePlanning } from './listeners.ts';
import { renderers } from './renderers.ts';

export { planningRitual } from './ritual.ts';

/** Monday: the board's own button; ideas, estimates and taking in belong to lower rooms. */
export const planning: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.closePlanning, (click) => closePlanning(core, click));
  },
  renderers,
};
