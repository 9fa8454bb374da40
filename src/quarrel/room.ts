import type { Room } from '../ritual/room.ts';
import { actions, modals, shortcuts } from '../slack/ids.ts';
import { onClick, onShortcut, onSubmit } from '../slack/listen.ts';
import { askHandler } from './ask.ts';
import { letNumbersDecide, onOtherSide, saveOtherSide, saveQuarrel } from './listeners.ts';
import { renderers } from './renderers.ts';

/** Two who see it differently make one bet; its answer comes into their thread. */
export const quarrel: Room = {
  register(bolt, core) {
    onShortcut(bolt, core, shortcuts.letNumbersDecide, letNumbersDecide);
    onSubmit(bolt, core, modals.quarrel, saveQuarrel);
    onClick(bolt, core, actions.otherSide, onOtherSide);
    onSubmit(bolt, core, modals.otherSide, saveOtherSide);
  },
  renderers,
  dueHandlers: [askHandler],
};
