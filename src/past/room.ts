import type { Room } from '../ritual/room.ts';
import { registerPast } from './listeners.ts';

/** Old bets, from before the squad was here. */
export const past: Room = { register: registerPast };
