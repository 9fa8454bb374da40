export { register } from './listeners.ts';
export { renderers } from './renderers.ts';
export { standupRitual } from './ritual.ts';
export { dueHandlers } from './timers.ts';
