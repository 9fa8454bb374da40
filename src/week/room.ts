import type { App } from '@slack/bolt';
import type { Renderer } from '../delivery/renderer.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { onActionDone, onActionOn, onDropAction } from './action-deeds.ts';
import { askHandlers } from './ask.ts';
import { askRenderer } from './ask-view.ts';
import { onCarryOver, saveCarryOver } from './carry-over.ts';
import { onDrop } from './deeds.ts';
import { onAskSquad, onNotNow, onTakeInNow } from './hot-topic.ts';
import { renderers as hotTopicRenderers } from './hot-topic-renderers.ts';
import { onLaunch, saveLaunch } from './launch.ts';
import { onAddOtherWork, saveOtherWork } from './other-work.ts';
import { onChooseHow, onChooseVerdict, onCounts, onEnterResult, onNotYet } from './result-listeners.ts';
import { onTakeIn, saveTakeIn } from './take-in.ts';
import { onLookAgain, onVerdict } from './verdict.ts';

/** What happens to commitments: taking in, launching, carrying over, dropping, results. */
export function register(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.takeIn, onTakeIn);
  // A won one's bigger version is taken in as any other.
  onSubmit(bolt, core, modals.takeIn, saveTakeIn);
  onClick(bolt, core, actions.addOtherWork, onAddOtherWork);
  onSubmit(bolt, core, modals.otherWork, saveOtherWork);
  onClick(bolt, core, actions.askSquad, onAskSquad);
  onClick(bolt, core, actions.takeInNow, onTakeInNow);
  onClick(bolt, core, actions.notNow, onNotNow);
  onClick(bolt, core, actions.launch, onLaunch);
  onSubmit(bolt, core, modals.launch, saveLaunch);
  onClick(bolt, core, actions.carryOver, onCarryOver);
  onSubmit(bolt, core, modals.carryOver, saveCarryOver);
  onClick(bolt, core, actions.drop, onDrop);
  onClick(bolt, core, actions.actionDone, onActionDone);
  onClick(bolt, core, actions.actionOn, onActionOn);
  onClick(bolt, core, actions.dropAction, onDropAction);
  onClick(bolt, core, actions.enterResult, onEnterResult);
  onSubmit(bolt, core, modals.result, onCounts);
  onClick(bolt, core, actions.chooseHow, onChooseHow);
  onClick(bolt, core, actions.chooseVerdict, onChooseVerdict);
  onSubmit(bolt, core, modals.verdict, (submission) => onVerdict(core, submission));
  onClick(bolt, core, actions.notYet, onNotYet);
  onSubmit(bolt, core, modals.notYet, onLookAgain);
}

export const renderers: readonly Renderer[] = [askRenderer, ...hotTopicRenderers];
export const dueHandlers: readonly DueHandler[] = askHandlers;
