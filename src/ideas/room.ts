import type { Room } from '../ritual/room.ts';
import { actions, modals, shortcuts } from '../slack/ids.ts';
import { onClick, onShortcut, onSubmit } from '../slack/listen.ts';
import { proposeIdea } from './log.ts';
import { logMessage } from './message.ts';
import { saveIdea } from './save.ts';

/** How ideas come in. */
export const ideas: Room = {
  register(bolt, core) {
    onShortcut(bolt, core, shortcuts.logMessage, logMessage);
    onClick(bolt, core, actions.proposeIdea, proposeIdea);
    onSubmit(bolt, core, modals.idea, saveIdea);
  },
};
