import type { App } from '@slack/bolt';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions, commands, modals } from '../slack/ids.ts';
import { onClick, onCommand, onSubmit } from '../slack/listen.ts';
import { registerEvents } from './events.ts';
import { onSave, onSetUp } from './listeners.ts';
import { onSquad } from './squad-command.ts';

export { endings } from './endings.ts';
export { createReconciler } from './reconcile.ts';
export { renderers } from './renderers.ts';

export const dueHandlers: readonly DueHandler[] = [];

/** Set-up, `/squad`, and what Slack tells about channels and people. */
export function register(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.squad, (command) => onSquad(core, command));
  onClick(bolt, core, actions.setUp, onSetUp);
  onSubmit(bolt, core, modals.setUp, onSave(core));
  registerEvents(bolt, core);
}
