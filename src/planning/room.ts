import type { Room } from '../ritual/room.ts';
import { actions } from '../slack/ids.ts';
import { onClick } from '../slack/listen.ts';
import { closePlanning } from './listeners.ts';
import { moreIdeas } from './more-ideas.ts';
import { renderers } from './renderers.ts';

export { planningRitual } from './ritual.ts';

/** Monday: the board's own buttons; ideas, estimates and taking in belong to lower rooms. */
export const planning: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.moreIdeas, moreIdeas);
    onClick(bolt, core, actions.closePlanning, (click) => closePlanning(core, click));
  },
  renderers,
};
