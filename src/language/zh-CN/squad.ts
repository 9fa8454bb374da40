import type { squad as en } from '../en/squad.ts';

export const squad: typeof en = {};
