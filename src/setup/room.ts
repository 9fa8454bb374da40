import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { onSave, onSetUp } from './listeners.ts';
import { renderers } from './renderers.ts';

/** The form in which a squad is set up and changed, and what its channel reads of it. */
export const setup: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.setUp, onSetUp);
    onSubmit(bolt, core, modals.setUp, onSave(core));
  },
  renderers,
};
