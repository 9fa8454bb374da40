import type { User } from '../../../types.ts';

/** Somebody one can be. */
export const isPerson = (user: User): boolean => !user.bot && user.id !== 'USLACKBOT';
