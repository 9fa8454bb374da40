import { inItsSquad } from '../deeds/anywhere.ts';
import type { Room } from '../ritual/room.ts';
import { actions, commands, modals, shortcuts } from '../slack/ids.ts';
import { onClick, onCommand, onShortcut, onSubmit } from '../slack/listen.ts';
import { logIdea, proposeIdea } from './log.ts';
import { logMessage } from './message.ts';
import { saveIdea } from './save.ts';

/** How ideas come in. */
export const ideas: Room = {
  register(bolt, core) {
    onCommand(bolt, core, commands.idea, inItsSquad(commands.idea, logIdea));
    onShortcut(bolt, core, shortcuts.logMessage, logMessage);
    onClick(bolt, core, actions.proposeIdea, proposeIdea);
    onSubmit(bolt, core, modals.idea, saveIdea);
  },
};
