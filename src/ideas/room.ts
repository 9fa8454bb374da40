import type { App } from '@slack/bolt';
import type { Renderer } from '../delivery/renderer.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions, commands, modals, shortcuts } from '../slack/ids.ts';
import { onClick, onCommand, onShortcut, onSubmit } from '../slack/listen.ts';
import { inItsSquad } from '../squad/anywhere.ts';
import { onOpenIdea } from './detail.ts';
import { onDropIdea, onWhatDiffers, onWithdraw, saveDifference, saveDrop } from './keep.ts';
import { listIdeas, onListIdeas, onOpenIdeas, onSearch } from './list.ts';
import { logIdea, proposeIdea } from './log.ts';
import { logMessage } from './message.ts';
import { saveIdea } from './save.ts';

/** How ideas come in and are looked up: what people type and click about the list, with all that was tried before. */
export function register(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.idea, inItsSquad(commands.idea, logIdea));
  onShortcut(bolt, core, shortcuts.logMessage, logMessage);
  onClick(bolt, core, actions.proposeIdea, proposeIdea);
  onSubmit(bolt, core, modals.idea, saveIdea);
  onClick(bolt, core, actions.withdraw, onWithdraw);
  onClick(bolt, core, actions.whatDiffers, onWhatDiffers);
  onSubmit(bolt, core, modals.whatDiffers, saveDifference);
  onCommand(bolt, core, commands.ideas, inItsSquad(commands.ideas, listIdeas));
  onClick(bolt, core, actions.openIdeas, onOpenIdeas);
  onClick(bolt, core, actions.listIdeas, onListIdeas);
  onSubmit(bolt, core, modals.ideas, onSearch);
  onClick(bolt, core, actions.openIdea, onOpenIdea);
  onClick(bolt, core, actions.dropIdea, onDropIdea);
  onSubmit(bolt, core, modals.dropIdea, saveDrop);
}

export const renderers: readonly Renderer[] = [];
export const dueHandlers: readonly DueHandler[] = [];
