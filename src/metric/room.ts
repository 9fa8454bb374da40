import type { Renderer } from '../delivery/renderer.ts';
import type { DueHandler } from '../schedule/tick.ts';

export { register } from './listeners.ts';

export const renderers: readonly Renderer[] = [];
export const dueHandlers: readonly DueHandler[] = [];
