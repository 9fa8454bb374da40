import type { App } from '@slack/bolt';
import type { Renderer } from '../delivery/renderer.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions, modals } from '../slack/ids.ts';
import { onClick, onSubmit } from '../slack/listen.ts';
import { estimate, saveEstimate } from './estimate-listeners.ts';

/** Estimates of hypotheses. */
export function register(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.estimate, estimate);
  onSubmit(bolt, core, modals.estimate, saveEstimate);
}

export const renderers: readonly Renderer[] = [];
export const dueHandlers: readonly DueHandler[] = [];
