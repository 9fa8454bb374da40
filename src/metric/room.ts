import type { App } from '@slack/bolt';
import type { Renderer } from '../delivery/renderer.ts';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { registerNumbers } from './listeners.ts';
import { registerTargets } from './target-listeners.ts';

/** The number, and what the squad aims at. */
export function register(bolt: App, core: RitualCore): void {
  registerNumbers(bolt, core);
  registerTargets(bolt, core);
}

export const renderers: readonly Renderer[] = [];
export const dueHandlers: readonly DueHandler[] = [];
