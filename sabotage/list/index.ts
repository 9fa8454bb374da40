import type { Protection } from '../protection.ts';
import { hostile } from './hostile.ts';
import { inTime } from './in-time.ts';
import { meanwhile } from './meanwhile.ts';
import { recovery } from './recovery.ts';
import { rightPerson } from './right-person.ts';
import { rightSquad } from './right-squad.ts';
import { sentOnce } from './sent-once.ts';
import { storedOnce } from './stored-once.ts';

/** Every protection that the bot relies on, by the promise it serves. */
export const protections: readonly Protection[] = [
  ...storedOnce,
  ...meanwhile,
  ...sentOnce,
  ...rightPerson,
  ...rightSquad,
  ...inTime,
  ...recovery,
  ...hostile,
];
