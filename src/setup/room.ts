import type { App } from '@slack/bolt';
import type { Renderer } from '../delivery/renderer.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions, commands, modals } from '../slack/ids.ts';
import { onClick, onCommand, onSubmit } from '../slack/listen.ts';
import { onChosen } from '../squad/anywhere.ts';
import { onAwaySaved } from './away-form.ts';
import { awayRenderers } from './away-note.ts';
import { daysOffRenderers, onDaysOffSaved, onTakeBack } from './days-off.ts';
import { registerEvents } from './events.ts';
import { firstDayRenderer } from './first-day.ts';
import { onFirstWeek } from './first-week.ts';
import { leftRenderer } from './left.ts';
import { onSave, onSetUp } from './listeners.ts';
import { onLeave, onOtherLanguage, onOtherTime, onOwnTime } from './own-choices.ts';
import { pauseRenderers, resume } from './pause.ts';
import { channelRenderers } from './renderers.ts';
import { handlersOf, onSquad } from './squad-command.ts';

export { endings } from './endings.ts';
export { createReconciler } from './reconcile.ts';

export const renderers: readonly Renderer[] = [
  ...channelRenderers,
  firstDayRenderer,
  leftRenderer,
  ...pauseRenderers,
  ...awayRenderers,
  ...daysOffRenderers,
];

export const dueHandlers: readonly DueHandler[] = [];

/** Set-up, `/squad`, a member's first day and days away, and what Slack tells about channels and people. */
export function register(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.squad, onSquad(core));
  onClick(bolt, core, actions.chooseSquad, onChosen(handlersOf(core)));
  onClick(bolt, core, actions.setUp, onSetUp);
  onSubmit(bolt, core, modals.setUp, onSave(core));
  onClick(bolt, core, actions.otherTime, onOtherTime);
  onSubmit(bolt, core, modals.ownTime, onOwnTime(core));
  onClick(bolt, core, actions.otherLanguage, onOtherLanguage);
  onClick(bolt, core, actions.leaveSquad, onLeave(core));
  onClick(bolt, core, actions.planRest, onFirstWeek(core, 'rest'));
  onClick(bolt, core, actions.startMonday, onFirstWeek(core, 'monday'));
  onClick(bolt, core, actions.resume, (click) => resume(core, click, click.value));
  onSubmit(bolt, core, modals.away, onAwaySaved(core));
  onSubmit(bolt, core, modals.daysOff, onDaysOffSaved(core));
  onClick(bolt, core, actions.takeBackDays, onTakeBack(core));
  registerEvents(bolt, core);
}
