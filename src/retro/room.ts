import type { Room } from '../ritual/room.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { numberHandler } from './ask-number.ts';
import { closeRetro, onNote, saveNote } from './listeners.ts';
import { askHandler, renderers } from './ritual.ts';
import { onTakeAction, saveAction } from './try.ts';

export { retroRitual } from './ritual.ts';

/** Friday: what people click and type, the digest and its corrections. */
export const retro: Room = {
  register(bolt, core) {
    onClick(bolt, core, actions.noteRetro, onNote);
    onSubmit(bolt, core, modals.retroNotes, saveNote);
    onClick(bolt, core, actions.takeAction, onTakeAction);
    onSubmit(bolt, core, modals.takeAction, saveAction);
    onClick(bolt, core, actions.closeRetro, (click) => closeRetro(core, click));
  },
  renderers,
  dueHandlers: [askHandler, numberHandler],
};
