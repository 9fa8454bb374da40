import type { App } from '@slack/bolt';
import type { RitualCore } from '../ritual/core.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { actions } from '../slack/ids.ts';
import { onClick } from '../slack/listen.ts';
import { closePlanning } from './listeners.ts';

export { renderers } from './renderers.ts';
export { planningRitual } from './ritual.ts';

/** Monday: the board's own button; ideas, estimates and taking in belong to lower rooms. */
export function register(bolt: App, core: RitualCore): void {
  onClick(bolt, core, actions.closePlanning, (click) => closePlanning(core, click));
}

export const dueHandlers: readonly DueHandler[] = [];
