import { onChosen } from '../deeds/anywhere.ts';
import type { Room } from '../ritual/room.ts';
import { actions, commands } from '../slack/ids.ts';
import { onClick, onCommand } from '../slack/listen.ts';
import { onMoveSquad } from './move.ts';
import { moveRenderers } from './move-messages.ts';
import { typedOthers } from './others.ts';
import { resume } from './pause.ts';
import { pauseRenderers } from './pause-messages.ts';
import { handlersOf, onReadingChosen, onSquad } from './squad-command.ts';

/** The commands: `/squad` with all that can stand behind it, and the others. */
export const command: Room = {
  register(bolt, core) {
    onCommand(bolt, core, commands.squad, onSquad(core));
    for (const [name, handler] of Object.entries(typedOthers(core))) onCommand(bolt, core, name, handler);
    onClick(bolt, core, actions.chooseSquad, onChosen(handlersOf(core)));
    onClick(bolt, core, actions.chooseReading, onReadingChosen(core));
    onClick(bolt, core, actions.moveSquad, onMoveSquad(core));
    onClick(bolt, core, actions.resume, (click) => resume(core, { ...click, text: '' }, click.value, ''));
  },
  renderers: [...pauseRenderers, ...moveRenderers],
};
