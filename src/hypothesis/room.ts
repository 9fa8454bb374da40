import type { App } from '@slack/bolt';
import type { Renderer } from '../delivery/renderer.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions, commands, modals } from '../slack/ids.ts';
import { onClick, onCommand, onSubmit } from '../slack/listen.ts';
import { estimate, saveEstimate } from './estimate-listeners.ts';
import { logIdea, proposeIdea } from './idea-listeners.ts';
import { saveIdea } from './save-idea.ts';

/** Ideas, hypotheses and estimates: what people type and click about them. */
export function register(bolt: App, core: RitualCore): void {
  onCommand(bolt, core, commands.idea, logIdea);
  onClick(bolt, core, actions.proposeIdea, proposeIdea);
  onSubmit(bolt, core, modals.idea, saveIdea);
  onClick(bolt, core, actions.estimate, estimate);
  onSubmit(bolt, core, modals.estimate, saveEstimate);
}

export const renderers: readonly Renderer[] = [];
export const dueHandlers: readonly DueHandler[] = [];
