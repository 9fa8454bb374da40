import type { Room } from '../ritual/room.ts';
import { register } from './listeners.ts';
import { renderers } from './renderers.ts';
import { dueHandlers } from './timers.ts';

export { standupRitual } from './ritual.ts';

/** Every working day: the question, the answers, what is in the way. */
export const standup: Room = { register, renderers, dueHandlers };
