import type { App } from '@slack/bolt';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { closeRetro, onNote, saveNote } from './listeners.ts';
import { askHandler } from './ritual.ts';
import { onTakeAction, saveAction } from './try.ts';

export { renderers, retroRitual } from './ritual.ts';

/** What people click and type on Fridays. */
export function register(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.noteRetro, onNote);
  onSubmit(bolt, core, modals.retroNotes, saveNote);
  onClick(bolt, core, actions.takeAction, onTakeAction);
  onSubmit(bolt, core, modals.takeAction, saveAction);
  onClick(bolt, core, actions.closeRetro, (click) => closeRetro(core, click));
}

export const dueHandlers: readonly DueHandler[] = [askHandler];
