import type { Room } from '../ritual/room.ts';
import { actions } from '../slack/ids.ts';
import { onClick } from '../slack/listen.ts';
import { onAskSquad, onNotNow, onTakeInNow } from './listeners.ts';
import { renderers } from './renderers.ts';

/** What can't wait for Monday. */
export const hotTopic: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.askSquad, onAskSquad);
    onClick(bolt, core, actions.takeInNow, onTakeInNow);
    onClick(bolt, core, actions.notNow, onNotNow);
  },
  renderers,
};
